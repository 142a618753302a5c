/**
 * What survives. Each story places an order while something breaks, lets the
 * worker put things right, asks again as a customer would, and then counts
 * what Sedifex holds: never a second order, never a lost one.
 */
import { Shop, someone, ulid } from './support/shop';

interface Placed {
	/** What broke. */
	readonly what: string;
	readonly body: Record< string, unknown >;
}

jest.setTimeout( 180_000 );

const databases = ( process.env.TEST_DATABASES ?? 'mariadb,sqlite' ).split(
	','
) as ( 'mariadb' | 'sqlite' )[];

describe.each( databases )( 'an order on %s', ( database ) => {
	let shop: Shop;

	beforeAll( async () => {
		shop = await Shop.open( `faults-${ database }`, database );
	} );

	afterAll( async () => {
		await ( shop as Shop | undefined )?.close();
	} );

	beforeEach( async () => {
		await shop.reset();
	} );

	afterEach( async () => {
		// No notice, no warning, whatever broke.
		// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
		expect( await shop.complaints() ).toBe( '' );
		// Nor is any rule broken that `wp sedifex doctor` knows.
		// eslint-disable-next-line jest/no-standalone-expect -- likewise.
		expect( await shop.broken() ).toEqual( [] );
	} );

	test( 'on delivery is recorded once and shown', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		const placed = await shop.call( 'POST', '/checkout', body );

		expect( placed.status ).toBe( 201 );
		expect( placed.body.state ).toBe( 'accepted' );
		expect( placed.body.redirect_url ).toBeNull();
		expect( shop.upstream().cash ).toBe( 1 );

		const again = await shop.call( 'POST', '/checkout', body );
		expect( again.body ).toEqual( placed.body );
		expect( shop.upstream().cash ).toBe( 1 );
	} );

	test( 'online is paid on the payment page, and proven', async () => {
		const body = await shop.order( 'online' );
		const placed = await shop.call( 'POST', '/checkout', body );

		expect( placed.status ).toBe( 201 );
		expect( placed.body.redirect_url ).toMatch( /^http:\/\/127\.0\.0\.1/ );

		const token = new URL(
			String( placed.body.status_url )
		).searchParams.get( 'sfx_order' );
		const before = await shop.call( 'GET', `/orders/${ token }` );
		expect( before.body ).toMatchObject( {
			payment: 'pending',
			can_pay: true,
		} );

		await shop.pay( String( placed.body.redirect_url ) );
		const after = await shop.call( 'GET', `/orders/${ token }` );
		expect( after.body ).toMatchObject( {
			payment: 'paid',
			can_pay: false,
			label: 'Payment successful',
		} );
		expect( shop.upstream().paid ).toBe( 1 );
		expect( JSON.stringify( after.body ) ).not.toContain( '+233' );

		const pay = await shop.call( 'POST', `/orders/${ token }/pay` );
		expect( pay.status ).toBe( 409 );
	} );

	test( 'ten clicks at once are one order', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		const answers = await Promise.all(
			Array.from( { length: 10 }, () =>
				shop.call( 'POST', '/checkout', body )
			)
		);

		expect( new Set( answers.map( ( a ) => a.status ) ) ).toEqual(
			new Set( [ 201 ] )
		);
		expect( new Set( answers.map( ( a ) => a.body.reference ) ).size ).toBe(
			1
		);
		expect( shop.upstream().cash ).toBe( 1 );
		expect(
			shop.sandbox.state.ledger.calls( 'integrationCashCheckoutCreate' )
		).toHaveLength( 1 );
	} );

	test( 'the same from ten tabs at once is one order', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		const answers = await Promise.all(
			Array.from( { length: 10 }, () =>
				shop.call( 'POST', '/checkout', { ...body, intent: ulid() } )
			)
		);

		expect( answers.map( ( a ) => a.status ).sort() ).toEqual( [
			201,
			...Array.from( { length: 9 }, () => 409 ),
		] );
		expect(
			answers.filter( ( a ) => a.body.code === 'sedifex_order_repeated' )
		).toHaveLength( 9 );
		expect( shop.upstream().cash ).toBe( 1 );
	} );

	test( 'edited after it was sent is refused, with the way to the first', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		const placed = await shop.call( 'POST', '/checkout', body );
		const edited = await shop.call( 'POST', '/checkout', {
			...body,
			delivery: {
				method: 'delivery',
				location: 'Tema, Community 9',
				notes: '',
			},
		} );

		expect( edited.status ).toBe( 409 );
		expect( edited.body.code ).toBe( 'sedifex_intent_reused' );
		expect( edited.body.data ).toMatchObject( {
			status_url: placed.body.status_url,
		} );
		expect( shop.upstream().cash ).toBe( 1 );
	} );

	test( 'placed again under a new intent asks once', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		await shop.call( 'POST', '/checkout', body );
		const second = { ...body, intent: ulid() };
		const asked = await shop.call( 'POST', '/checkout', second );

		expect( asked.status ).toBe( 409 );
		expect( asked.body.code ).toBe( 'sedifex_order_repeated' );
		expect( JSON.stringify( asked.body ) ).not.toContain( 'SFX-' );
		expect( shop.upstream().cash ).toBe( 1 );

		const confirmed = await shop.call( 'POST', '/checkout', {
			...second,
			again: true,
		} );
		expect( confirmed.status ).toBe( 201 );
		expect( shop.upstream().cash ).toBe( 2 );
	} );

	// The connection breaks in each way that a call can break.
	const breaks = [
		'timeout',
		'timeout-after-effect',
		'reset-before-effect',
		'reset-after-effect',
		'late-answer',
		'truncated',
		'malformed',
		'html',
		'5xx-before',
		'5xx-after',
		'redirect',
	];

	// One after the other they break, and together they are put right.
	test.each( [ 'pay_on_delivery', 'online' ] as const )(
		'%s survives every way in which a call can break',
		async ( payment ) => {
			const endpoint =
				payment === 'online'
					? 'integrationCheckoutCreate'
					: 'integrationCashCheckoutCreate';
			// The worker must not meet a fault that is meant for the next order.
			await shop.hold();
			const orders: Placed[] = [];
			for ( const kind of breaks ) {
				const body = await shop.order( payment );
				shop.fault( endpoint, kind );
				const placed = await shop.call( 'POST', '/checkout', body );
				expect( {
					kind,
					status: placed.status,
					state: placed.body.state,
				} ).toEqual( { kind, status: 201, state: 'received' } );
				orders.push( { what: kind, body } );
			}
			await shop.hurry();
			await expectEachOnce( orders );
		}
	);

	// A process ends between any two steps, and nobody is there to tell.
	test.each( [ 'pay_on_delivery', 'online' ] as const )(
		'%s survives the end of its process at every step',
		async ( payment ) => {
			const whole = await shop.call(
				'POST',
				'/checkout',
				await shop.order( payment )
			);
			expect( whole.steps ).toBeGreaterThan( 8 );

			const orders: Placed[] = [];
			for ( let step = 1; step <= whole.steps; step++ ) {
				const body = await shop.order( payment );
				const cut = await shop.call( 'POST', '/checkout', body, {
					'X-Test-Kill-At': String( step ),
				} );
				// A step after the answer may end a process that has answered.
				expect( [ 201, 502 ] ).toContain( cut.status );
				orders.push( { what: `step ${ step }`, body } );
			}
			await expectEachOnce( orders );
		}
	);

	/** Lets the worker settle them, asks again as their customers would, and looks each up in Sedifex. */
	async function expectEachOnce( orders: readonly Placed[] ) {
		await shop.settleAll();
		// Customers whose page never got an answer send the same again.
		for ( const { body } of orders ) {
			await shop.call( 'POST', '/checkout', body );
		}
		await shop.settleAll();
		for ( const { what, body } of orders ) {
			const { status, body: answer } = await shop.call(
				'POST',
				'/checkout',
				body
			);
			expect( { what, status, state: answer.state } ).toEqual( {
				what,
				status: 201,
				state: 'accepted',
			} );
			if ( answer.redirect_url !== null ) {
				await shop.pay( String( answer.redirect_url ) );
			}
			expect( {
				what,
				orders: shop.recorded( String( answer.reference ) ),
			} ).toEqual( { what, orders: 1 } );
		}
	}

	test( 'waits while the key is refused, and is sent once it works', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		shop.sandbox.state.switches.absent = [
			'integrationCashCheckoutCreate',
		];
		const placed = await shop.call( 'POST', '/checkout', body );
		expect( placed.body.state ).toBe( 'received' );

		shop.sandbox.state.switches.absent = [];
		expect( await shop.settle( String( body.intent ) ) ).toBe( 'accepted' );
		expect( shop.upstream().cash ).toBe( 1 );
	} );

	test( 'is not sent at another total than the customer saw', async () => {
		const body = await shop.order( 'online' );
		shop.sandbox.state.switches.extraFeePercent = 10;
		const refused = await shop.call( 'POST', '/checkout', body );

		expect( refused.status ).toBe( 409 );
		expect( refused.body.code ).toBe( 'sedifex_checkout_total_changed' );
		const quote = (
			refused.body.data as { quote: { due_now_minor: number } }
		 ).quote;
		expect( quote.due_now_minor ).toBeGreaterThan(
			Number( body.quoted_total_minor )
		);

		const agreed = await shop.call( 'POST', '/checkout', {
			...body,
			intent: ulid(),
			quoted_total_minor: quote.due_now_minor,
		} );
		expect( agreed.status ).toBe( 201 );
		expect( agreed.body.redirect_url ).not.toBeNull();
	} );

	test( 'waits on a site that was copied elsewhere', async () => {
		await shop.call(
			'POST',
			'/checkout',
			await shop.order( 'pay_on_delivery' )
		);
		const body = await shop.order( 'pay_on_delivery' );
		await shop.site.php(
			"update_option( 'sedifex_sync_site', str_repeat( '0', 64 ) );"
		);
		const placed = await shop.call( 'POST', '/checkout', body );

		expect( placed.body.state ).toBe( 'received' );
		await shop.work();
		expect( shop.upstream().cash ).toBe( 1 );
	} );

	test( 'that a restored backup has forgotten is found, not sent again', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		await shop.call( 'POST', '/checkout', body );
		await shop.site.php(
			`global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->prefix}sedifex_intents SET state = 'queued', sends = 0, tries = 0, sent_at = NULL, code = '', endpoint = '', created_at = created_at - 60, available_at = 0, updated_at = 0" );
			$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_attempts" );`
		);

		expect( await shop.settle( String( body.intent ) ) ).toBe( 'accepted' );
		expect(
			shop.sandbox.state.ledger.calls( 'integrationCashCheckoutCreate' )
		).toHaveLength( 1 );
	} );

	test( 'of an unclear call is never said to have failed', async () => {
		const body = await shop.order( 'online', someone() );
		shop.fault( 'integrationCheckoutCreate', 'reset-after-effect' );
		const placed = await shop.call( 'POST', '/checkout', body );
		const token = new URL(
			String( placed.body.status_url )
		).searchParams.get( 'sfx_order' );
		const page = await shop.call( 'GET', `/orders/${ token }` );

		expect( page.body ).toMatchObject( {
			state: 'received',
			can_pay: false,
			label: 'Received, we are confirming it',
		} );
	} );
} );
