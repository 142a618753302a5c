import { existsSync } from 'node:fs';
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import { withLock } from './lock';
import { CACHE } from './paths';
import { Problem } from './problem';
import { say, step } from './progress';
import { measureTree, type TreeSize } from './tree';
import { fetchFromDebian } from './wordpress-debian';
import { fetchFromWordPressOrg } from './wordpress-org';

/** The newest WordPress and the oldest one the plugin supports. */
export const VERSIONS = [ '7.1', '6.8' ] as const;
export type WordPressVersion = ( typeof VERSIONS )[ number ];

export type WordPressCopy = { folder: string; version: string; source: string };

type Stamp = TreeSize & { version: string; source: string };

// Debian's newest moves on; the other branch is held by its release.
const SUITES: Record< WordPressVersion, string > = {
	'7.1': 'sid',
	'6.8': 'trixie',
};

const home = join( CACHE, 'wordpress' );

export function isVersion( value: string ): value is WordPressVersion {
	return ( VERSIONS as readonly string[] ).includes( value );
}

async function readVersion( folder: string ): Promise< string > {
	const code = await readFile(
		join( folder, 'wp-includes/version.php' ),
		'utf8'
	);
	return /\$wp_version = '([^']+)'/.exec( code )?.[ 1 ] ?? '';
}

/** A copy counts only with its stamp, written last, and as large as it says. */
async function findComplete(
	folder: string,
	stampFile: string
): Promise< WordPressCopy | undefined > {
	if ( ! existsSync( stampFile ) || ! existsSync( folder ) ) {
		return undefined;
	}
	const stamp = JSON.parse( await readFile( stampFile, 'utf8' ) ) as Stamp;
	const size = await measureTree( folder );
	return size.files === stamp.files && size.bytes === stamp.bytes
		? { folder, version: stamp.version, source: stamp.source }
		: undefined;
}

/** What both sources leave out or leave behind. */
async function tidy( folder: string ): Promise< void > {
	await rm( join( folder, 'wp-config.php' ), { force: true } );
	for ( const name of [ '', '/plugins', '/themes' ] ) {
		await mkdir( `${ folder }/wp-content${ name }`, { recursive: true } );
		await writeFile(
			`${ folder }/wp-content${ name }/index.php`,
			'<?php\n// Silence is golden.\n'
		);
	}
	await mkdir( `${ folder }/wp-content/uploads`, { recursive: true } );
	for ( const file of [
		'wp-load.php',
		'wp-admin/includes/upgrade.php',
		'wp-includes/js/dist/script-modules/interactivity/index.min.js',
		'wp-includes/certificates/ca-bundle.crt',
		'wp-content/themes/twentytwentyfive/style.css',
	] ) {
		if ( ! existsSync( join( folder, file ) ) ) {
			throw new Error( `WordPress arrived without ${ file }.` );
		}
	}
}

async function download(
	wanted: WordPressVersion,
	work: string
): Promise< { folder: string; source: string } > {
	const folder = join( work, 'wordpress' );
	const branch = wanted === '7.1' ? undefined : wanted;
	if ( await fetchFromWordPressOrg( folder, branch ) ) {
		return { folder, source: 'wordpress.org' };
	}
	await rm( folder, { recursive: true, force: true } );
	if ( await fetchFromDebian( folder, work, SUITES[ wanted ] ) ) {
		return { folder, source: `Debian ${ SUITES[ wanted ] }` };
	}
	throw new Problem(
		`WordPress ${ wanted } could not be downloaded: neither wordpress.org nor a Debian archive can be reached from here. Once there is a connection, run the same command again.`
	);
}

async function fetchAnew(
	wanted: WordPressVersion,
	folder: string,
	stampFile: string
): Promise< WordPressCopy > {
	// Whatever an interrupted run left behind goes first.
	for ( const name of await readdir( home ) ) {
		if ( name.startsWith( `work-${ wanted }-` ) ) {
			await rm( join( home, name ), { recursive: true, force: true } );
		}
	}
	await rm( stampFile, { force: true } );
	await rm( folder, { recursive: true, force: true } );
	const work = await mkdtemp( join( home, `work-${ wanted }-` ) );
	try {
		const arrived = await download( wanted, work );
		await tidy( arrived.folder );
		const version = await readVersion( arrived.folder );
		if (
			wanted !== '7.1' &&
			! `${ version }.`.startsWith( `${ wanted }.` )
		) {
			throw new Problem(
				`WordPress ${ wanted } was asked for, but ${ arrived.source } has ${ version }.`
			);
		}
		const stamp: Stamp = {
			version,
			source: arrived.source,
			...( await measureTree( arrived.folder ) ),
		};
		await rename( arrived.folder, folder );
		await writeFile( stampFile, JSON.stringify( stamp ) );
		say( `  WordPress ${ version } from ${ arrived.source }` );
		return { folder, version, source: arrived.source };
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}

/**
 * A complete, untouched WordPress in the cache folder: found there, or
 * downloaded. Copy it before use; nothing may write into it.
 */
export async function getWordPress(
	wanted: WordPressVersion
): Promise< WordPressCopy > {
	const folder = join( home, wanted );
	const stampFile = join( home, `${ wanted }.json` );
	await mkdir( home, { recursive: true } );
	return withLock( join( home, `${ wanted }.lock` ), async () => {
		const found = await findComplete( folder, stampFile ).catch(
			() => undefined
		);
		return (
			found ??
			step( `Downloading WordPress ${ wanted }`, () =>
				fetchAnew( wanted, folder, stampFile )
			)
		);
	} );
}
