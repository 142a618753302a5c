import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { composerInstall } from './composer';
import { CACHE, ROOT } from './paths';
import { Problem } from './problem';
import { findPhp } from './tools';

const PSALM = join( ROOT, 'tools/psalm' );
const PSALM_SOURCE = join( CACHE, 'psalm/source' );

/**
 * Psalm 5 stops at `trim( ... )` and the like: it gets a copy of the source in
 * which these are the names of the functions, line for line the same.
 */
async function copyForPsalm(): Promise< void > {
	await rm( PSALM_SOURCE, { recursive: true, force: true } );
	await mkdir( PSALM_SOURCE, { recursive: true } );
	for ( const name of [ 'sedifex-sync.php', 'includes', 'blocks' ] ) {
		if ( existsSync( join( ROOT, name ) ) ) {
			await cp( join( ROOT, name ), join( PSALM_SOURCE, name ), {
				recursive: true,
			} );
		}
	}
	for ( const file of await readdir( PSALM_SOURCE, { recursive: true } ) ) {
		if ( file.endsWith( '.php' ) ) {
			const path = join( PSALM_SOURCE, file );
			const code = await readFile( path, 'utf8' );
			await writeFile(
				path,
				code.replaceAll(
					/(?<![>:$\w\\])([a-z_][a-z0-9_]*)\(\s*\.\.\.\s*\)/g,
					"'$1'"
				)
			);
		}
	}
}

function exec( command: string, args: string[] ): Promise< number > {
	return new Promise( ( done, fail ) => {
		const child = spawn( command, args, { cwd: ROOT, stdio: 'inherit' } );
		child.on( 'error', fail );
		child.on( 'close', ( code ) => done( code ?? 1 ) );
	} );
}

/** Runs a tool to its end; its exit code is the answer. */
export async function runPhpTool(
	name: string,
	args: readonly string[]
): Promise< number > {
	const php = ( await findPhp() )?.path;
	if ( ! php ) {
		throw new Problem( `${ name } needs PHP to be installed.` );
	}
	const vendor = ( tool: string ) => join( ROOT, 'vendor/bin', tool );
	switch ( name ) {
		case 'phpcs':
		case 'phpunit':
			await composerInstall( ROOT );
			return exec( php, [ vendor( name ), ...args ] );
		case 'phpstan':
			await composerInstall( ROOT );
			return exec( php, [
				vendor( name ),
				'analyse',
				'--no-progress',
				'--memory-limit=1G',
				...args,
			] );
		case 'psalm':
			await composerInstall( PSALM );
			await copyForPsalm();
			return exec( php, [
				join( PSALM, 'vendor/bin/psalm' ),
				`--config=${ PSALM }/psalm.xml`,
				'--taint-analysis',
				'--no-cache',
				'--no-progress',
				'--threads=1',
				...args,
			] );
		default:
			throw new Problem( `There is no PHP tool "${ name }".` );
	}
}
