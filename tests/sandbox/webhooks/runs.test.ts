import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_STORE } from '../demo/load';
import { record, text, type Doc } from '../store/values';
import { TestClient } from '../test-client';
import { DEMO_SECRETS } from './secrets';
import { sedifexSignature } from './signing';

interface Received {
	readonly url: string;
	readonly headers: NodeJS.Dict< string | string[] >;
	readonly body: string;
}

const shop = TestClient.forFile();
let receiver: Server;
let received: Received[] = [];

beforeAll( async () => {
	receiver = createServer( ( request, response ) => {
		const chunks: Buffer[] = [];
		request.on( 'data', ( chunk: Buffer ) => chunks.push( chunk ) );
		request.on( 'end', () => {
			received.push( {
				url: request.url ?? '',
				headers: request.headers,
				body: Buffer.concat( chunks ).toString( 'utf8' ),
			} );
			response.end( '{}' );
		} );
	} );
	await new Promise< void >( ( done ) =>
		receiver.listen( 0, '127.0.0.1', done )
	);
} );

afterAll( () => {
	receiver.closeAllConnections();
	receiver.close();
} );

beforeEach( async () => {
	received = [];
	const { port } = receiver.address() as AddressInfo;
	await target( {
		site: `http://127.0.0.1:${ port }/`,
		door: 'rest',
		way: 'bearer',
		secrets: DEMO_SECRETS,
	} );
} );

const target = ( given: Doc ) =>
	shop.post( '/__sandbox/webhooks/target', given );
const send = ( given: Doc ) =>
	shop.body( shop.post( '/__sandbox/webhooks', given ) );
const bodies = () =>
	received.map( ( { body } ) => record( JSON.parse( body ) ) );
const price = async ( id: string ) => {
	const { products } = await shop.body(
		shop.get( `/v1IntegrationProducts?storeId=${ DEMO_STORE }` )
	);
	return ( products as Doc[] ).find( ( item ) => item.id === id )?.price;
};
const item = 'prod_shea_butter';

describe( 'Sedifex webhooks', () => {
	it( 'tell of price changes that were made first, the last one as wished', async () => {
		const was = Number( await price( item ) );
		await send( { count: 3, item, price: 77.5 } );
		const told = bodies().map( ( { data } ) => [
			record( record( data ).before ).price,
			record( record( data ).after ).price,
		] );
		expect( told ).toEqual( [
			[ was, was + 1 ],
			[ was + 1, was + 2 ],
			[ was + 2, 77.5 ],
		] );
		expect( await price( item ) ).toBe( 77.5 );
		const times = bodies().map( ( { data } ) =>
			Number(
				record( record( record( data ).after ).updatedAt )._seconds
			)
		);
		expect( times.every( ( time ) => time > 1_700_000_000 ) ).toBe( true );
	} );

	it( 'carry ids of their own and a signature over the bytes that arrive', async () => {
		await send( { count: 5 } );
		expect( new Set( bodies().map( ( { id } ) => id ) ).size ).toBe( 5 );
		for ( const { headers, body, url } of received ) {
			expect( url ).toBe( '/wp-json/sedifex/v1/webhooks/sedifex' );
			expect( headers[ 'x-sedifex-signature' ] ).toBe(
				sedifexSignature( DEMO_SECRETS.sedifex, body )
			);
		}
	} );

	it.each( [
		[ 'product.updated:sold_out', { stockCount: 0 } ],
		[ 'product.updated:hidden', { isPublished: false } ],
	] )( 'tell of %s', async ( event, after ) => {
		await send( { event, item } );
		expect( bodies()[ 0 ]?.type ).toBe( 'product.updated' );
		expect( record( bodies()[ 0 ]?.data ).after ).toMatchObject( after );
	} );

	it( 'tell of a new product, and of its end', async () => {
		await send( { event: 'product.created' } );
		const id = text( record( bodies()[ 0 ]?.data ).productId );
		expect( record( bodies()[ 0 ]?.data ).before ).toBeNull();
		expect( await price( id ) ).toBeGreaterThan( 0 );
		await send( { event: 'product.deleted' } );
		expect( bodies()[ 1 ] ).toMatchObject( {
			type: 'product.deleted',
			data: { productId: id, after: null },
		} );
		expect( await price( id ) ).toBeUndefined();
	} );

	it( 'pay an order of the sandbox and tell of it in the older format', async () => {
		await shop.create( 'W-1' );
		await send( { event: 'payment.succeeded:older' } );
		expect( await shop.status( 'W-1' ) ).toMatchObject( {
			paymentStatus: 'paid',
		} );
		expect( bodies() ).toEqual( [
			expect.objectContaining( {
				event: 'payment.succeeded',
				clientOrderId: 'W-1',
				paymentStatus: 'success',
			} ),
		] );
		expect( received[ 0 ]?.headers[ 'x-sedifex-signature' ] ).toMatch(
			/^sha256=sha256=[0-9a-f]{64}$/
		);
	} );

	it( 'announce what staff change, once that is switched on', async () => {
		const edit = ( data: Doc ) =>
			shop.post( '/__sandbox/items', { id: item, data } );
		await edit( { price: 81 } );
		await shop.post( '/__sandbox/switches', { announceChanges: true } );
		await edit( { price: 82 } );
		for ( let n = 0; n < 100 && received.length === 0; n++ ) {
			await new Promise( ( done ) => setTimeout( done, 20 ) );
		}
		expect( bodies().map( ( { data } ) => record( data ) ) ).toMatchObject(
			[ { productId: item, before: { price: 81 }, after: { price: 82 } } ]
		);
	} );
} );

describe( 'the other systems', () => {
	it( 'Selldone has its secret in the address, and signs', async () => {
		await send( { source: 'selldone', event: 'CheckoutOrder' } );
		expect( received[ 0 ]?.url ).toBe(
			`/wp-json/sedifex/v1/webhooks/selldone/${ DEMO_SECRETS.selldone }`
		);
		expect( received[ 0 ]?.headers[ 'selldone-sign-hash' ] ).toMatch(
			/^\$2b\$05\$/
		);
	} );

	it.each( [
		[ 'bearer', `Bearer ${ DEMO_SECRETS.sevi }`, '' ],
		[ 'plain', DEMO_SECRETS.sevi, '' ],
		[ 'path', undefined, `/${ DEMO_SECRETS.sevi }` ],
		[ 'both', `Bearer ${ DEMO_SECRETS.sevi }`, `/${ DEMO_SECRETS.sevi }` ],
	] )( 'Sevi shows its token: %s', async ( way, header, tail ) => {
		await target( { way } );
		await send( { source: 'sevi', event: 'PENDING' } );
		expect( received[ 0 ]?.headers.authorization ).toBe( header );
		expect( received[ 0 ]?.url ).toBe(
			`/wp-json/sedifex/v1/webhooks/sevi${ tail }`
		);
	} );

	it( 'use the second door', async () => {
		await target( { door: 'argument' } );
		await send( { source: 'selldone', event: 'CheckoutOrder' } );
		await send( { source: 'sedifex' } );
		expect( received.map( ( { url } ) => url ) ).toEqual( [
			`/?sedifex-webhook=selldone.${ DEMO_SECRETS.selldone }`,
			'/?sedifex-webhook=sedifex',
		] );
	} );
} );

describe( 'the manner of sending', () => {
	const actions = () => bodies().map( ( { action } ) => action );

	it( 'reverses, repeats and shuffles, the same for the same seed', async () => {
		const story = { source: 'selldone', repeat: 2 };
		await send( { ...story, order: 'reversed' } );
		expect( actions().slice( 0, 3 ) ).toEqual( [
			'ToCustomer',
			'ToCustomer',
			'SentOrder',
		] );
		received = [];
		await send( { ...story, order: 'shuffled', seed: 7 } );
		const first = actions();
		expect( first ).toHaveLength( 12 );
		received = [];
		await send( { ...story, order: 'shuffled', seed: 7 } );
		expect( actions() ).toEqual( first );
		expect( first ).not.toEqual( [ ...first ].sort() );
	} );

	it( 'loses some, and says which', async () => {
		const { statuses } = await send( { count: 20, drop: 50, seed: 3 } );
		const lost = Number( record( statuses ).dropped );
		expect( lost ).toBeGreaterThan( 0 );
		expect( received ).toHaveLength( 20 - lost );
	} );

	it( 'lets the others pass those that are late', async () => {
		await send( { count: 8, item, late: 1, seed: 2 } );
		const prices = bodies().map( ( { data } ) =>
			Number( record( record( data ).after ).price )
		);
		expect( prices ).toHaveLength( 8 );
		expect( prices ).not.toEqual( [ ...prices ].sort( ( a, b ) => a - b ) );
	} );

	it( 'says so where nobody answers', async () => {
		const closed = createServer();
		await new Promise< void >( ( done ) =>
			closed.listen( 0, '127.0.0.1', done )
		);
		const { port } = closed.address() as AddressInfo;
		await new Promise( ( done ) => closed.close( done ) );
		await target( { site: `http://127.0.0.1:${ port }` } );
		const { run, unexpected } = await send( {} );
		expect( unexpected ).toBe( 1 );
		expect( record( run ).deliveries ).toMatchObject( [
			{ status: null, error: 'ECONNREFUSED' },
		] );
	} );
} );

describe( 'on the way', () => {
	const sent = async ( source: string, fault: string ) => {
		await send( { source, fault } );
		return received[ 0 ] as Received;
	};
	const fits = ( { headers, body }: Received ) =>
		headers[ 'x-sedifex-signature' ] ===
		sedifexSignature( DEMO_SECRETS.sedifex, body );

	it.each( [ 'byte', 'wrong_signature', 'reencoded' ] )(
		'%s breaks the signature and leaves JSON',
		async ( fault ) => {
			const one = await sent( 'sedifex', fault );
			expect( fits( one ) ).toBe( false );
			expect( () => JSON.parse( one.body ) as unknown ).not.toThrow();
		}
	);

	it( 'prefixes are doubled and headers taken away', async () => {
		expect(
			( await sent( 'sedifex', 'doubled_prefix' ) ).headers[
				'x-sedifex-signature'
			]
		).toMatch( /^sha256=sha256=/ );
		received = [];
		expect(
			Object.keys( ( await sent( 'sedifex', 'stripped' ) ).headers )
		).not.toContain( 'x-sedifex-signature' );
		received = [];
		expect(
			( await sent( 'sevi', 'stripped' ) ).headers.authorization
		).toBeUndefined();
		received = [];
		expect( ( await sent( 'selldone', 'no_signature' ) ).url ).toBe(
			'/wp-json/sedifex/v1/webhooks/selldone'
		);
		received = [];
		expect(
			( await sent( 'sevi', 'content_type' ) ).headers[ 'content-type' ]
		).toBe( 'text/plain' );
	} );

	it( 'hits every second one where that is asked', async () => {
		await send( { count: 4, fault: 'byte', every: 2 } );
		expect( received.map( fits ) ).toEqual( [ true, false, true, false ] );
	} );
} );

describe( 'the control page', () => {
	const form = ( path: string, fields: Record< string, string > ) =>
		fetch( `${ shop.sandbox.url }${ path }`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams( fields ).toString(),
		} );

	it( 'sends what its form asks for and shows each answer', async () => {
		const page = await form( '/staff/webhooks', {
			source: 'sevi',
			event: 'ARCHIVED',
			count: '2',
			faults: 'byte',
		} );
		const html = await page.text();
		expect( received ).toHaveLength( 2 );
		expect( html ).toContain( 'Sevi: ARCHIVED · 2 deliveries' );
		expect( html ).toContain( '200 stored' );
		expect( html ).toContain( 'value="byte" checked' );
		expect( html ).toContain( 'page=sedifex-sync-webhooks' );
	} );

	it( 'refuses what it does not know, and says so', async () => {
		const page = await form( '/staff/webhooks', { event: '<b>' } );
		expect( await page.text() ).toContain( 'event is one of' );
		expect( received ).toHaveLength( 0 );
	} );

	it( 'takes another address and other secrets', async () => {
		await form( '/staff/webhooks/target', {
			site: 'http://127.0.0.1:1/<x>',
			sedifex: 'another-secret',
		} );
		const { target: now } = await shop.body(
			shop.get( '/__sandbox/webhooks/target' )
		);
		expect( record( record( now ).secrets ) ).toMatchObject( {
			sedifex: 'another-secret',
			sevi: DEMO_SECRETS.sevi,
		} );
		const html = await ( await shop.get( '/staff/webhooks' ) ).text();
		expect( html ).not.toContain( '<x>' );
	} );
} );
