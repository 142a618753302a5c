import { TestClient } from './test-client';

const shop = TestClient.forFile();

describe( 'the payment page', () => {
	it( 'shows the amount and three plain buttons', async () => {
		const page = await ( await fetch( await shop.open( 'P-1' ) ) ).text();
		expect( page ).toContain( 'GHS 101.99' );
		expect( page ).toContain( 'Ayeyi Market' );
		expect( page.match( /<button[^>]+name="do"/g ) ).toHaveLength( 3 );
		expect( page ).not.toContain( '<script' );
	} );

	it( 'sends the customer back with both names of the reference', async () => {
		const answer = await shop.press( await shop.open( 'P-2' ), 'pay' );
		expect( answer.status ).toBe( 303 );
		expect( answer.headers.get( 'location' ) ).toBe(
			'http://127.0.0.1/back?sfx_order=t&trxref=P-2&reference=P-2'
		);
		expect( await shop.status( 'P-2' ) ).toMatchObject( {
			paymentStatus: 'paid',
			amountPaid: 101.99,
		} );
	} );

	it( 'can fail and be paid afterwards', async () => {
		const url = await shop.open( 'P-3' );
		await shop.press( url, 'fail' );
		expect( await shop.status( 'P-3' ) ).toMatchObject( {
			status: 'failed',
		} );
		await shop.press( url, 'pay' );
		expect( await shop.status( 'P-3' ) ).toMatchObject( {
			status: 'paid',
		} );
	} );

	it( 'tells nobody when the customer cancels', async () => {
		await shop.press( await shop.open( 'P-4' ), 'cancel' );
		expect( await shop.status( 'P-4' ) ).toMatchObject( {
			status: 'pending',
		} );
	} );

	it( 'can be ahead of what Sedifex knows', async () => {
		shop.sandbox.state.switches.eventDelayMs = 60_000;
		await shop.press( await shop.open( 'P-5' ), 'pay' );
		expect( await shop.status( 'P-5' ) ).toMatchObject( {
			status: 'pending',
		} );
	} );
} );
