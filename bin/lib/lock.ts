import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { isAlive, pause } from './run';

/** A lock whose owner is gone, or never got as far as writing its id. */
async function isStale( file: string ): Promise< boolean > {
	const pid = Number( await readFile( file, 'utf8' ) );
	if ( pid > 0 ) {
		return ! isAlive( pid );
	}
	return Date.now() - ( await stat( file ) ).mtimeMs > 5000;
}

/**
 * Takes a lock if it is free, or if its owner was killed and could not give it
 * back.
 */
export async function takeLock( file: string ): Promise< boolean > {
	await mkdir( dirname( file ), { recursive: true } );
	for (;;) {
		try {
			const handle = await open( file, 'wx' );
			await handle.writeFile( String( process.pid ) );
			await handle.close();
			return true;
		} catch ( error ) {
			if ( ( error as NodeJS.ErrnoException ).code !== 'EEXIST' ) {
				throw error;
			}
			if ( ! ( await isStale( file ).catch( () => false ) ) ) {
				return false;
			}
			await rm( file, { force: true } );
		}
	}
}

/**
 * Lets one process at a time do the work: two lanes of the tests may want the
 * same download.
 */
export async function withLock< T >(
	file: string,
	work: () => Promise< T >
): Promise< T > {
	while ( ! ( await takeLock( file ) ) ) {
		await pause( 200 );
	}
	try {
		return await work();
	} finally {
		await rm( file, { force: true } );
	}
}
