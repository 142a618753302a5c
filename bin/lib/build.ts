import { existsSync } from 'node:fs';
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from './paths';
import { Problem } from './problem';
import { step } from './progress';
import { run } from './run';

const SOURCES = [ 'blocks', 'src', 'webpack.config.js', 'package-lock.json' ];
const STAMP = join( ROOT, 'build/.built' );

async function newest( path: string ): Promise< number > {
	if ( ! existsSync( path ) ) {
		return 0;
	}
	const about = await stat( path );
	if ( ! about.isDirectory() ) {
		return about.mtimeMs;
	}
	const inside = await Promise.all(
		( await readdir( path ) ).map( ( name ) =>
			newest( join( path, name ) )
		)
	);
	// A folder's own time tells of files that were removed.
	return Math.max( about.mtimeMs, ...inside );
}

/** Builds what the browser loads, unless it is newer than its sources. */
export async function buildIfNeeded(): Promise< void > {
	const started = new Date();
	const times = await Promise.all(
		SOURCES.map( ( name ) => newest( join( ROOT, name ) ) )
	);
	if (
		existsSync( STAMP ) &&
		( await stat( STAMP ) ).mtimeMs > Math.max( ...times )
	) {
		return;
	}
	await step( 'Building the blocks', async () => {
		await rm( STAMP, { force: true } );
		const result = await run( 'npm', [ 'run', '-s', 'build' ], {
			cwd: ROOT,
			allowFailure: true,
		} );
		if ( result.code !== 0 ) {
			throw new Problem(
				`The build failed:\n${ ( result.stdout + result.stderr ).slice( -3000 ) }`
			);
		}
		await writeFile( STAMP, '' );
		await utimes( STAMP, started, started );
	} );
}
