import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { PLUGIN_SLUG, ROOT } from './paths';
import { Problem } from './problem';

/** All that ships; everything else is for development. */
const SHIPPED = [
	'sedifex-sync.php',
	'uninstall.php',
	'includes',
	'build',
	'assets',
	'languages',
	'readme.txt',
	'CHANGELOG.md',
	'LICENSE',
	'license.txt',
];
const LEFT_OUT = /(^|\/)\.|\.map$/;

export const PACKAGE_FILE = join( ROOT, 'dist', `${ PLUGIN_SLUG }.zip` );

async function filesOf( name: string ): Promise< string[] > {
	const path = join( ROOT, name );
	if ( ! existsSync( path ) ) {
		return [];
	}
	if ( ( await stat( path ) ).isFile() ) {
		return [ name ];
	}
	const inside = await readdir( path, { withFileTypes: true } );
	const lists = await Promise.all(
		inside.map( ( entry ) => filesOf( `${ name }/${ entry.name }` ) )
	);
	return lists.flat();
}

/** The files of the package, always in the same order. */
export async function listPackage(): Promise< string[] > {
	const lists = await Promise.all( SHIPPED.map( filesOf ) );
	return lists
		.flat()
		.filter( ( file ) => ! LEFT_OUT.test( file ) )
		.sort();
}

/** Writes dist/sedifex-sync.zip; the same files give the same bytes. */
export async function makePackage(): Promise< string[] > {
	if ( ! existsSync( join( ROOT, 'build' ) ) ) {
		throw new Problem( 'There is no build: run "npm run build" first.' );
	}
	const files = await listPackage();
	const zip = new AdmZip();
	for ( const file of files ) {
		const entry = zip.addFile(
			`${ PLUGIN_SLUG }/${ file }`,
			await readFile( join( ROOT, file ) ),
			'',
			0o644
		) as unknown as { header: { time: Date } };
		// A file's age is no part of the package.
		entry.header.time = new Date( 2000, 0, 1 );
	}
	await mkdir( join( ROOT, 'dist' ), { recursive: true } );
	zip.writeZip( PACKAGE_FILE );
	return files;
}
