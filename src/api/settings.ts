/**
 * What `/settings` answers. The PHP side is includes/Settings/SettingsSchema.php;
 * tests/fixtures/rest-schemas.json holds the two together.
 */
import * as z from 'zod/mini';

const secret = z.strictObject( {
	has_value: z.boolean(),
	last4: z.string(),
	source: z.enum( [ 'constant', 'stored', 'none' ] ),
	locked: z.boolean(),
} );

const pages = z.strictObject( {
	shop: z.int(),
	cart: z.int(),
	status: z.int(),
	booking: z.int(),
} );

const values = z.strictObject( {
	store_id: z.string(),
	base_url: z.string(),
	checkout_url: z.string(),
	currency: z.string(),
	contract_version: z.string(),
	site_label: z.string(),
	cache_ttl: z.int(),
	payments: z.array( z.enum( [ 'online', 'pay_on_delivery' ] ) ),
	receive: z.array( z.enum( [ 'delivery', 'pickup' ] ) ),
	whatsapp: z.string(),
	pages,
	show_originals: z.boolean(),
	mail_customer: z.boolean(),
	owner_email: z.string(),
	mail_attention: z.boolean(),
	mail_orders: z.boolean(),
	events_keep_days: z.int(),
	events_keep_mb: z.int(),
	remove: z.array( z.enum( [ 'catalogue', 'settings', 'orders' ] ) ),
} );

export const settingsSchema = z.strictObject( {
	settings: values,
	secrets: z.strictObject( {
		integration_key: secret,
		webhook_secret: secret,
		selldone_webhook_secret: secret,
		selldone_sign_key: secret,
		sevi_webhook_token: secret,
	} ),
	constants: z.record( z.string(), z.string() ),
	defaults: z.strictObject( {
		base_url: z.string(),
		contract_version: z.string(),
		site_label: z.string(),
	} ),
	is_connected: z.boolean(),
	is_local: z.boolean(),
} );

export type SettingsAnswer = z.infer< typeof settingsSchema >;
export type SettingsValues = SettingsAnswer[ 'settings' ];
export type SecretName = keyof SettingsAnswer[ 'secrets' ];
export type PageName = keyof SettingsValues[ 'pages' ];

/** What may be sent: some settings, some secrets, and secrets to remove. */
export type SettingsChanges = Partial< SettingsValues > &
	Partial< Record< SecretName, string > > & { forget?: SecretName[] };
