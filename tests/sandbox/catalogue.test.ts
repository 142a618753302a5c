import { DEMO_STORE } from './demo/load';
import type { Doc } from './store/values';
import { TestClient } from './test-client';

const shop = TestClient.forFile();

describe( 'the catalogue', () => {
	const list = async () =>
		shop.body(
			shop.get( `/v1IntegrationProducts?storeId=${ DEMO_STORE }` )
		);

	it( 'is a shop of some forty items with the known oddities', async () => {
		const products = ( await list() ).products as Doc[];
		expect( products.length ).toBeGreaterThanOrEqual( 40 );
		const named = ( name: string ) =>
			products.filter( ( item ) =>
				String( item.name ).startsWith( name )
			);
		expect( named( 'Bolga Basket' ) ).toHaveLength( 2 );
		expect( products.filter( ( item ) => item.price === 0 ).length ).toBe(
			2
		);
		expect( named( 'Ready-tied' )[ 0 ] ).toMatchObject( { stockCount: 0 } );
		expect( products.every( ( item ) => item.imageUrl ) ).toBe( true );
	} );

	it( 'cuts a text within a character', async () => {
		const raw = await (
			await shop.get( `/v1IntegrationProducts?storeId=${ DEMO_STORE }` )
		).text();
		expect( raw ).toMatch( /\\ud83c"/ );
	} );

	it( 'is cut at 150 of one collection and 300 in all', async () => {
		for ( const collection of [
			`stores/${ DEMO_STORE }/products`,
			'products',
		] ) {
			await shop.post( '/__sandbox/items/many', {
				count: 200,
				prefix: `a_${ collection.slice( 0, 3 ) }`,
				collection,
			} );
		}
		const { products, count } = await list();
		expect( count ).toBe( 300 );
		const ids = ( products as Doc[] ).map( ( item ) => item.id );
		expect( ids ).toContain( 'a_sto_0100' );
		expect( ids ).not.toContain( 'a_sto_0151' );
	} );

	it( 'follows a changed price, stock and removal', async () => {
		const id = 'prod_honey';
		await shop.post( '/__sandbox/items', {
			id,
			data: { price: 71.5, stockCount: 0 },
		} );
		const find = async () =>
			( ( await list() ).products as Doc[] ).find(
				( item ) => item.id === id
			);
		expect( await find() ).toMatchObject( {
			priceMinor: 7150,
			stockCount: 0,
		} );
		await shop.post( '/__sandbox/items', { id, remove: true } );
		expect( await find() ).toBeUndefined();
	} );
} );
