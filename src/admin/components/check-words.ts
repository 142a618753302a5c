import { __ } from '@wordpress/i18n';
import type { ConnectionAnswer, ConnectionCheck } from '../../api/connection';

export const stepNames = (): Record< ConnectionCheck[ 'step' ], string > => ( {
	address: __( 'Reaching Sedifex', 'sedifex-sync' ),
	https: __( 'Secure address', 'sedifex-sync' ),
	clock: __( 'Clock', 'sedifex-sync' ),
	contract: __( 'Version', 'sedifex-sync' ),
	store: __( 'Store', 'sedifex-sync' ),
	key: __( 'Key', 'sedifex-sync' ),
	products: __( 'Items', 'sedifex-sync' ),
	availability: __( 'Times to book', 'sedifex-sync' ),
	checkout: __( 'Online payment', 'sedifex-sync' ),
	split: __( 'Payouts', 'sedifex-sync' ),
	delivery: __( 'Pay on delivery', 'sedifex-sync' ),
} );

export const stateWords = (): Record<
	ConnectionCheck[ 'state' ],
	string
> => ( {
	ok: __( 'Good', 'sedifex-sync' ),
	failed: __( 'To do', 'sedifex-sync' ),
	notice: __( 'Good to know', 'sedifex-sync' ),
	skipped: __( 'Not checked', 'sedifex-sync' ),
} );

/** What kind of failure it is, for the owner; '' where all is well. */
export const headline = ( { ok, category }: ConnectionAnswer ): string => {
	if ( ok ) {
		return '';
	}
	switch ( category ) {
		case 'authentication':
			return __(
				'Sedifex does not accept what was entered',
				'sedifex-sync'
			);
		case 'contract':
			return __( 'Sedifex works with another version', 'sedifex-sync' );
		case 'network':
			return __( 'Sedifex cannot be reached right now', 'sedifex-sync' );
		default:
			return __( 'The answer of Sedifex cannot be read', 'sedifex-sync' );
	}
};
