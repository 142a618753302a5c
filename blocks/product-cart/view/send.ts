import { asText, isRecord } from '../../../src/view/kept';
import type { Errors, Field } from './details';
import { parseQuote } from './quote';
import type { Quote } from './quote';

/** What became of one try to order. */
export type Outcome =
	| {
			kind: 'placed';
			reference: string;
			statusUrl: string;
			redirectUrl: string;
	  }
	| { kind: 'fields' | 'rejected'; message: string; errors: Errors }
	| { kind: 'changed'; message: string; quote: Quote | null }
	| { kind: 'reused'; message: string; statusUrl: string }
	| { kind: 'repeated' | 'later'; message: string }
	/** No answer, or none of ours: what became of it is unknown. */
	| { kind: 'lost' };

const OUR_NAMES: Readonly< Record< string, Field > > = {
	'customer.name': 'name',
	'customer.phone': 'phone',
	'customer.email': 'email',
	'delivery.method': 'receive',
	'delivery.location': 'location',
	'delivery.notes': 'note',
	payment: 'payment',
};

function errorsOf( fields: unknown ): Errors {
	const errors: Errors = {};
	for ( const [ name, sentence ] of Object.entries(
		isRecord( fields ) ? fields : {}
	) ) {
		errors[ OUR_NAMES[ name ] ?? 'items' ] = asText( sentence );
	}
	return errors;
}

/** Sorts an answer of POST /checkout. */
export function sortAnswer( status: number, body: unknown ): Outcome {
	if ( ! isRecord( body ) ) {
		return { kind: 'lost' };
	}
	if ( status < 300 ) {
		return asText( body.status_url )
			? {
					kind: 'placed',
					reference: asText( body.reference ),
					statusUrl: asText( body.status_url ),
					redirectUrl: asText( body.redirect_url ),
				}
			: { kind: 'lost' };
	}
	const data = isRecord( body.data ) ? body.data : {};
	const message = asText( body.message );
	switch ( body.code ) {
		case 'sedifex_checkout_invalid':
			return { kind: 'fields', message, errors: errorsOf( data.fields ) };
		case 'sedifex_checkout_rejected':
			return {
				kind: 'rejected',
				message,
				errors: errorsOf( data.fields ),
			};
		case 'sedifex_checkout_total_changed':
			return {
				kind: 'changed',
				message,
				quote: parseQuote( data.quote ),
			};
		case 'sedifex_intent_reused':
			return {
				kind: 'reused',
				message,
				statusUrl: asText( data.status_url ),
			};
		case 'sedifex_order_repeated':
			return { kind: 'repeated', message };
		default:
			return asText( body.code ).startsWith( 'sedifex_' ) && message
				? { kind: 'later', message }
				: { kind: 'lost' };
	}
}

function once(
	url: string,
	body: string,
	milliseconds: number
): Promise< Outcome | 'timeout' > {
	const controller = new AbortController();
	const { signal } = controller;
	const timer = setTimeout( () => controller.abort(), milliseconds );
	return window
		.fetch( url, {
			method: 'POST',
			credentials: 'omit',
			headers: { 'Content-Type': 'application/json' },
			body,
			signal,
		} )
		.then( async ( answer ) =>
			sortAnswer( answer.status, await answer.json() )
		)
		.catch( (): Outcome | 'timeout' =>
			signal.aborted ? 'timeout' : { kind: 'lost' }
		)
		.finally( () => clearTimeout( timer ) );
}

/**
 * Sends the order. The server answers within 20 s whatever happens; where the
 * line swallowed its answer, the same order is asked for once more, and the
 * server, which has it by then, answers at once.
 */
export async function send(
	url: string,
	body: object,
	patience = 23_000
): Promise< Outcome > {
	const text = JSON.stringify( body );
	let outcome = await once( url, text, patience );
	if ( outcome === 'timeout' ) {
		outcome = await once( url, text, patience / 2 );
	}
	return outcome === 'timeout' ? { kind: 'lost' } : outcome;
}

/** Whether the browser may be sent to this payment page. The server has checked it too. */
export function isPaymentPage(
	url: string,
	hosts: readonly string[],
	local: boolean
): boolean {
	try {
		const { protocol, hostname, port, username, password } = new URL( url );
		if ( username || password ) {
			return false;
		}
		return local && [ '127.0.0.1', 'localhost' ].includes( hostname )
			? /^https?:$/.test( protocol )
			: protocol === 'https:' && ! port && hosts.includes( hostname );
	} catch {
		return false;
	}
}
