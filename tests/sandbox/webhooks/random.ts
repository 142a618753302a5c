const MODULUS = 2_147_483_647;
const FACTOR = 48_271;

/** Numbers from 0 to 1 that are the same again for the same seed. */
export function random( seed: number ): () => number {
	let state = ( Math.abs( Math.trunc( seed ) ) % ( MODULUS - 1 ) ) + 1;
	return () => {
		state = ( state * FACTOR ) % MODULUS;
		return state / MODULUS;
	};
}

export function shuffled< T >( list: readonly T[], draw: () => number ): T[] {
	const result = [ ...list ];
	for ( let n = result.length - 1; n > 0; n-- ) {
		const other = Math.floor( draw() * ( n + 1 ) );
		[ result[ n ], result[ other ] ] = [
			result[ other ] as T,
			result[ n ] as T,
		];
	}
	return result;
}
