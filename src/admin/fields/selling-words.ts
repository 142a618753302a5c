import { __ } from '@wordpress/i18n';

/** The ways to pay, as the wizard and the settings name them. */
export const paymentNames = () => ( {
	online: {
		value: 'online' as const,
		label: __( 'Online', 'sedifex-sync' ),
		help: __(
			'Mobile money or card, on the Paystack page of Sedifex.',
			'sedifex-sync'
		),
	},
	pay_on_delivery: {
		value: 'pay_on_delivery' as const,
		label: __( 'On delivery', 'sedifex-sync' ),
		help: __(
			'You collect the money when you hand over the order.',
			'sedifex-sync'
		),
	},
} );

/** The ways to receive an order. */
export const receiveNames = () => ( {
	delivery: {
		value: 'delivery' as const,
		label: __( 'Delivery', 'sedifex-sync' ),
	},
	pickup: {
		value: 'pickup' as const,
		label: __( 'Pick-up at the store', 'sedifex-sync' ),
	},
} );
