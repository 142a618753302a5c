import { __ } from '@wordpress/i18n';
import type { EndpointSource, TestHop } from '../../../api/endpoints';

/** What the address of each system is for. */
export const purpose = ( source: EndpointSource ): string =>
	( {
		sedifex: __(
			'Sedifex tells your site at once when a product, an order or a payment changes.',
			'sedifex-sync'
		),
		selldone: __(
			'Selldone tells your site about the orders that it takes, so that your customers find them here too.',
			'sedifex-sync'
		),
		sevi: __(
			'Sevi tells your site about the orders that it takes, so that your customers find them here too.',
			'sedifex-sync'
		),
	} )[ source ];

/** What each system calls the thing that proves it. */
export const secretName = ( source: EndpointSource ): string =>
	'sevi' === source
		? __( 'Token', 'sedifex-sync' )
		: __( 'Secret', 'sedifex-sync' );

export const hopName = ( step: TestHop[ 'step' ] ): string =>
	( {
		address: __( 'Address', 'sedifex-sync' ),
		reached: __( 'Reached', 'sedifex-sync' ),
		answered: __( 'Answer', 'sedifex-sync' ),
		second_door: __( 'Second address', 'sedifex-sync' ),
		signature: __( 'Sender', 'sedifex-sync' ),
		stored: __( 'Stored', 'sedifex-sync' ),
		worked: __( 'Worked on', 'sedifex-sync' ),
	} )[ step ];
