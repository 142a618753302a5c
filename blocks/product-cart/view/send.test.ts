import { isPaymentPage, send, sortAnswer } from './send';

const answer = ( status: number, body: unknown ): Response =>
	( { status, json: async () => body } ) as Response;

/** A server that answers in turn; 'never' hangs until it is given up. */
function server( ...answers: Array< Response | Error | 'never' > ): jest.Mock {
	const mock = jest.fn( ( _url: string, init: RequestInit ) => {
		const next = answers.shift() ?? new Error( 'nobody' );
		if ( next === 'never' ) {
			return new Promise( ( _resolve, reject ) =>
				init.signal?.addEventListener( 'abort', () =>
					reject( new Error( 'aborted' ) )
				)
			);
		}
		return next instanceof Error
			? Promise.reject( next )
			: Promise.resolve( next );
	} );
	window.fetch = mock as unknown as typeof fetch;
	return mock;
}

const PLACED = {
	reference: 'SFX-1',
	status_url: 'https://shop.test/order/?sfx_order=t',
	redirect_url: null,
};

describe( 'sorting answers', () => {
	it.each( [
		[ 'placed', 201, PLACED, 'placed' ],
		[
			'wrong fields',
			422,
			{ code: 'sedifex_checkout_invalid', message: 'm', data: {} },
			'fields',
		],
		[
			'a definite no',
			422,
			{ code: 'sedifex_checkout_rejected', message: 'm' },
			'rejected',
		],
		[
			'another total',
			409,
			{ code: 'sedifex_checkout_total_changed', message: 'm' },
			'changed',
		],
		[
			'a used intent',
			409,
			{ code: 'sedifex_intent_reused', message: 'm' },
			'reused',
		],
		[
			'the same again',
			409,
			{ code: 'sedifex_order_repeated', message: 'm' },
			'repeated',
		],
		[
			'too many',
			429,
			{ code: 'sedifex_checkout_limited', message: 'm' },
			'later',
		],
		[ 'a stranger’s error', 503, { code: 'other', message: 'm' }, 'lost' ],
		[ 'yes without a way to the order', 201, { reference: 'x' }, 'lost' ],
		[ 'no object', 201, 'ok', 'lost' ],
	] )( '%s', ( _name, status, body, kind ) => {
		expect( sortAnswer( status, body ).kind ).toBe( kind );
	} );

	it( 'names fields as the page does', () => {
		expect(
			sortAnswer( 422, {
				code: 'sedifex_checkout_invalid',
				message: 'm',
				data: {
					fields: {
						'customer.phone': 'a',
						'delivery.location': 'b',
						unheard_of: 'c',
					},
				},
			} )
		).toMatchObject( {
			errors: { phone: 'a', location: 'b', items: 'c' },
		} );
	} );
} );

describe( 'sending', () => {
	it( 'asks once more, with the same words, where the answer never came', async () => {
		const fetch = server( 'never', answer( 201, PLACED ) );
		const outcome = await send( '/checkout', { intent: 'I' }, 20 );
		expect( outcome.kind ).toBe( 'placed' );
		expect( fetch ).toHaveBeenCalledTimes( 2 );
		expect( fetch.mock.calls[ 0 ][ 1 ].body ).toBe(
			fetch.mock.calls[ 1 ][ 1 ].body
		);
	} );

	it( 'gives up after that', async () => {
		server( 'never', 'never' );
		expect( await send( '/checkout', {}, 20 ) ).toEqual( { kind: 'lost' } );
	} );

	it( 'does not send again by itself where the line broke', async () => {
		const fetch = server( new Error( 'broken' ) );
		expect( await send( '/checkout', {} ) ).toEqual( { kind: 'lost' } );
		expect( fetch ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'sends no cookies', async () => {
		const fetch = server( answer( 201, PLACED ) );
		await send( '/checkout', {} );
		expect( fetch.mock.calls[ 0 ][ 1 ].credentials ).toBe( 'omit' );
	} );
} );

describe( 'payment pages', () => {
	const hosts = [ 'checkout.paystack.com' ];

	it.each( [
		[ 'https://checkout.paystack.com/abc', false, true ],
		[ 'http://checkout.paystack.com/abc', false, false ],
		[ 'https://checkout.paystack.com:8443/abc', false, false ],
		[ 'https://checkout.paystack.com.evil.test/abc', false, false ],
		[ 'https://evil.test/checkout.paystack.com', false, false ],
		[ 'https://a@checkout.paystack.com/abc', false, false ],
		[ 'javascript:alert(1)', true, false ],
		[ 'http://127.0.0.1:9410/pay/x', true, true ],
		[ 'http://127.0.0.1:9410/pay/x', false, false ],
		[ '', true, false ],
	] )( '%s, local %s: %s', ( url, local, expected ) => {
		expect( isPaymentPage( url, hosts, local ) ).toBe( expected );
	} );
} );
