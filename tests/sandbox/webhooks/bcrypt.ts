/* eslint-disable no-bitwise -- a hash is made of bits. */
import { randomBytes } from 'node:crypto';
import { encrypt, expand, freshBoxes } from './blowfish';

const ALPHABET =
	'./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const MAGIC = 'OrpheanBeholderScryDoubt';
/** bcrypt reads no more of a password than this, its final zero included. */
const LONGEST = 72;
const SALT_BYTES = 16;
/** The last byte of the result is left out, as every bcrypt does. */
const HASH_BYTES = 23;

/** bcrypt's own base 64: another alphabet, no padding. */
function encode( bytes: Uint8Array ): string {
	let text = '';
	for ( let at = 0; at < bytes.length; at += 3 ) {
		const group =
			( ( bytes[ at ] ?? 0 ) << 16 ) |
			( ( bytes[ at + 1 ] ?? 0 ) << 8 ) |
			( bytes[ at + 2 ] ?? 0 );
		const letters = Math.min( 4, bytes.length - at + 1 );
		for ( let n = 0; n < letters; n++ ) {
			text += ALPHABET[ ( group >>> ( 18 - 6 * n ) ) & 63 ];
		}
	}
	return text;
}

/**
 * The hash that Selldone's sign header carries. Made here because the machine
 * that runs the sandbox has nothing but Node.
 *
 * @param password At most 71 bytes count.
 * @param cost     Two to this power rounds; 4 is the least that is allowed.
 * @param salt     Sixteen bytes; random ones are the rule.
 */
export function bcrypt(
	password: string,
	cost: number,
	salt: Uint8Array = randomBytes( SALT_BYTES )
): string {
	const key = Buffer.from( `${ password }\0` ).subarray( 0, LONGEST );
	const boxes = freshBoxes();
	expand( boxes, key, salt );
	for ( let round = 0; round < 2 ** cost; round++ ) {
		expand( boxes, key, null );
		expand( boxes, salt, null );
	}
	const text = Buffer.from( MAGIC );
	const block = Uint32Array.from( { length: MAGIC.length / 4 }, ( _, n ) =>
		text.readUInt32BE( n * 4 )
	);
	for ( let round = 0; round < 64; round++ ) {
		for ( let at = 0; at < block.length; at += 2 ) {
			encrypt( boxes, block, at );
		}
	}
	const hash = Buffer.alloc( MAGIC.length );
	block.forEach( ( word, n ) => hash.writeUInt32BE( word, n * 4 ) );
	return `$2b$${ String( cost ).padStart( 2, '0' ) }$${ encode( salt ) }${ encode( hash.subarray( 0, HASH_BYTES ) ) }`;
}
