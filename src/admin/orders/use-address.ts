import { useCallback, useEffect, useState } from '@wordpress/element';
import { screenUrl } from '../shell/mount';

/** The order that the address names; '' = the list. */
const current = (): string =>
	new URLSearchParams( window.location.search ).get( 'order' ) ?? '';

export const orderUrl = ( reference: string ): string =>
	screenUrl( 'orders', '' === reference ? {} : { order: reference } );

/** Which order is open, as the address says; Back and Forward change it as they do a page. */
export const useAddress = (): readonly [
	string,
	( reference: string ) => void,
] => {
	const [ order, setOrder ] = useState( current );
	useEffect( () => {
		const follow = () => setOrder( current() );
		window.addEventListener( 'popstate', follow );
		return () => window.removeEventListener( 'popstate', follow );
	}, [] );
	const go = useCallback( ( reference: string ) => {
		window.history.pushState( null, '', orderUrl( reference ) );
		setOrder( reference );
		window.scrollTo( 0, 0 );
	}, [] );
	return [ order, go ];
};
