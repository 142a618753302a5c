import { find, run } from './run';

export type Database = 'mariadb' | 'sqlite';
export type Server = 'fpm' | 'builtin';

/** What WordPress and the plugin need of PHP, and what each database adds. */
const EXTENSIONS = [ 'curl', 'dom', 'mbstring', 'json' ];
const DATABASE_EXTENSION: Record< Database, string > = {
	mariadb: 'mysqli',
	sqlite: 'pdo_sqlite',
};

export type Php = { path: string; version: string; extensions: string[] };

let cached: Promise< Php | undefined > | undefined;

async function askPhp(): Promise< Php | undefined > {
	const path = process.env.SEDIFEX_PHP ?? find( 'php' );
	if ( ! path ) {
		return undefined;
	}
	const { code, stdout } = await run(
		path,
		[
			'-r',
			'echo json_encode( [ PHP_VERSION, array_map( "strtolower", get_loaded_extensions() ) ] );',
		],
		{ allowFailure: true }
	);
	if ( code !== 0 ) {
		return undefined;
	}
	const [ version, extensions ] = JSON.parse( stdout ) as [
		string,
		string[],
	];
	return { path, version, extensions };
}

/** The machine's own PHP, if it has one. */
export function findPhp(): Promise< Php | undefined > {
	cached ??= askPhp();
	return cached;
}

export function findFpm( php: Php ): string | undefined {
	const [ major, minor ] = php.version.split( '.' );
	return find( `php-fpm${ major }.${ minor }`, 'php-fpm' );
}

export const findMariaDb = (): string | undefined =>
	find( 'mariadbd', 'mysqld' );

/**
 * What this machine lacks to run a site of that kind, in words for people;
 * an empty list means that it can.
 */
export async function missingFor(
	database: Database,
	server: Server
): Promise< string[] > {
	const php = await findPhp();
	const missing: string[] = [];
	if (
		! php ||
		php.version.localeCompare( '8.1', 'en', { numeric: true } ) < 0
	) {
		missing.push( 'PHP 8.1 or newer' );
	}
	if ( php ) {
		for ( const name of [
			...EXTENSIONS,
			DATABASE_EXTENSION[ database ],
		] ) {
			if ( ! php.extensions.includes( name ) ) {
				missing.push( `PHP's ${ name } extension` );
			}
		}
	}
	if ( server === 'fpm' ) {
		if ( ! php || ! findFpm( php ) ) {
			missing.push( 'php-fpm' );
		}
		if ( ! find( 'nginx' ) ) {
			missing.push( 'nginx' );
		}
	}
	if ( database === 'mariadb' && ! findMariaDb() ) {
		missing.push( 'MariaDB' );
	}
	return missing;
}
