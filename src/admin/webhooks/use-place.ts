import { useCallback, useEffect, useState } from '@wordpress/element';
import { screenUrl } from '../shell/mount';

/** Where on the screen somebody is, as its address says. */
export interface Place {
	readonly tab: 'deliveries' | 'addresses';
	/** Number of the delivery that is open; 0 = none. */
	readonly event: number;
}

export const DELIVERIES: Place = { tab: 'deliveries', event: 0 };
export const ADDRESSES: Place = { tab: 'addresses', event: 0 };

export const deliveryAt = ( event: number ): Place => ( {
	tab: 'deliveries',
	event,
} );

export const readPlace = ( search: string ): Place => {
	const query = new URLSearchParams( search );
	const event = query.get( 'event' ) ?? '';
	if ( /^[1-9]\d{0,14}$/.test( event ) ) {
		return deliveryAt( Number( event ) );
	}
	return 'addresses' === query.get( 'tab' ) ? ADDRESSES : DELIVERIES;
};

export const placeUrl = ( { tab, event }: Place ): string => {
	if ( event > 0 ) {
		return screenUrl( 'webhooks', { event: String( event ) } );
	}
	return screenUrl( 'webhooks', 'addresses' === tab ? { tab } : {} );
};

/** Follows the address; Back and Forward change the place as they do a page. */
export const usePlace = (): readonly [ Place, ( to: Place ) => void ] => {
	const [ place, setPlace ] = useState( () =>
		readPlace( window.location.search )
	);
	useEffect( () => {
		const follow = () => setPlace( readPlace( window.location.search ) );
		window.addEventListener( 'popstate', follow );
		return () => window.removeEventListener( 'popstate', follow );
	}, [] );
	const go = useCallback( ( to: Place ) => {
		window.history.pushState( null, '', placeUrl( to ) );
		setPlace( to );
		window.scrollTo( 0, 0 );
	}, [] );
	return [ place, go ];
};
