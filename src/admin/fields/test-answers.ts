/** Answers of the server for tests, in the form that src/api describes. */
import type { ConnectionAnswer } from '../../api/connection';
import type { SettingsAnswer } from '../../api/settings';

const none = {
	has_value: false,
	last4: '',
	source: 'none',
	locked: false,
} as const;

export const answer = (
	changes: Partial< SettingsAnswer > = {}
): SettingsAnswer => ( {
	settings: {
		store_id: 'store-accra',
		base_url: 'https://sedifex.example',
		checkout_url: '',
		currency: 'GHS',
		contract_version: '2026-04-13',
		site_label: '',
		cache_ttl: 300,
		payments: [ 'online' ],
		receive: [ 'delivery' ],
		whatsapp: '',
		pages: { shop: 0, cart: 0, status: 0, booking: 0 },
		show_originals: false,
		mail_customer: true,
		owner_email: '',
		mail_attention: true,
		mail_orders: false,
		events_keep_days: 30,
		events_keep_mb: 50,
		remove: [ 'catalogue' ],
	},
	secrets: {
		integration_key: {
			has_value: true,
			last4: 'cdef',
			source: 'stored',
			locked: false,
		},
		webhook_secret: none,
		selldone_webhook_secret: none,
		selldone_sign_key: none,
		sevi_webhook_token: none,
	},
	constants: {},
	defaults: {
		base_url: 'https://sedifex.example',
		contract_version: '2026-04-13',
		site_label: 'Mensah & Sons',
	},
	is_connected: true,
	is_local: false,
	...changes,
} );

export const tested = (
	changes: Partial< ConnectionAnswer > = {}
): ConnectionAnswer => ( {
	ok: true,
	category: '',
	checks: [
		{ step: 'address', state: 'ok', message: 'Sedifex can be reached.' },
		{ step: 'products', state: 'ok', message: '44 items are ready.' },
	],
	expected_version: '',
	request_id: '',
	...changes,
} );
