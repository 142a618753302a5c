import type { View } from '@wordpress/dataviews';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Addresses } from './addresses/addresses';
import { Deliveries } from './deliveries/deliveries';
import { keepView, keptView } from './deliveries/view';
import { Delivery } from './delivery/delivery';
import { GoLink } from './go-link';
import { ADDRESSES, DELIVERIES, usePlace } from './use-place';

/** What other systems told this site, and where they are told to send it. */
export const App = () => {
	const [ place, go ] = usePlace();
	const [ view, setView ] = useState< View >( keptView );
	// Whoever comes back from a delivery goes on where its row is.
	const last = useRef( 0 );
	if ( place.event > 0 ) {
		last.current = place.event;
		return (
			<div className="sedifex-admin sedifex-webhooks">
				<Delivery key={ place.event } id={ place.event } go={ go } />
			</div>
		);
	}
	const tabs = [
		[ DELIVERIES, __( 'Deliveries', 'sedifex-sync' ) ],
		[ ADDRESSES, __( 'Addresses', 'sedifex-sync' ) ],
	] as const;
	return (
		<div className="sedifex-admin sedifex-webhooks">
			<nav
				className="sedifex-webhooks__tabs"
				aria-label={ __( 'Parts of this screen', 'sedifex-sync' ) }
			>
				{ tabs.map( ( [ to, label ] ) => (
					<GoLink
						key={ to.tab }
						to={ to }
						go={ go }
						{ ...( to.tab === place.tab
							? { 'aria-current': 'page' as const }
							: {} ) }
					>
						{ label }
					</GoLink>
				) ) }
			</nav>
			{ 'addresses' === place.tab ? (
				<Addresses go={ go } />
			) : (
				<Deliveries
					view={ view }
					onChangeView={ ( next ) => {
						keepView( next );
						setView( next );
					} }
					go={ go }
					cameFrom={ last.current }
				/>
			) }
		</div>
	);
};
