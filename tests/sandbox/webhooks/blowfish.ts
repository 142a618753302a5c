/* eslint-disable no-bitwise -- a cipher is made of bits. */
/**
 * The part of Blowfish that bcrypt needs: its boxes begin as the digits of pi,
 * which are computed rather than listed.
 */

const ROUNDS = 16;
const BOXES = 4;
const BOX = 256;
const WORDS = ROUNDS + 2 + BOXES * BOX;

export interface Boxes {
	readonly p: Uint32Array;
	readonly s: Uint32Array;
}

/** The fraction of pi, `count` times 32 bits, by Machin's formula. */
function piDigits( count: number ): Uint32Array {
	const guard = 64n;
	const bits = BigInt( count ) * 32n;
	const unit = 1n << ( bits + guard );
	const arctan = ( inverse: bigint ): bigint => {
		const square = inverse * inverse;
		let power = unit / inverse;
		let sum = power;
		for ( let n = 3n, sign = -1n; power > 0n; n += 2n, sign = -sign ) {
			power /= square;
			sum += sign * ( power / n );
		}
		return sum;
	};
	const pi = 4n * ( 4n * arctan( 5n ) - arctan( 239n ) );
	const hex = ( ( pi - 3n * unit ) >> guard )
		.toString( 16 )
		.padStart( count * 8, '0' );
	return Uint32Array.from( { length: count }, ( _, at ) =>
		Number.parseInt( hex.slice( at * 8, at * 8 + 8 ), 16 )
	);
}

let digits: Uint32Array | null = null;

export function freshBoxes(): Boxes {
	digits ??= piDigits( WORDS );
	return {
		p: digits.slice( 0, ROUNDS + 2 ),
		s: digits.slice( ROUNDS + 2 ),
	};
}

/** Encrypts the two words in `block` at `at` in place. */
export function encrypt(
	{ p, s }: Boxes,
	block: Uint32Array,
	at: number
): void {
	const box = ( index: number ): number => s[ index ] ?? 0;
	let left = block[ at ] ?? 0;
	let right = block[ at + 1 ] ?? 0;
	for ( let round = 0; round < ROUNDS; round++ ) {
		left ^= p[ round ] ?? 0;
		const mixed =
			( ( ( box( left >>> 24 ) +
				box( BOX + ( ( left >>> 16 ) & 255 ) ) ) ^
				box( 2 * BOX + ( ( left >>> 8 ) & 255 ) ) ) +
				box( 3 * BOX + ( left & 255 ) ) ) |
			0;
		right ^= mixed;
		[ left, right ] = [ right, left ];
	}
	block[ at ] = right ^ ( p[ ROUNDS + 1 ] ?? 0 );
	block[ at + 1 ] = left ^ ( p[ ROUNDS ] ?? 0 );
}

/** The next four bytes of an endlessly repeated key. */
function* words( key: Uint8Array ): Generator< number, never > {
	let at = 0;
	for (;;) {
		let word = 0;
		for ( let byte = 0; byte < 4; byte++ ) {
			word = ( word << 8 ) | ( key[ at ] ?? 0 );
			at = ( at + 1 ) % key.length;
		}
		yield word;
	}
}

/** Mixes a key, and a salt where there is one, into the boxes. */
export function expand(
	boxes: Boxes,
	key: Uint8Array,
	salt: Uint8Array | null
): void {
	const keys = words( key );
	for ( let n = 0; n < boxes.p.length; n++ ) {
		boxes.p[ n ] = ( boxes.p[ n ] ?? 0 ) ^ keys.next().value;
	}
	const salts = salt ? words( salt ) : null;
	const block = new Uint32Array( 2 );
	for ( const part of [ boxes.p, boxes.s ] ) {
		for ( let n = 0; n < part.length; n += 2 ) {
			if ( salts ) {
				block[ 0 ] = ( block[ 0 ] ?? 0 ) ^ salts.next().value;
				block[ 1 ] = ( block[ 1 ] ?? 0 ) ^ salts.next().value;
			}
			encrypt( boxes, block, 0 );
			part.set( block, n );
		}
	}
}
