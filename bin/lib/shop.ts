import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { ROOT } from './paths';
import { startPlayground } from './playground';
import { startSite } from './start-site';
import { findPhp, missingFor } from './tools';
import type { Constant } from './wp-config';

/** What `npm start` needs of a WordPress, whatever runs it. */
export type ShopSite = {
	url: string;
	version: string;
	/** What runs it, in words. */
	on: string;
	/** Address that logs its visitor in. */
	admin: string;
	php: ( code: string ) => Promise< string >;
	stop: () => Promise< void >;
};

export const PLUGIN_FILE = "WP_PLUGIN_DIR . '/sedifex-sync";

const MUST_USE = [ 'bin/php/start-login.php', 'tests/mu-plugins/mail-box.php' ];

/** Whether the machine's own PHP will do, which is far faster. */
async function ownPhp(): Promise< boolean > {
	const wish = process.env.SEDIFEX_START;
	if ( wish === 'playground' || process.platform === 'win32' ) {
		return false;
	}
	const php = await findPhp();
	const pictures = [ 'gd', 'imagick' ].some( ( name ) =>
		php?.extensions.includes( name )
	);
	return pictures && ( await missingFor( 'sqlite', 'builtin' ) ).length === 0;
}

/** A WordPress on SQLite that knows where the sandbox is, on the port asked for. */
export async function startShop(
	port: number,
	sandboxUrl: string,
	fresh: boolean
): Promise< ShopSite > {
	const word = randomBytes( 16 ).toString( 'hex' );
	const options = {
		name: 'start',
		port,
		cron: true,
		fresh,
		mustUse: MUST_USE.map( ( file ) => join( ROOT, file ) ),
		constants: {
			SEDIFEX_API_BASE_URL: sandboxUrl,
			SEDIFEX_START_LOGIN: word,
		} satisfies Record< string, Constant >,
	};
	const native = await ownPhp();
	const site = native
		? await startSite( { ...options, db: 'sqlite', server: 'builtin' } )
		: await startPlayground( options );
	const php = await findPhp();
	return {
		url: site.url.replace( /\/$/, '' ),
		version: site.version,
		on: native
			? `this machine's PHP ${ php?.version }`
			: 'PHP in WebAssembly (Playground), about a second a page; with PHP 8.1 or newer on this machine it would be some thirty times faster',
		admin: `${ site.url.replace( /\/$/, '' ) }/?start-login=${ word }`,
		php: ( code ) => site.php( code ),
		stop: () => site.stop(),
	};
}
