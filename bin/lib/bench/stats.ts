/** The value below which that share of the values lies, between 0 and 1. */
export function quantile( values: readonly number[], share: number ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const place = ( sorted.length - 1 ) * share;
	const below = sorted[ Math.floor( place ) ];
	const above = sorted[ Math.ceil( place ) ];
	if ( below === undefined || above === undefined ) {
		throw new Error( 'There is nothing to take a quantile of.' );
	}
	return below + ( above - below ) * ( place - Math.floor( place ) );
}

export const median = ( values: readonly number[] ): number =>
	quantile( values, 0.5 );

/** One batch of each side, measured in turns. */
export type Batch = { a: readonly number[]; b: readonly number[] };

export type Ratio = {
	/** How many times B takes of A. */
	ratio: number;
	/** Where the middle half of the batches lies. */
	low: number;
	high: number;
	/** Medians of all. */
	a: number;
	b: number;
	/** Measurements of each side. */
	count: number;
};

/**
 * B against A. Both sides of a batch share whatever else the machine was doing
 * at the time, so a ratio is taken of each batch, and the median of those.
 */
export function ratioOf( batches: readonly Batch[] ): Ratio {
	const ratios = batches.map(
		( batch ) => median( batch.b ) / median( batch.a )
	);
	const a = batches.flatMap( ( batch ) => batch.a );
	return {
		ratio: median( ratios ),
		low: quantile( ratios, 0.25 ),
		high: quantile( ratios, 0.75 ),
		a: median( a ),
		b: median( batches.flatMap( ( batch ) => batch.b ) ),
		count: a.length,
	};
}
