import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { withLock } from './lock';
import { CACHE, PLUGIN_SLUG, ROOT } from './paths';
import { Problem } from './problem';
import { step } from './progress';
import { getWordPress, type WordPressVersion } from './wordpress';
import { wpConfig, type Constant } from './wp-config';

/** Where WordPress is inside Playground. */
export const INSIDE = '/wordpress';
const PACKAGE = join( ROOT, 'tests/playground' );

type Mount = { hostPath: string; vfsPath: string };
type PhpResult = { text: string; errors: string; exitCode: number };
type Server = {
	serverUrl: string;
	playground: { run: ( o: { code: string } ) => Promise< PhpResult > };
	[ Symbol.asyncDispose ]: () => Promise< void >;
};
type RunCli = ( options: Record< string, unknown > ) => Promise< Server >;

async function load(): Promise< RunCli > {
	const installer = ( await import(
		pathToFileURL( join( ROOT, 'bin/lib/install.mjs' ) ).href
	) ) as {
		install: ( folder: string, label: string ) => Promise< void >;
	};
	await withLock( join( CACHE, 'playground.lock' ), () =>
		installer.install( PACKAGE, 'Installing WordPress Playground' )
	);
	const entry = createRequire( join( PACKAGE, 'package.json' ) ).resolve(
		'@wp-playground/cli'
	);
	const module = ( await import( pathToFileURL( entry ).href ) ) as {
		runCLI: RunCli;
	};
	return module.runCLI;
}

export type PlaygroundOptions = {
	/** A folder under the cache; what is in it stays. */
	name: string;
	wp?: WordPressVersion;
	php?: string;
	port?: number;
	theme?: string;
	constants?: Record< string, Constant >;
	cron?: boolean;
	/** Files for wp-content/mu-plugins. */
	mustUse?: readonly string[];
	fresh?: boolean;
};

/** A WordPress in WebAssembly: for machines without PHP, and for other PHPs. */
export class Playground {
	constructor(
		readonly version: string,
		readonly folder: string,
		private readonly server: Server
	) {}

	get url(): string {
		return this.server.serverUrl;
	}

	/** Runs PHP with WordPress loaded, and gives what it printed. */
	async php( code: string ): Promise< string > {
		const result = await this.server.playground.run( {
			code: `<?php require '${ INSIDE }/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/admin.php'; ${ code }`,
		} );
		if ( result.exitCode !== 0 ) {
			throw new Error( `${ result.text }\n${ result.errors }` );
		}
		return result.text;
	}

	async stop(): Promise< void > {
		await this.server[ Symbol.asyncDispose ]();
	}
}

async function lay(
	folder: string,
	core: string,
	options: PlaygroundOptions
): Promise< void > {
	await rm( folder, { recursive: true, force: true } );
	await mkdir( folder, { recursive: true } );
	await cp( core, join( folder, 'wordpress' ), { recursive: true } );
	const mustUse = join( folder, 'wordpress/wp-content/mu-plugins' );
	await mkdir( mustUse, { recursive: true } );
	await mkdir( join( folder, 'log' ), { recursive: true } );
	for ( const file of options.mustUse ?? [] ) {
		await cp( file, join( mustUse, file.split( '/' ).at( -1 ) ?? '' ) );
	}
}

async function boot(
	runCli: RunCli,
	folder: string,
	options: PlaygroundOptions,
	install: boolean
): Promise< Server > {
	const mounts: Mount[] = [
		{ hostPath: join( folder, 'wordpress' ), vfsPath: INSIDE },
	];
	return runCli( {
		command: 'server',
		php: options.php ?? '8.3',
		port: options.port ?? 0,
		// A request that asks its own site needs a second worker to answer.
		workers: 2,
		verbosity: 'quiet',
		quiet: true,
		skipBrowser: true,
		wordpressInstallMode: install
			? 'install-from-existing-files'
			: 'do-not-attempt-installing',
		'mount-before-install': mounts,
		mount: [
			{
				hostPath: ROOT,
				vfsPath: `${ INSIDE }/wp-content/plugins/${ PLUGIN_SLUG }`,
			},
			{ hostPath: join( folder, 'log' ), vfsPath: '/log' },
		],
	} );
}

/** Makes WordPress ready inside: theme, permalinks, the plugin. */
const PREPARE = `
	$argv = [ '', '${ INSIDE }', 'THEME', '1' ];
	require WP_PLUGIN_DIR . '/${ PLUGIN_SLUG }/bin/php/prepare.php';
`;

async function start( options: PlaygroundOptions ): Promise< Playground > {
	const runCli = await load();
	const core = await getWordPress( options.wp ?? '7.1' );
	const folder = join( CACHE, 'playground', options.name );
	const stampFile = join( folder, 'recipe.json' );
	const theme = options.theme ?? 'twentytwentyfive';
	const recipe = JSON.stringify( { version: core.version, theme } );
	const there = existsSync( stampFile )
		? await readFile( stampFile, 'utf8' )
		: '';
	const anew = options.fresh === true || there !== recipe;
	if ( anew ) {
		await lay( folder, core.folder, options );
	}
	await writeFile(
		join( folder, 'wordpress/wp-config.php' ),
		wpConfig( {
			database: { host: 'localhost', name: 'wordpress' },
			debugLog: '/log/debug.log',
			cron: options.cron ?? false,
			constants: { SEDIFEX_TEST_LOGS: '/log', ...options.constants },
		} )
	);
	const server = await boot( runCli, folder, options, anew );
	const site = new Playground( core.version, folder, server );
	if ( anew ) {
		await site.php( PREPARE.replace( 'THEME', theme ) );
		// Written last: half a site is made anew.
		await writeFile( stampFile, recipe );
	}
	// Its first answer sends every visitor to the same address once more.
	await fetch( site.url, { redirect: 'manual' } );
	return site;
}

export async function startPlayground(
	options: PlaygroundOptions
): Promise< Playground > {
	const major = Number( process.versions.node.split( '.' )[ 0 ] );
	if ( major < 20 ) {
		throw new Problem( 'WordPress Playground needs Node 20 or newer.' );
	}
	return step( 'Starting WordPress Playground', () => start( options ) );
}
