import { asText, isRecord, keep, readKept } from '../../../src/view/kept';

/**
 * The name of one order, made here before its first try and kept until there is
 * an answer: a retry, a second click, a reload and a second tab all send it, and
 * the server makes one order of them.
 */
const KEY = 'sedifex_intent_v1';
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Where the browser keeps nothing, as long as the page. */
let inMemory = '';

/** A ULID: 48 bits of time, 80 random ones, in Crockford base32. */
export function ulid( now: number = Date.now() ): string {
	let time = '';
	for ( let left = now, i = 0; i < 10; i++ ) {
		time = ALPHABET.charAt( left % 32 ) + time;
		left = Math.floor( left / 32 );
	}
	const random = window.crypto.getRandomValues( new Uint8Array( 16 ) );
	return (
		time +
		Array.from( random, ( n ) => ALPHABET.charAt( n % 32 ) ).join( '' )
	);
}

export function currentIntent( storeId: string ): string {
	const kept = readKept( KEY );
	const found = isRecord( kept ) ? asText( kept[ storeId ] ) : inMemory;
	const intent = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test( found )
		? found
		: ulid();
	if ( intent !== found ) {
		inMemory = intent;
		keep( KEY, { [ storeId ]: intent } );
	}
	return intent;
}

/** After a definite answer: what is ordered next is another order. */
export function dropIntent(): void {
	inMemory = '';
	keep( KEY, null );
}
