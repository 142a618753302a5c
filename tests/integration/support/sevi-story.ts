import { randomInt } from 'node:crypto';

/** The stages and payments of one order of Sevi's, in their own order. */
export const STORY = [
	[ 'PENDING', 'PENDING' ],
	[ 'APPROVED', 'PENDING' ],
	[ 'APPROVED', 'PAID' ],
	[ 'AWAITING_SHIPMENT', 'PAID' ],
	[ 'DELIVERED', 'PAID' ],
] as const;

/** One report of Sevi's on an order. */
export const report = ( order: string, step: number ): string =>
	JSON.stringify( {
		order: {
			id: order,
			referenceNumber: order,
			status: STORY[ step ]?.[ 0 ],
			paymentStatus: STORY[ step ]?.[ 1 ],
			amount: 100,
		},
		customer: null,
	} );

export function shuffled< T >( list: readonly T[] ): T[] {
	const out = [ ...list ];
	for ( let place = out.length - 1; place > 0; place-- ) {
		const other = randomInt( place + 1 );
		[ out[ place ], out[ other ] ] = [
			out[ other ] as T,
			out[ place ] as T,
		];
	}
	return out;
}

export const orders = ( count: number, name = 'order' ): string[] =>
	Array.from( { length: count }, ( _, number ) => `${ name }-${ number }` );

/** All that Sevi reports of them, in any order. */
export const reports = ( of: readonly string[] ): string[] =>
	shuffled(
		of.flatMap( ( order ) =>
			STORY.map( ( _, step ) => report( order, step ) )
		)
	);
