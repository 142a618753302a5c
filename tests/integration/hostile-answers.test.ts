/**
 * A Sedifex that is not one, or not ours, or full of traps: wrong key, wrong
 * store, pages instead of JSON, look-alike payment pages. The shop says what
 * is the matter, keeps what it has, and lets no secret out.
 */
import { startSite } from '../../bin/lib/start-site';
import { DEMO_KEY, DEMO_STORE } from '../sandbox/demo/load';
import { Attacker, isSentence } from './support/attacker';
import type { Body } from './support/besieged';
import { Shop, someone, ulid } from './support/shop';
import { LOOK_ALIKES, SICK_CATALOGUES } from './support/sick-answers';

jest.setTimeout( 120_000 );

const NAME = 'hostile';

describe( 'an answer that cannot be believed', () => {
	let shop: Shop;
	let attacker: Attacker;

	beforeAll( async () => {
		shop = await Shop.open( NAME, 'mariadb' );
		attacker = new Attacker( shop );
		// The key is the owner's to set here, so that it lies in the database.
		await startSite( {
			name: NAME,
			db: 'mariadb',
			constants: { SEDIFEX_API_BASE_URL: shop.sandbox.url },
		} );
		await connect( DEMO_STORE, DEMO_KEY );
		await sync();
	} );

	afterAll( async () => {
		await ( shop as Shop | undefined )?.close();
	} );

	afterEach( async () => {
		// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
		expect( await shop.complaints() ).toBe( '' );
	} );

	/** A route, asked as the administrator. */
	async function admin( method: string, route: string, body: Body = {} ) {
		const text = await shop.site.php(
			`wp_set_current_user( 1 );
			$request = new WP_REST_Request( '${ method }', '/sedifex/v1${ route }' );
			$request->set_header( 'content-type', 'application/json' );
			$request->set_body( base64_decode( '${ Buffer.from(
				JSON.stringify( body )
			).toString( 'base64' ) }' ) );
			echo wp_json_encode( rest_do_request( $request )->get_data() );`
		);
		attacker.seen.push( text );
		return JSON.parse( text ) as Body;
	}

	const connect = ( store: string, key: string ) =>
		admin( 'POST', '/settings', { store_id: store, integration_key: key } );

	const sync = () => admin( 'POST', '/catalog/sync' );

	/** Everything that visitors can buy, and what is known of orders. */
	const kept = () =>
		shop.site.sql(
			"SELECT MD5(GROUP_CONCAT(CONCAT_WS('|', HEX(item_key), name, price_minor, stock, removed_at, missing_at) ORDER BY id)) FROM wp_sedifex_products"
		);

	/** What Sedifex's catalogue answers once. */
	const catalogue = ( fault: Body ) =>
		shop.sandbox.state.faults.add( {
			endpoint: 'v1IntegrationProducts',
			...fault,
		} );

	test.each( SICK_CATALOGUES )(
		'a catalogue of %s changes nothing',
		async ( _, fault ) => {
			const before = await kept();
			catalogue( fault );
			const answer = await sync();
			expect( await kept() ).toBe( before );
			const said = [
				answer.message,
				answer.error,
				...( ( answer.doubts ?? [] ) as string[] ),
			];
			expect( { said, one: said.some( isSentence ) } ).toMatchObject( {
				one: true,
			} );
			shop.sandbox.state.faults.clear();
		}
	);

	test( 'a wrong key is said, and the shop stays open', async () => {
		const before = await kept();
		shop.sandbox.state.switches.rejectKeys = true;
		const answer = await sync();
		shop.sandbox.state.switches.rejectKeys = false;

		expect( await kept() ).toBe( before );
		expect( answer.code ).toBe( 'sedifex_catalog_failed' );
		expect( String( answer.message ) ).toMatch( /key/ );
		const page = await attacker.send(
			'GET',
			'/wp-json/sedifex/v1/catalog'
		);
		expect( ( page.json.items as unknown[] ).length ).toBeGreaterThan( 10 );
	} );

	test( 'a wrong contract version is said, and an order waits for the right one', async () => {
		const body = await shop.order( 'pay_on_delivery' );
		shop.sandbox.state.switches.contractVersion = '2027-01-01';
		const answer = await sync();
		expect( String( answer.message ) ).toContain( '2027-01-01' );
		const placed = await attacker.json( 'POST', '/checkout', body );
		expect( placed.json ).toMatchObject( {
			state: 'received',
			redirect_url: null,
		} );

		shop.sandbox.state.switches.contractVersion = '2026-04-13';
		expect( await shop.settle( String( body.intent ) ) ).toBe( 'accepted' );
	} );

	test.each( LOOK_ALIKES )( 'nobody is sent to %s', async ( host ) => {
		const body = await shop.order( 'online' );
		shop.sandbox.state.switches.paymentHost = host;
		const placed = await attacker.json( 'POST', '/checkout', body );
		expect( placed.status ).toBe( 201 );
		expect( placed.json ).toMatchObject( {
			state: 'received',
			redirect_url: null,
		} );

		const token = new URL(
			String( placed.json.status_url )
		).searchParams.get( 'sfx_order' );
		const page = await attacker.json( 'GET', `/orders/${ token }`, '' );
		expect( page.json ).toMatchObject( {
			state: 'received',
			can_pay: false,
		} );
		const pay = await attacker.json(
			'POST',
			`/orders/${ token }/pay`,
			'{}'
		);
		expect( pay.status ).toBe( 409 );
		const stored = await shop.site.sql(
			"SELECT COUNT(*) FROM wp_sedifex_attempts WHERE url LIKE '%evil%' OR url LIKE '%paystack%'"
		);
		expect( stored.trim() ).toBe( '0' );
		shop.sandbox.state.switches.paymentHost = '';
		expect( [ placed.text, page.text, pay.text ].join() ).not.toMatch(
			/evil|paystack/
		);
	} );

	test( 'a payment page that is never genuine ends with a person', async () => {
		shop.sandbox.state.switches.paymentHost =
			'https://checkout.paystack.com.evil.example';
		const body = await shop.order( 'online', someone() );
		const placed = await attacker.json( 'POST', '/checkout', body );
		expect( await shop.settle( String( body.intent ), 40 ) ).toBe(
			'attention'
		);
		shop.sandbox.state.switches.paymentHost = '';

		const token = new URL(
			String( placed.json.status_url )
		).searchParams.get( 'sfx_order' );
		const page = await attacker.json( 'GET', `/orders/${ token }`, '' );
		expect( page.json ).toMatchObject( {
			state: 'attention',
			can_pay: false,
		} );
		expect( page.json.label ).not.toMatch( /fail/i );
	} );

	test( 'an address that the payment service refuses is said beside its field', async () => {
		const body = await shop.order( 'online' );
		shop.sandbox.state.faults.add( {
			endpoint: 'integrationCheckoutCreate',
			kind: 'answer',
			status: 500,
			body: { error: 'Invalid Email Address Passed' },
		} );
		const answer = await attacker.json( 'POST', '/checkout', body );
		expect( answer.status ).toBe( 422 );
		expect( answer.json ).toMatchObject( {
			code: 'sedifex_checkout_rejected',
			data: { fields: { 'customer.email': expect.any( String ) } },
		} );
		// Put right under the same intent it is no order that we "already have".
		const fixed = {
			...body,
			customer: { name: 'Ama Mensah', ...someone() },
		};
		const again = await attacker.json( 'POST', '/checkout', fixed );
		expect( again.json.code ).toBe( 'sedifex_checkout_rejected' );
		const renewed = await attacker.json( 'POST', '/checkout', {
			...fixed,
			intent: ulid(),
		} );
		expect( renewed.json ).toMatchObject( { state: 'accepted' } );
	} );

	test( 'another store, or a key that is not its own, shows nothing of the first', async () => {
		await connect( 'store_of_somebody_else', DEMO_KEY );
		const answer = await sync();
		expect( String( answer.message ) ).toMatch( /key|store/ );
		const page = await attacker.send(
			'GET',
			'/wp-json/sedifex/v1/catalog'
		);
		expect( page.json ).toMatchObject( { items: [], total: 0 } );
		await connect( DEMO_STORE, 'sedx_wrong_0123456789' );
		expect( String( ( await sync() ).message ) ).toMatch( /key/ );
		await connect( DEMO_STORE, DEMO_KEY );
		expect( await sync() ).toMatchObject( { outcome: 'done' } );
	} );

	test( 'the key is in no answer, no log and not readable in the database', async () => {
		for ( const route of [ '/settings', '/status' ] ) {
			await admin( 'GET', route );
		}
		await admin( 'POST', '/connection/test' );
		const found = await shop.site.php(
			`global $wpdb;
			foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
				foreach ( $wpdb->get_results( "SELECT * FROM \`$table\`", ARRAY_A ) as $row ) {
					$text = implode( '|', $row );
					foreach ( [ '${ DEMO_KEY }', base64_encode( '${ DEMO_KEY }' ), bin2hex( '${ DEMO_KEY }' ), '${ DEMO_KEY.slice( 10, 30 ) }' ] as $needle ) {
						if ( str_contains( $text, $needle ) ) { echo $table, ': ', substr( $text, 0, 80 ), "\\n"; }
					}
				}
			}
			foreach ( glob( SEDIFEX_TEST_LOGS . '/*' ) as $file ) {
				if ( str_contains( file_get_contents( $file ), '${ DEMO_KEY }' ) ) { echo $file, "\\n"; }
			}`
		);
		expect( found ).toBe( '' );
		expect( attacker.seen.join( '\n' ) ).not.toContain(
			DEMO_KEY.slice( 0, -4 )
		);
	} );
} );
