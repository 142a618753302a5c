/** The form as data: what the owner has changed, and nothing else, is what is sent. */
import type {
	SecretName,
	SettingsAnswer,
	SettingsChanges,
	SettingsValues,
} from '../../api/settings';

export interface Form {
	readonly values: SettingsValues;
	/** What was typed into secret fields; '' or absent = untouched. */
	readonly secrets: Readonly< Partial< Record< SecretName, string > > >;
}

export const formOf = ( answer: SettingsAnswer ): Form => ( {
	values: answer.settings,
	secrets: {},
} );

const same = ( a: unknown, b: unknown ): boolean =>
	JSON.stringify( a ) === JSON.stringify( b );

const KEYS = [
	'store_id',
	'base_url',
	'checkout_url',
	'currency',
	'contract_version',
	'site_label',
	'cache_ttl',
	'payments',
	'receive',
	'whatsapp',
	'pages',
	'show_originals',
	'mail_customer',
	'owner_email',
	'mail_attention',
	'mail_orders',
	'events_keep_days',
	'events_keep_mb',
	'remove',
] as const satisfies readonly ( keyof SettingsValues )[];

/** What to send to go from the saved settings to the form; empty when nothing was changed. */
export const changesOf = (
	answer: SettingsAnswer,
	form: Form
): SettingsChanges => {
	const changed = KEYS.filter(
		( key ) => ! same( answer.settings[ key ], form.values[ key ] )
	);
	const typed = Object.entries( form.secrets ).filter(
		( [ , value ] ) => '' !== value.trim()
	);
	return Object.fromEntries( [
		...changed.map( ( key ) => [ key, form.values[ key ] ] ),
		...typed,
	] );
};

const CONNECTION: readonly string[] = [
	'store_id',
	'integration_key',
	'base_url',
	'checkout_url',
	'contract_version',
];

/** A change after which the connection should be tested anew. */
export const touchesConnection = ( changes: SettingsChanges ): boolean =>
	Object.keys( changes ).some( ( key ) => CONNECTION.includes( key ) );

/** Adds or takes out one of several choices. */
export const toggled = < T >(
	list: readonly T[],
	value: T,
	isOn: boolean
): T[] =>
	isOn
		? [ ...list.filter( ( one ) => one !== value ), value ]
		: list.filter( ( one ) => one !== value );
