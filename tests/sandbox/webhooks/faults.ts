import type { Target } from './desk';
import type { Message, Source } from './message';
import { sedifexHeaders, selldoneHeaders } from './signing';

/** What may go wrong on the way, with the words for people. */
export const WEBHOOK_FAULTS = {
	byte: 'One byte changed',
	wrong_signature: 'Wrong secret',
	no_signature: 'No proof at all',
	doubled_prefix: 'Doubled prefix',
	reencoded: 'Body re-encoded',
	stripped: 'Header stripped on the way',
	content_type: 'Wrong content type',
} as const;

export type WebhookFault = keyof typeof WEBHOOK_FAULTS;

export const FAULT_NAMES = Object.keys( WEBHOOK_FAULTS ) as WebhookFault[];

/** A delivery as it goes out. */
export interface Outgoing {
	readonly url: string;
	readonly headers: Record< string, string >;
	readonly body: string;
	/** What a receiver that keeps to its contract answers. */
	readonly expected: number;
}

const WRONG = 'not-the-secret-that-was-agreed';

/** Signs a message as its sender does, then lets go wrong what should. */
export function dress(
	message: Message,
	target: Target,
	faults: readonly WebhookFault[],
	nowMs: number,
	contractVersion: string
): Outgoing {
	const has = ( fault: WebhookFault ) => faults.includes( fault );
	const secrets = has( 'wrong_signature' )
		? wrongSecrets( target )
		: target.secrets;
	const headers = signed(
		message,
		{ ...target, secrets },
		nowMs,
		contractVersion
	);
	let body = message.body;
	if ( has( 'reencoded' ) ) {
		body = reencode( body );
	}
	if ( has( 'byte' ) ) {
		body = changeByte( body );
	}
	if ( has( 'doubled_prefix' ) ) {
		double( message.source, headers );
	}
	if ( has( 'stripped' ) ) {
		strip( message.source, headers );
	}
	if ( has( 'no_signature' ) ) {
		strip( message.source, headers );
	}
	if ( has( 'content_type' ) ) {
		headers[ 'content-type' ] = 'text/plain';
	}
	const path = has( 'no_signature' )
		? ''
		: pathSecret( message.source, { ...target, secrets } );
	return {
		url: address( target, message.source, path ),
		headers,
		body,
		expected: expected( message, target, faults ),
	};
}

function wrongSecrets( { secrets }: Target ): Target[ 'secrets' ] {
	return { ...secrets, sedifex: WRONG, selldone: WRONG, sevi: WRONG };
}

function signed(
	message: Message,
	{ secrets, way }: Target,
	nowMs: number,
	contractVersion: string
): Record< string, string > {
	switch ( message.source ) {
		case 'sedifex':
			return sedifexHeaders(
				message,
				secrets.sedifex,
				nowMs,
				contractVersion
			);
		case 'selldone':
			return selldoneHeaders( secrets.selldoneSign, nowMs );
		case 'sevi':
			return {
				'content-type': 'application/json',
				...( way === 'path'
					? {}
					: {
							authorization: `${ way === 'plain' ? '' : 'Bearer ' }${ secrets.sevi }`,
						} ),
			};
	}
}

function pathSecret( source: Source, { secrets, way }: Target ): string {
	if ( source === 'selldone' ) {
		return secrets.selldone;
	}
	return source === 'sevi' && ( way === 'path' || way === 'both' )
		? secrets.sevi
		: '';
}

/** The address that the site's owner pastes into the other system. */
export function address(
	{ site, door }: Target,
	source: Source,
	secret: string
): string {
	const tail = encodeURIComponent( secret );
	return door === 'argument'
		? `${ site }/?sedifex-webhook=${ source }${ tail && `.${ tail }` }`
		: `${ site }/wp-json/sedifex/v1/webhooks/${ source }${ tail && `/${ tail }` }`;
}

/** Another digit in place of the last one, so that it stays JSON. */
function changeByte( body: string ): string {
	return body.replace( /\d(?=\D*$)/, ( digit ) =>
		String( ( Number( digit ) + 1 ) % 10 )
	);
}

/** As a proxy does that decodes JSON and writes it anew: first PHP's way, else with blanks. */
function reencode( body: string ): string {
	const escaped = body
		.replaceAll( '/', '\\/' )
		.replace(
			/[\u0080-\uffff]/g,
			( c ) =>
				`\\u${ c.charCodeAt( 0 ).toString( 16 ).padStart( 4, '0' ) }`
		);
	return escaped === body
		? JSON.stringify( JSON.parse( body ), null, 1 )
		: escaped;
}

function double( source: Source, headers: Record< string, string > ): void {
	const prefix = source === 'sedifex' ? 'sha256=' : 'Bearer ';
	const name = source === 'sedifex' ? 'x-sedifex-signature' : 'authorization';
	const value = headers[ name ];
	// The older sender has doubled it itself.
	if (
		value?.startsWith( prefix ) &&
		! value.startsWith( prefix + prefix )
	) {
		headers[ name ] = prefix + value;
	}
}

/** Takes away what the sender proves itself with. */
function strip( source: Source, headers: Record< string, string > ): void {
	const mark = {
		sedifex: 'x-sedifex-',
		selldone: 'selldone-sign-',
		sevi: 'authorization',
	};
	for ( const name of Object.keys( headers ) ) {
		if ( name.startsWith( mark[ source ] ) ) {
			delete headers[ name ];
		}
	}
}

/**
 * Only Sedifex signs its body; the others prove that they know a secret, so a
 * changed body is taken for theirs.
 */
function expected(
	{ source }: Message,
	{ way }: Target,
	faults: readonly WebhookFault[]
): number {
	const has = ( ...some: WebhookFault[] ) =>
		some.some( ( fault ) => faults.includes( fault ) );
	if ( has( 'content_type' ) ) {
		return 415;
	}
	if ( has( 'wrong_signature', 'no_signature' ) ) {
		return 401;
	}
	if ( source === 'sedifex' ) {
		return has( 'byte', 'reencoded', 'stripped' ) ? 401 : 200;
	}
	if ( source === 'selldone' ) {
		return 200;
	}
	const inPath = way === 'path' || way === 'both';
	if ( has( 'stripped' ) ) {
		return inPath ? 200 : 401;
	}
	return has( 'doubled_prefix' ) && ( way === 'bearer' || way === 'both' )
		? 401
		: 200;
}
