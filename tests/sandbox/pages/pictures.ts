import { createHash } from 'node:crypto';
import { notDeployed, reply, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import { hugePicture } from '../pictures/huge';
import { findPicture } from '../pictures/library';

/** `/pictures/<thing>-<palette>-<anything>.jpg`, and two traps. */
export async function picture( request: SandboxRequest ): Promise< Reply > {
	const file = request.segments[ 1 ] ?? '';
	if ( file === 'huge.png' ) {
		return reply( 200, 'image/png', hugePicture() );
	}
	if ( file === 'not-a-picture.jpg' ) {
		return reply( 200, 'image/jpeg', 'This is not a picture.' );
	}
	const found = /^([a-z0-9-]+)\.jpg$/.exec( file );
	const body = await findPicture( found?.[ 1 ] ?? '' );
	if ( ! body ) {
		return notDeployed();
	}
	const tag = `"${ createHash( 'sha256' ).update( body ).digest( 'hex' ).slice( 0, 32 ) }"`;
	const headers = { etag: tag, 'cache-control': 'public, max-age=3600' };
	if ( request.header( 'if-none-match' ) === tag ) {
		return { status: 304, headers, body: Buffer.alloc( 0 ) };
	}
	return reply( 200, 'image/jpeg', body, headers );
}
