import { DEMO_KEY } from './demo/load';
import type { Doc } from './store/values';
import { TestClient } from './test-client';

const shop = TestClient.forFile();

const fault = ( kind: string, more: Doc = {} ) =>
	shop.post( '/__sandbox/faults', {
		endpoint: 'integrationCheckoutCreate',
		kind,
		...more,
	} );

describe( 'faults', () => {
	it.each( [ 'reset-before-effect', '5xx-before', 'html', 'redirect' ] )(
		'%s leaves nothing behind',
		async ( kind ) => {
			await fault( kind );
			await shop.create( 'F-1' ).catch( () => null );
			expect( await shop.counts() ).toMatchObject( { checkouts: 0 } );
			await shop.create( 'F-1' );
			expect( await shop.counts() ).toMatchObject( { checkouts: 1 } );
		}
	);

	it.each( [ 'reset-after-effect', '5xx-after', 'truncated', 'malformed' ] )(
		'%s has taken effect',
		async ( kind ) => {
			await fault( kind );
			await expect( shop.body( shop.create( 'F-2' ) ) ).rejects.toThrow();
			expect( await shop.counts() ).toMatchObject( { checkouts: 1 } );
		}
	);

	it.each( [
		[ 'timeout', 0 ],
		[ 'timeout-after-effect', 1 ],
	] )(
		'%s is cut in the end, with %i checkouts',
		async ( kind, checkouts ) => {
			await fault( kind, { ms: 30 } );
			const answer = await shop.create( 'F-3' );
			expect( answer.status ).toBe( 408 );
			expect( await shop.counts() ).toMatchObject( { checkouts } );
		}
	);

	it.each( [ 'late-answer', 'slow' ] )(
		'%s gives the whole answer',
		async ( kind ) => {
			await fault( kind, { ms: 60 } );
			const started = Date.now();
			expect( await shop.body( shop.create( 'F-4' ) ) ).toMatchObject( {
				ok: true,
			} );
			expect( Date.now() - started ).toBeGreaterThanOrEqual( 50 );
		}
	);

	it( 'wait for their call, as often as they are told', async () => {
		await fault( 'answer', {
			skip: 1,
			times: 2,
			status: 429,
			body: { error: 'x' },
		} );
		const seen = [];
		for ( const n of [ 1, 2, 3, 4 ] ) {
			seen.push( ( await shop.create( `F-5${ n }` ) ).status );
		}
		expect( seen ).toEqual( [ 200, 429, 429, 200 ] );
	} );

	it( 'are refused when they are not known', async () => {
		expect( ( await fault( 'earthquake' ) ).status ).toBe( 400 );
	} );
} );

describe( 'the ledger', () => {
	it( 'has each call with its headers, body and answer', async () => {
		await shop.create( 'L-1' );
		const { calls } = await shop.body(
			shop.get( '/__sandbox/ledger?endpoint=integrationCheckoutCreate' )
		);
		expect( calls ).toEqual( [
			expect.objectContaining( {
				method: 'POST',
				status: 200,
				ran: true,
				headers: expect.objectContaining( { 'x-api-key': DEMO_KEY } ),
				body: expect.objectContaining( { reference: 'L-1' } ),
				answer: expect.objectContaining( { ok: true } ),
			} ),
		] );
	} );

	it( 'has calls of functions that are not there', async () => {
		await shop.get( '/integrationProducts' );
		expect(
			shop.sandbox.state.ledger.calls( 'integrationProducts' )
		).toMatchObject( [ { status: 404 } ] );
	} );
} );

describe( 'the page of faults', () => {
	const waiting = async () =>
		( await shop.body( shop.get( '/__sandbox/faults' ) ) ).faults as Doc[];
	const press = ( field: string ) =>
		fetch( `${ shop.sandbox.url }/staff/faults`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: field,
			redirect: 'manual',
		} );

	it( 'lets a story happen and takes it away again', async () => {
		await press( 'add=down' );
		expect( await waiting() ).toMatchObject( [
			{ endpoint: '*', kind: '5xx-before' },
		] );
		const page = await fetch( `${ shop.sandbox.url }/staff/faults` );
		expect( await page.text() ).toContain( '5xx-before, every call' );
		await press( 'clear=1' );
		expect( await waiting() ).toEqual( [] );
		await press( 'add=nothing-of-the-kind' );
		expect( await waiting() ).toEqual( [] );
	} );
} );
