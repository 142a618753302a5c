import fc from 'fast-check';

import type { Event, Step } from './webhook-model';

const which = fc.constantFrom< 0 | 1 >( 0, 1 );

export const events: fc.Arbitrary< Event[] > = fc
	.array(
		fc.oneof(
			fc.record( {
				kind: fc.constant( 'product' as const ),
				item: which,
				at: fc.nat( 30 ),
				price: fc.integer( { min: 1, max: 500 } ),
				stock: fc.nat( 9 ),
				gone: fc.constant( false ),
			} ),
			fc.record( {
				kind: fc.constant( 'selldone' as const ),
				order: which,
				at: fc.nat( 6 ),
				status: fc.nat( 3 ),
				state: fc.nat( 4 ),
			} ),
			fc.record( {
				kind: fc.constant( 'sevi' as const ),
				order: which,
				status: fc.nat( 4 ),
				paid: fc.boolean(),
				amount: fc.integer( { min: 1, max: 4 } ),
			} )
		),
		{ minLength: 1, maxLength: 10 }
	)
	.map( ( list ) =>
		list.filter(
			( event, place ) =>
				// A stored document has one state at a time.
				event.kind !== 'product' ||
				list.findIndex(
					( other ) =>
						other.kind === 'product' &&
						other.item === event.item &&
						other.at === event.at
				) === place
		)
	)
	.chain( ( list ) =>
		fc.tuple( fc.boolean(), fc.boolean() ).map( ( gone ) => [
			...list,
			// A deletion carries the time of the last update.
			...( [ 0, 1 ] as const )
				.filter( ( item ) => gone[ item ] )
				.map( ( item ) => ( {
					kind: 'product' as const,
					item,
					at: Math.max(
						0,
						...list.map( ( event ) =>
							event.kind === 'product' && event.item === item
								? event.at
								: 0
						)
					),
					price: 0,
					stock: 0,
					gone: true,
				} ) ),
		] )
	);

export const steps: fc.Arbitrary< Step[] > = fc.array(
	fc.oneof(
		{
			weight: 8,
			arbitrary: fc.record( {
				what: fc.constant( 'deliver' as const ),
				event: fc.nat( 11 ),
				crash: fc.boolean(),
			} ),
		},
		{
			weight: 4,
			arbitrary: fc.record( {
				what: fc.constant( 'work' as const ),
				crash: fc.oneof(
					fc.constant( 0 ),
					fc.integer( { min: 1, max: 40 } )
				),
			} ),
		},
		{
			weight: 2,
			arbitrary: fc.record( {
				what: fc.constant( 'pass' as const ),
				seconds: fc.constantFrom( 1, 121, 100_000 ),
			} ),
		},
		{
			weight: 2,
			arbitrary: fc.record( {
				what: fc.constantFrom(
					'rotate' as const,
					'replay' as const,
					'clear' as const
				),
			} ),
		}
	),
	{ maxLength: 30 }
);
