import { DEMO_STORE } from './demo/load';
import type { Doc } from './store/values';
import { TestClient } from './test-client';

const shop = TestClient.forFile();

describe( 'pay on delivery', () => {
	const order = {
		storeId: DEMO_STORE,
		productName: 'Kente Stole x2',
		unitPrice: 640,
		clientOrderId: 'D-1-C',
		customer: { name: 'Kojo', phone: '0200000000' },
	};

	it( 'is absent until it is switched on', async () => {
		expect(
			( await shop.post( '/integration/orders/request', order ) ).status
		).toBe( 404 );
		await shop.post( '/__sandbox/switches', { payOnDelivery: true } );
		expect(
			await shop.body( shop.post( '/integration/orders/request', order ) )
		).toMatchObject( { paymentStatus: 'pending_cash_collection' } );
		expect( await shop.counts() ).toMatchObject( { deliveryOrders: 1 } );
		expect( await shop.status( 'D-1-C' ) ).toMatchObject( {
			orderStatus: 'pending_delivery',
		} );
	} );
} );

describe( 'staff', () => {
	const staff = ( id: string, action: string, more: Doc = {} ) =>
		shop.post( '/__sandbox/staff', { id, action, ...more } );
	const receipt = ( reference: string ) =>
		shop.body(
			shop.get(
				`/publicQuickPayReceipt?storeId=${ DEMO_STORE }&reference=${ reference }`
			)
		);

	it( 'confirm cash', async () => {
		await shop.post( '/integrationCashCheckoutCreate', {
			...shop.checkout( 'S-1' ),
			customer: { phone: '0200000000' },
		} );
		await staff( 'S-1', 'confirm_cash' );
		expect( await receipt( 'S-1' ) ).toMatchObject( {
			paymentStatus: 'paid_cash',
			cashConfirmed: true,
		} );
	} );

	it( 'turn a pending checkout into cash, cancel one, and carry one out', async () => {
		await Promise.all( [
			shop.open( 'S-2' ),
			shop.open( 'S-3' ),
			shop.open( 'S-4' ),
		] );
		await staff( 'S-2', 'to_cash' );
		await staff( 'S-3', 'cancel' );
		await staff( 'S-4', 'provider_paid' );
		await staff( 'S-4', 'stage', { stage: 'out_for_delivery' } );
		await staff( 'S-4', 'refund' );
		expect( await shop.status( 'S-2' ) ).toMatchObject( {
			paymentStatus: 'paid_cash',
		} );
		expect( await shop.status( 'S-3' ) ).toMatchObject( {
			orderStatus: 'cancelled',
		} );
		expect( await shop.status( 'S-4' ) ).toMatchObject( {
			paymentStatus: 'paid',
			orderStatus: 'out_for_delivery',
		} );
	} );

	it( 'see every order in the list, with nothing of it run as code', async () => {
		await shop.open( 'S-5', {
			customer: { name: '<b>x</b>', email: 'a@b.co' },
		} );
		const page = await ( await shop.get( '/' ) ).text();
		expect( page ).toContain( 'S-5' );
		expect( page ).toContain( '&lt;b&gt;x' );
	} );
} );

describe( 'switches', () => {
	it( 'change the contract, refuse keys and move the clock', async () => {
		const ask = () =>
			fetch(
				`${ shop.sandbox.url }/v1IntegrationProducts?storeId=${ DEMO_STORE }`,
				{
					headers: {
						...shop.headers,
						'x-sedifex-contract-version': '2026-04-13',
					},
				}
			);
		await shop.post( '/__sandbox/switches', {
			contractVersion: '2027-01-01',
		} );
		expect( ( await ask() ).status ).toBe( 400 );
		await shop.post( '/__sandbox/switches', {
			contractVersion: '2026-04-13',
			rejectKeys: true,
		} );
		expect( ( await ask() ).status ).toBe( 401 );
		await shop.post( '/__sandbox/clock', { skewMs: 86_400_000 } );
		await shop.post( '/__sandbox/switches', { rejectKeys: false } );
		const { updatedAt } = await shop.body( ask() );
		expect( Date.parse( String( updatedAt ) ) ).toBeGreaterThan(
			Date.now() + 8e7
		);
	} );

	it( 'refuse what they do not know', async () => {
		expect(
			( await shop.post( '/__sandbox/switches', { speed: 1 } ) ).status
		).toBe( 400 );
	} );
} );
