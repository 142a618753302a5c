/**
 * A catalogue that means harm: script in every text, pictures that are traps.
 * Nothing of it may run on a page, break a page, or be fetched from where it
 * must not be.
 */
import { join } from 'node:path';

import { ROOT } from '../../bin/lib/paths';
import { pageOf } from './support/page';
import { Attacker } from './support/attacker';
import type { Body } from './support/besieged';
import { Shop, someone } from './support/shop';
import { dangersIn, trapAddresses, VECTORS } from './support/traps';

jest.setTimeout( 120_000 );

describe( 'a catalogue that means harm', () => {
	let shop: Shop;
	let attacker: Attacker;
	let pages: Record< 'shop' | 'cart' | 'status', string >;

	beforeAll( async () => {
		shop = await Shop.open( 'hostile', 'mariadb' );
		attacker = new Attacker( shop );
		await fetch( `${ shop.sandbox.url }/__sandbox/items/hostile`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
		} );
		VECTORS.forEach( ( text, number ) =>
			shop.sandbox.state.documents.set(
				'stores/store_demo_accra/products',
				`vector_${ number }`,
				{
					storeId: 'store_demo_accra',
					name: text,
					category: text,
					description: text,
					brand: text,
					imageAlt: text,
					imageUrl: `javascript:alert(${ number })`,
					imageUrls: [
						'data:image/svg+xml,<svg onload=alert(1)>',
						`${ shop.sandbox.url }/pictures/"onerror="alert(1).jpg`,
					],
					price: 10,
					itemType: 'product',
					isPublished: true,
					sortOrder: -1,
				}
			)
		);
		const made = await shop.site.php(
			`require '${ join( ROOT, 'bin/php/make-shop.php' ) }';`
		);
		pages = JSON.parse( made ) as typeof pages;
	} );

	afterAll( async () => {
		await ( shop as Shop | undefined )?.close();
	} );

	afterEach( async () => {
		// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
		expect( await shop.complaints() ).toBe( '' );
	} );

	/** What a browser would make of a page, and all of it that could run. */
	async function dangers( path: string, cookie = '' ) {
		const answer = await attacker.send(
			'GET',
			path,
			undefined,
			cookie ? { cookie } : {}
		);
		// What is not there is said in a page of the shop, too.
		expect( [ 200, 404 ] ).toContain( answer.status );
		const document = pageOf( answer.text );
		return { found: dangersIn( document ), document, text: answer.text };
	}

	const local = ( url: string ) => url.replace( shop.site.url, '' );

	test( 'would be noticed if it ran', () => {
		const page = pageOf(
			'<img src=x onerror=alert(1)><script>alert(1)</script><a href=" javascript:x">a</a><iframe src="data:text/html,x"></iframe>'
		);
		expect( dangersIn( page ) ).toHaveLength( 4 );
	} );

	test( 'nothing of it runs on a page', async () => {
		for ( const [ name, url ] of trapAddresses( pages ) ) {
			const { found, text } = await dangers( local( url ) );
			expect( { name, found } ).toEqual( { name, found: [] } );
			expect( text ).toContain( 'wp-block-sedifex-' );
			expect( text ).not.toContain( 'DROP TABLE wp_posts; --"' );
		}
	} );

	test( 'it is shown as the text it is', async () => {
		const { document } = await dangers( local( pages.shop ) );
		const shown =
			document.querySelector( '.entry-content, main' )?.textContent ?? '';
		expect( shown ).toContain( 'Comb" onmouseover="alert(1)"' );
		expect( shown ).toContain( '[gallery ids="1"]' );
		expect( shown ).toContain( '{{constructor.constructor' );
	} );

	test( 'the catalogue gives plain texts and no address of a picture of theirs', async () => {
		const items: Body[] = [];
		for ( let page = 1; page <= 2; page++ ) {
			const answer = await attacker.send(
				'GET',
				`/wp-json/sedifex/v1/catalog?per_page=100&page=${ page }`
			);
			expect( answer.headers[ 'content-type' ] ).toContain(
				'application/json'
			);
			items.push( ...( answer.json.items as Body[] ) );
		}
		const texts = items
			.flatMap( ( item ) => [
				item.name,
				item.category,
				item.brand,
				item.description,
			] )
			.join( '\n' );
		expect( items.length ).toBeGreaterThan( 50 );
		expect( texts ).not.toMatch( /<script|<svg|<img|<a |\u0000|\u202E/i );
		expect( JSON.stringify( items ) ).not.toMatch(
			/"(src|srcset)":"[^"]*(javascript|data:|169\.254)/
		);
		// Priced in words, below nothing: not for sale, and not for nothing.
		for ( const item of items.filter( ( { name } ) =>
			/words|Below/.test( String( name ) )
		) ) {
			expect( item.price_minor ).toBeNull();
		}
	} );

	test( 'an item dearer than any order cannot be bought, and breaks nothing', async () => {
		const items = [
			{ id: 'hostile_price_large', type: 'product', quantity: 5 },
		];
		const quote = await attacker.json( 'POST', '/quote', {
			items,
			payment: 'online',
		} );
		expect( quote.json ).toMatchObject( {
			total_minor: 0,
			problems: [ { code: 'bad_quantity' } ],
		} );
	} );

	test( 'bought and shown again, without script too, it is still text', async () => {
		const line = [ 'product', 'vector_0', 1 ];
		const cart = JSON.stringify( [ line, [ 'product', 'vector_3', 2 ] ] );
		const name = '"><script>alert(1)</script>';
		const details = {
			sfx_action: 'review',
			sfx_items: cart,
			sfx_name: name,
			sfx_phone: someone().phone,
			sfx_receive: 'delivery',
			sfx_location: name,
			sfx_note: name,
			sfx_payment: 'pay_on_delivery',
		};
		const cookie = `sedifex_cart=${ encodeURIComponent( cart ) }`;
		const review = await attacker.form(
			local( pages.cart ),
			details,
			cookie
		);
		expect( review.status ).toBe( 200 );
		const form = pageOf( review.text );
		expect( review.text ).not.toContain( '<script>alert(1)' );
		const value = ( field: string ) =>
			form.querySelector< HTMLInputElement >( `[name="${ field }"]` )
				?.value ?? '';
		const ordered = await attacker.form(
			local( pages.cart ),
			{
				...details,
				sfx_action: 'order',
				sfx_intent: value( 'sfx_intent' ),
				sfx_total: value( 'sfx_total' ),
			},
			cookie
		);
		expect( ordered.status ).toBe( 303 );
		const status = await dangers(
			local( String( ordered.headers.location ) )
		);
		expect( status.found ).toEqual( [] );
		expect( status.text ).not.toContain( '<script>alert(1)' );
		expect( status.document.body.textContent ).toContain(
			'Comb" onmouseover="alert(1)"'
		);
	} );

	test( 'a form that is refused keeps what was typed, as text', async () => {
		const name = '"><img src=x onerror=alert(1)>';
		const answer = await attacker.form(
			local( pages.cart ),
			{
				sfx_action: 'review',
				sfx_items: '[["product","vector_0",1]]',
				sfx_name: name,
				sfx_phone: 'no',
				sfx_location: '</textarea><script>alert(1)</script>',
				sfx_receive: 'delivery',
				sfx_payment: 'pay_on_delivery',
			},
			'sedifex_cart=%5B%5B%22product%22%2C%22vector_0%22%2C1%5D%5D'
		);
		expect( answer.status ).toBe( 422 );
		const document = pageOf( answer.text );
		expect(
			document.querySelector< HTMLInputElement >( '[name="sfx_name"]' )
				?.value
		).toBe( name );
		expect( document.querySelectorAll( '[onerror]' ) ).toHaveLength( 0 );
		expect( answer.headers[ 'set-cookie' ] ?? '' ).not.toMatch(
			/sedifex_cart=;/
		);
		expect( answer.headers[ 'cache-control' ] ).toContain( 'no-store' );
	} );

	test( 'no trap among the pictures is fetched, decoded or shown', async () => {
		await shop.site.sql(
			"UPDATE wp_sedifex_products SET pictures = NULL, pictures_due_at = CASE WHEN item_id LIKE 'hostile%' OR item_id LIKE 'vector%' THEN 1 END WHERE pictures_due_at IS NOT NULL OR item_id LIKE 'hostile%'"
		);
		for ( let round = 0; round < 3; round++ ) {
			await shop.work();
		}
		const failures = await shop.site.sql(
			"SELECT item_id, pictures FROM wp_sedifex_products WHERE item_id IN ('hostile_huge_picture', 'hostile_no_picture') ORDER BY item_id"
		);
		expect( failures ).toMatch( /huge_picture\t.*too_many_pixels/ );
		expect( failures ).toMatch( /no_picture\t.*not_a_picture/ );
		const asked = await shop.site.outgoing();
		expect(
			asked.filter( ( url ) => ! url.includes( ' http://127.0.0.1:' ) )
		).toEqual( [] );
		const kept = await shop.site.sql(
			"SELECT item_id, COALESCE(pictures, '') FROM wp_sedifex_products WHERE item_id LIKE 'hostile%' AND pictures LIKE '%webp%'"
		);
		expect( kept.trim() ).toBe( '' );
		const { found } = await dangers( local( pages.shop ) );
		expect( found ).toEqual( [] );
	} );
} );
