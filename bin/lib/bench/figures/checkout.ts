import { randomBytes } from 'node:crypto';

import { ms, type Figure } from '../figure';
import { median, quantile } from '../stats';
import type { Visitor } from '../visit';

const ORDERS = 120;
const PAYMENTS = [ 'online', 'pay_on_delivery' ] as const;
const ROUTE = '/wp-json/sedifex/v1';
const ITEMS = [ 1, 2, 3 ].map( ( number ) => ( {
	id: `prod_shelf_1_000${ number }`,
	type: 'product',
	quantity: 1,
} ) );

/** Letters that a ULID has; any such text will do as one. */
const ulid = (): string =>
	`01${ randomBytes( 12 ).toString( 'hex' ).toUpperCase() }`;

/** Takes an order, and gives the whole time, and that of Sedifex in it. */
async function order(
	visitor: Visitor,
	payment: ( typeof PAYMENTS )[ number ],
	number: number,
	total: number
): Promise< { own: number; call: number } > {
	const digits = String( 240000000 + number );
	const visit = await visitor.ask( `${ ROUTE }/checkout`, {
		body: {
			intent: ulid(),
			items: ITEMS,
			customer: {
				name: 'Ama Mensah',
				phone: `+233${ digits }`,
				email: `ama.${ digits }@example.org`,
			},
			delivery: {
				method: 'delivery',
				location: 'Osu, near the post office',
				notes: '',
			},
			payment,
			quoted_total_minor: total,
		},
	} );
	if ( visit.status !== 201 || ! visit.body.includes( '"accepted"' ) ) {
		throw new Error(
			`An order was answered with ${ visit.status }: ${ visit.body.slice( 0, 500 ) }`
		);
	}
	return { own: visit.ms - visit.callMs, call: visit.callMs };
}

/** What an order takes here, besides Sedifex's own time. */
export async function measureCheckout( visitor: Visitor ): Promise< Figure > {
	const totals = new Map< string, number >();
	for ( const payment of PAYMENTS ) {
		const quote = await visitor.ask( `${ ROUTE }/quote`, {
			body: { items: ITEMS, payment },
		} );
		const { due_now_minor: due } = JSON.parse( quote.body ) as {
			due_now_minor: number;
		};
		totals.set( payment, due );
	}
	const own: number[] = [];
	const calls: number[] = [];
	for ( let number = 0; number < ORDERS + 10; number++ ) {
		const payment = PAYMENTS[ number % 2 ] ?? 'online';
		const times = await order(
			visitor,
			payment,
			number,
			totals.get( payment ) ?? 0
		);
		// The first ones warm up.
		if ( number >= 10 ) {
			own.push( times.own );
			calls.push( times.call );
		}
	}
	const p95 = quantile( own, 0.95 );
	return {
		name: 'checkout: our own time, without Sedifex’s call',
		reach: 'p95 ≤ 150 ms',
		measured: `p95 ${ ms( p95 ) }, p50 ${ ms( median( own ) ) }`,
		note: `${ ORDERS } orders of three things, one after the other, half of them online and half on delivery; from ${ ms( quantile( own, 0 ) ) } to ${ ms( quantile( own, 1 ) ) }; the calls to the sandbox took ${ ms( median( calls ) ) } and are not in it`,
		isReached: p95 <= 150,
	};
}
