import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { withLock } from './lock';
import { MariaDb } from './mariadb';
import { CACHE, PLUGIN_SLUG, ROOT } from './paths';
import { freePort, isFree } from './port';
import { Problem } from './problem';
import { step } from './progress';
import { folderOf, Site, type SiteOptions } from './site';
import { missingFor, type Database } from './tools';
import { isServing, startServer, stopServer } from './web-server';
import { getWordPress } from './wordpress';

/** What a folder was made from; when it changes, the site is made anew. */
type Recipe = {
	wp: string;
	db: Database;
	theme: string;
	plugin: string | false;
};

async function link( target: string, path: string ): Promise< void > {
	await rm( path, { recursive: true, force: true } );
	await symlink( target, path );
}

/** A copy of WordPress with the plugin, our themes and test helpers in it. */
async function lay(
	wordpress: string,
	core: string,
	options: SiteOptions
): Promise< void > {
	await rm( wordpress, { recursive: true, force: true } );
	await cp( core, wordpress, { recursive: true } );
	const content = join( wordpress, 'wp-content' );
	if ( options.plugin !== false ) {
		await link(
			options.plugin ?? ROOT,
			join( content, 'plugins', PLUGIN_SLUG )
		);
	}
	await link(
		join( ROOT, 'tests/themes/classic' ),
		`${ content }/themes/classic`
	);
	const mustUse = join( content, 'mu-plugins' );
	if ( options.mustUse ) {
		await mkdir( mustUse, { recursive: true } );
		for ( const file of options.mustUse ) {
			await link( file, join( mustUse, basename( file ) ) );
		}
	} else {
		await link( join( ROOT, 'tests/mu-plugins' ), mustUse );
	}
}

async function choosePort(
	wanted: number | undefined,
	last: number | undefined
): Promise< number > {
	if ( wanted ) {
		if ( ! ( await isFree( wanted ) ) ) {
			throw new Problem(
				`Port ${ wanted } is in use. Stop what is using it, or choose another one.`
			);
		}
		return wanted;
	}
	return last && ( await isFree( last ) ) ? last : freePort();
}

/** Sites that this process started, for when it is interrupted. */
const started = new Set< Site >();

async function start( options: SiteOptions ): Promise< Site > {
	const db = options.db ?? 'mariadb';
	const server = options.server ?? 'fpm';
	const missing = await missingFor( db, server );
	if ( missing.length > 0 ) {
		throw new Problem(
			`A site with ${ db } needs ${ missing.join( ', ' ) } on this machine.`
		);
	}
	const core = await getWordPress( options.wp ?? '7.1' );
	const folder = folderOf( options.name );
	const recipeFile = join( folder, 'recipe.json' );
	const stateFile = join( folder, 'site.json' );
	const recipe = JSON.stringify( {
		wp: core.version,
		db,
		theme: options.theme ?? 'twentytwentyfive',
		plugin: options.plugin ?? ROOT,
	} satisfies Recipe );
	await mkdir( join( folder, 'log' ), { recursive: true } );

	const last = await findSite( options.name );
	const web = `${ server }, ${ options.children ?? 4 } children`;
	// A server that is up as wanted stays up: PHP reads the new configuration
	// with the next request.
	const stays =
		( await isServing( folder ) ) &&
		last?.web === web &&
		( options.port ?? last.port ) === last.port;
	if ( ! stays ) {
		await stopServer( folder );
	}
	// The recipe is written last, so that half a site is never used.
	const made = await readFile( recipeFile, 'utf8' ).catch( () => '' );
	const anew = options.fresh === true || made !== recipe;
	if ( anew ) {
		await Promise.all( [
			stopServer( folder ),
			new MariaDb( folder ).stop(),
		] );
		await rm( folder, { recursive: true, force: true } );
		await mkdir( join( folder, 'log' ), { recursive: true } );
		await lay( join( folder, 'wordpress' ), core.folder, options );
	}
	const port =
		stays && last
			? last.port
			: await choosePort( options.port, last?.port );
	const site = new Site( options.name, core.version, db, port, web );
	started.add( site );
	await site.prepare( options );
	if ( ! stays || anew ) {
		await startServer( server, {
			folder,
			wordpress: site.wordpress,
			port,
			children: options.children ?? 4,
		} );
	}
	await writeFile(
		stateFile,
		JSON.stringify( { version: core.version, db, port, web } )
	);
	await writeFile( recipeFile, recipe );
	return site;
}

/**
 * Starts a site, making it first where it is not there yet. An existing one
 * keeps its data: call reset() for a clean one.
 */
export function startSite( options: SiteOptions ): Promise< Site > {
	const lock = join( CACHE, 'sites', `${ options.name }.lock` );
	return step(
		`Starting site ${ options.name } (WordPress ${ options.wp ?? '7.1' }, ${ options.db ?? 'mariadb' })`,
		() => withLock( lock, () => start( options ) )
	);
}

/** A site that was started before, running or not. */
export async function findSite( name: string ): Promise< Site | undefined > {
	const text = await readFile(
		join( folderOf( name ), 'site.json' ),
		'utf8'
	).catch( () => undefined );
	if ( ! text ) {
		return undefined;
	}
	const state = JSON.parse( text ) as {
		version: string;
		db: Database;
		port: number;
		web: string;
	};
	return new Site( name, state.version, state.db, state.port, state.web );
}

/** Stops every site that this process started. */
export async function stopStartedSites(): Promise< void > {
	await Promise.all( [ ...started ].map( ( site ) => site.stop() ) );
}

/** Stops a site and deletes what it was. */
export async function removeSite( name: string ): Promise< void > {
	await ( await findSite( name ) )?.stop();
	await new MariaDb( folderOf( name ) ).stop();
	await rm( folderOf( name ), { recursive: true, force: true } );
}
