import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from './run';

const SITE = 'https://wordpress.org';
const API = 'https://api.wordpress.org/core/version-check/1.7/';

type Offer = { version?: string };

/**
 * SEDIFEX_WORDPRESS_ORG: "0" never asks wordpress.org, "1" asks it even in CI,
 * an address is asked in its place.
 */
function sources(): { site: string; api: string } | undefined {
	const wish = process.env.SEDIFEX_WORDPRESS_ORG ?? '';
	if ( wish === '0' || ( wish === '' && process.env.CI ) ) {
		return undefined;
	}
	return /^https?:/.test( wish )
		? { site: wish, api: `${ wish }/core/version-check/1.7/` }
		: { site: SITE, api: API };
}

async function get( url: string, timeoutMs: number ): Promise< Response > {
	const response = await fetch( url, {
		signal: AbortSignal.timeout( timeoutMs ),
	} );
	if ( ! response.ok ) {
		throw new Error( `${ url } answered ${ response.status }` );
	}
	return response;
}

const byNumbers = ( a: string, b: string ): number =>
	a.localeCompare( b, 'en', { numeric: true } );

/** The newest release of a branch such as 6.8, or of all. */
async function newest( api: string, branch?: string ): Promise< string > {
	const url = branch ? `${ api }?version=${ branch }` : api;
	const answer = ( await ( await get( url, 5000 ) ).json() ) as {
		offers?: Offer[];
	};
	const versions = ( answer.offers ?? [] )
		.map( ( offer ) => offer.version ?? '' )
		.filter( ( version ) => /^\d+\.\d+(\.\d+)?$/.test( version ) )
		.filter(
			( version ) =>
				! branch || `${ version }.`.startsWith( `${ branch }.` )
		)
		.sort( byNumbers );
	const version = versions.at( -1 );
	if ( ! version ) {
		throw new Error( 'No release of that branch is on offer.' );
	}
	return version;
}

/**
 * Unpacks WordPress from wordpress.org into `folder`; false where it cannot be
 * reached or what arrived is not what its checksum says.
 */
export async function fetchFromWordPressOrg(
	folder: string,
	branch?: string
): Promise< boolean > {
	const from = sources();
	if ( ! from ) {
		return false;
	}
	try {
		const version = await newest( from.api, branch );
		const url = `${ from.site }/wordpress-${ version }.tar.gz`;
		const sum = (
			await ( await get( `${ url }.sha1`, 10000 ) ).text()
		).trim();
		const data = Buffer.from(
			await ( await get( url, 300000 ) ).arrayBuffer()
		);
		if ( createHash( 'sha1' ).update( data ).digest( 'hex' ) !== sum ) {
			throw new Error( 'The checksum does not match.' );
		}
		await mkdir( folder, { recursive: true } );
		const archive = join( folder, '..', 'wordpress.tar.gz' );
		await writeFile( archive, data );
		await run( 'tar', [
			'-xzf',
			archive,
			'-C',
			folder,
			'--strip-components=1',
		] );
		return true;
	} catch {
		return false;
	}
}
