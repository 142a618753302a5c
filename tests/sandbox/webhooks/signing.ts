import { createHmac } from 'node:crypto';
import { bcrypt } from './bcrypt';
import type { Message } from './message';

/** Enough for a demonstration; a receiver takes 4 to 12. */
const COST = 5;

/** `sha256=` and the HMAC of the body's bytes, as Sedifex writes it. */
export function sedifexSignature(
	secret: string,
	body: string | Buffer
): string {
	return `sha256=${ createHmac( 'sha256', secret ).update( body ).digest( 'hex' ) }`;
}

/**
 * The headers that Sedifex's senders set themselves, in their order. The older
 * one, of order payments, doubles the signature's prefix.
 */
export function sedifexHeaders(
	message: Pick< Message, 'format' | 'event' | 'id' | 'body' >,
	secret: string,
	sentAtMs: number,
	contractVersion: string
): Record< string, string > {
	const signature = sedifexSignature( secret, message.body );
	if ( message.format === 'payment' ) {
		return {
			'content-type': 'application/json',
			'x-sedifex-event': message.event,
			'x-sedifex-delivery-id': message.id,
			'x-sedifex-timestamp': String( sentAtMs ),
			'x-sedifex-signature': `sha256=${ signature }`,
			'x-sedifex-contract-version': contractVersion,
		};
	}
	return {
		'content-type': 'application/json',
		'x-sedifex-signature': signature,
		'x-sedifex-event': message.event,
		'x-sedifex-event-id': message.id,
	};
}

/** Selldone's sign headers; none where no sign key is set. */
export function selldoneHeaders(
	signKey: string,
	sentAtMs: number
): Record< string, string > {
	const headers = { 'content-type': 'application/json' };
	if ( signKey === '' ) {
		return headers;
	}
	const time = new Date( sentAtMs )
		.toISOString()
		.replace( 'T', ' ' )
		.slice( 0, 19 );
	return {
		...headers,
		'selldone-sign-id': time,
		'selldone-sign-hash': hashOf( `${ signKey }:${ time }` ),
	};
}

const hashes = new Map< string, string >();

/** Deliveries of one second share their hash: it takes a while to make. */
function hashOf( text: string ): string {
	const known = hashes.get( text );
	if ( known !== undefined ) {
		return known;
	}
	if ( hashes.size > 100 ) {
		hashes.clear();
	}
	const hash = bcrypt( text, COST );
	hashes.set( text, hash );
	return hash;
}
