/** What three systems may say, small enough for events to meet. */
export type Event =
	| {
			kind: 'product';
			item: 0 | 1;
			at: number;
			price: number;
			stock: number;
			gone: boolean;
	  }
	| {
			kind: 'selldone';
			order: 0 | 1;
			at: number;
			status: number;
			state: number;
	  }
	| {
			kind: 'sevi';
			order: 0 | 1;
			status: number;
			paid: boolean;
			amount: number;
	  };

export type Step =
	| { what: 'deliver'; event: number; crash: boolean }
	| { what: 'work'; crash: number }
	| { what: 'pass'; seconds: number }
	| { what: 'rotate' | 'replay' | 'clear' };

const STORE = 'store_demo';
const SELLDONE_PAID = [ 'Open', 'Reserved', 'COD', 'Payed' ];
const SELLDONE_AT = [
	'CheckQueue',
	'OrderConfirm',
	'PreparingOrder',
	'SentOrder',
	'ToCustomer',
];
const SEVI_AT = [
	'PENDING',
	'APPROVED',
	'AWAITING_SHIPMENT',
	'DELIVERED',
	'ARCHIVED',
];
const BEGAN = 1_790_000_000;

/** What is really sent. */
export function bodyOf(
	event: Event,
	place: number
): { source: string; body: string } {
	if ( event.kind === 'product' ) {
		const time = { _seconds: BEGAN + event.at, _nanoseconds: 0 };
		return {
			source: 'sedifex',
			body: JSON.stringify( {
				id: `evt_${ place }`,
				type: event.gone ? 'product.deleted' : 'product.updated',
				storeId: STORE,
				data: {
					productId: `p${ event.item }`,
					before: event.gone ? { updatedAt: time } : null,
					after: event.gone
						? null
						: {
								price: event.price,
								stockCount: event.stock,
								updatedAt: time,
							},
				},
			} ),
		};
	}
	if ( event.kind === 'selldone' ) {
		return {
			source: 'selldone',
			body: JSON.stringify( {
				action: 'PaymentOrder',
				shop: { id: 1 },
				basket: {
					id: event.order + 1,
					shop_id: 1,
					currency: 'GHS',
					status: SELLDONE_PAID[ event.status ],
					delivery_state: SELLDONE_AT[ event.state ],
					price: event.at + 1,
					updated_at: `2026-11-21T08:00:0${ event.at }.000000Z`,
				},
			} ),
		};
	}
	return {
		source: 'sevi',
		body: JSON.stringify( {
			order: {
				id: `s${ event.order }`,
				referenceNumber: `s${ event.order }`,
				currency: 'GHS',
				status: SEVI_AT[ event.status ],
				paymentStatus: event.paid ? 'PAID' : 'PENDING',
				amount: event.amount,
			},
			customer: null,
		} ),
	};
}

export type World = {
	products: { id: string; price: number; stock: number; shown: boolean }[];
	orders: {
		source: string;
		reference: string;
		payment: string;
		stage: string;
		total: number;
	}[];
};

/** The later, and of the same time the further: pairs that sort as numbers. */
const latest = < T >(
	list: readonly T[],
	pair: ( one: T ) => number
): T | undefined =>
	list.reduce< T | undefined >(
		( best, one ) =>
			best === undefined || pair( one ) > pair( best ) ? one : best,
		undefined
	);

/**
 * Where it all ends, whatever happened on the way: a function of what was said
 * and, for Sevi's amounts alone, of which came last.
 */
export function endOf( arrived: readonly Event[] ): World {
	const of = < K extends Event[ 'kind' ] >( kind: K ) =>
		arrived.filter(
			( event ): event is Extract< Event, { kind: K } > =>
				event.kind === kind
		);
	const products = ( [ 0, 1 ] as const ).map( ( item ) => {
		const mine = of( 'product' ).filter( ( event ) => event.item === item );
		const last = latest(
			mine.filter( ( { gone } ) => ! gone ),
			( { at } ) => at
		);
		const shown = ! mine.some( ( { gone } ) => gone );
		return {
			id: `p${ item }`,
			// What a removed item cost depends on what came before its end.
			price: shown ? ( last?.price ?? 120.5 ) * 100 : 0,
			stock: shown ? ( last?.stock ?? 14 ) : 0,
			shown,
		};
	} );
	const orders: World[ 'orders' ] = [];
	for ( const order of [ 0, 1 ] ) {
		const mine = of( 'selldone' ).filter(
			( event ) => event.order === order
		);
		const paid = latest( mine, ( { at, status } ) => at * 10 + status );
		const stage = latest( mine, ( { at, state } ) => at * 10 + state );
		if ( paid && stage ) {
			orders.push( {
				source: 'selldone',
				reference: `#${ order + 1 }`,
				payment: ( SELLDONE_PAID[ paid.status ] ?? '' ).toLowerCase(),
				stage:
					stage.state === 0
						? 'first'
						: ( SELLDONE_AT[ stage.state ] ?? '' ).toLowerCase(),
				total: ( paid.at + 1 ) * 100,
			} );
		}
	}
	for ( const order of [ 0, 1 ] ) {
		const mine = of( 'sevi' ).filter( ( event ) => event.order === order );
		const stage = Math.max( ...mine.map( ( { status } ) => status ) );
		const last = mine.at( -1 );
		if ( last ) {
			orders.push( {
				source: 'sevi',
				reference: `s${ order }`,
				payment: mine.some( ( { paid } ) => paid ) ? 'paid' : 'pending',
				stage:
					stage === 4 && mine.some( ( { status } ) => status === 3 )
						? 'archived_delivered'
						: ( SEVI_AT[ stage ] ?? '' ).toLowerCase(),
				total: last.amount * 100,
			} );
		}
	}
	return { products, orders };
}
