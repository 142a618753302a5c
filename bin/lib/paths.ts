import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's own folder. */
export const ROOT = resolve( __dirname, '../..' );

/** What is downloaded or made while developing; safe to delete at any time. */
export const CACHE = resolve( process.env.SEDIFEX_CACHE ?? `${ ROOT }/.cache` );

export const PLUGIN_SLUG = 'sedifex-sync';

/** A socket's path must be shorter than some 100 bytes, wherever we are. */
export function socketPath( folder: string, name: string ): string {
	const path = join( folder, name );
	if ( Buffer.byteLength( path ) <= 100 ) {
		return path;
	}
	const short = createHash( 'sha256' ).update( path ).digest( 'hex' );
	return join( tmpdir(), `sedifex-${ short.slice( 0, 16 ) }.sock` );
}
