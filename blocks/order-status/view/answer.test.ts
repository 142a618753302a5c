import { isEnded, parseOrder, toneOf } from './answer';
import type { OrderNow } from './answer';

const DATA = {
	headline: 'Waiting for payment',
	next_step: 'Pay online.',
	payment: 'pending',
	stage: 'received',
	state: 'accepted',
	can_pay: true,
	progress: [ { stage: 'received', label: 'Received', current: true } ],
	timeline: [ { at: '2026-01-02T03:04:05Z', label: 'Order placed' }, 'x' ],
};

const order = ( changes: object = {} ): OrderNow => {
	const found = parseOrder( { ...DATA, ...changes } );
	if ( ! found ) {
		throw new Error( 'no order' );
	}
	return found;
};

it( 'reads an order, and leaves out what makes no sense', () => {
	expect( order() ).toEqual( {
		headline: 'Waiting for payment',
		nextStep: 'Pay online.',
		payment: 'pending',
		stage: 'received',
		state: 'accepted',
		canPay: true,
		steps: [ { label: 'Received', done: false, current: true } ],
		events: [ { at: '2026-01-02T03:04:05Z', label: 'Order placed' } ],
	} );
} );

it.each( [ null, [], 'x', {}, { code: 'sedifex_order_not_found' } ] )(
	'%j is no order',
	( data ) => {
		expect( parseOrder( data ) ).toBeNull();
	}
);

it.each( [
	[ {}, 'waiting' ],
	[ { payment: 'paid' }, 'good' ],
	[ { payment: 'on_delivery', stage: 'delivered' }, 'good' ],
	[ { payment: 'failed' }, 'bad' ],
	[ { payment: 'paid', stage: 'cancelled' }, 'bad' ],
	[ { state: 'rejected' }, 'bad' ],
] )( '%j is %s', ( changes, tone ) => {
	expect( toneOf( order( changes ) ) ).toBe( tone );
} );

it( 'ends with the order', () => {
	expect( isEnded( order() ) ).toBe( false );
	expect( isEnded( order( { stage: 'completed' } ) ) ).toBe( true );
	expect( isEnded( order( { state: 'rejected' } ) ) ).toBe( true );
} );
