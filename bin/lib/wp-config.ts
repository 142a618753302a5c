export type Constant = string | number | boolean;

type ConfigOptions = {
	database: { host: string; name: string };
	url?: string;
	debugLog: string;
	cron: boolean;
	constants: Record< string, Constant >;
};

const SALTS = [
	'AUTH_KEY',
	'SECURE_AUTH_KEY',
	'LOGGED_IN_KEY',
	'NONCE_KEY',
	'AUTH_SALT',
	'SECURE_AUTH_SALT',
	'LOGGED_IN_SALT',
	'NONCE_SALT',
];

const quote = ( value: Constant ): string =>
	typeof value === 'string'
		? `'${ value.replace( /[\\']/g, '\\$&' ) }'`
		: String( value );

/** The wp-config.php of a throw-away site. */
export function wpConfig( options: ConfigOptions ): string {
	const constants: Record< string, Constant > = {
		DB_NAME: options.database.name,
		DB_USER: 'root',
		DB_PASSWORD: '',
		DB_HOST: options.database.host,
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		...( options.url
			? { WP_HOME: options.url, WP_SITEURL: options.url }
			: {} ),
		WP_DEBUG: true,
		WP_DEBUG_LOG: options.debugLog,
		WP_DEBUG_DISPLAY: false,
		DISABLE_WP_CRON: ! options.cron,
		AUTOMATIC_UPDATER_DISABLED: true,
		FS_METHOD: 'direct',
	};
	constants.WP_ENVIRONMENT_TYPE ??= 'local';
	for ( const name of SALTS ) {
		constants[ name ] ??= `only for a test site: ${ name }`;
	}
	// A caller's constant wins over the same one of ours.
	Object.assign( constants, options.constants );
	return [
		'<?php',
		"$table_prefix = 'wp_';",
		...Object.entries( constants ).map(
			( [ name, value ] ) =>
				`defined( '${ name }' ) || define( '${ name }', ${ quote( value ) } );`
		),
		"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	].join( '\n' );
}
