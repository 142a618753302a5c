/**
 * Webhooks over real HTTP: both doors, many at once, and processes that end in
 * between. What was answered with 200 is in the table with every byte, and is
 * carried out once.
 */
import { createHmac } from 'node:crypto';

import { setTimeout as pause } from 'node:timers/promises';

import { DEMO_STORE } from '../sandbox/demo/load';
import { Attacker, type RawAnswer } from './support/attacker';
import { Shop } from './support/shop';

jest.setTimeout( 180_000 );

const SECRET = 'whsec-integration-0001';

const sign = ( body: string, secret = SECRET ): string =>
	`sha256=${ createHmac( 'sha256', secret ).update( body ).digest( 'hex' ) }`;

const event = ( id: string, change: Record< string, unknown > = {} ): string =>
	JSON.stringify( {
		id,
		type: 'product.updated',
		occurredAt: '2026-11-21T08:16:43.251Z',
		storeId: DEMO_STORE,
		data: {
			productId: 'no-such-item',
			before: null,
			after: { updatedAt: { _seconds: 1776765600, _nanoseconds: 0 } },
		},
		...change,
	} );

const databases = ( process.env.TEST_DATABASES ?? 'mariadb,sqlite' ).split(
	','
) as ( 'mariadb' | 'sqlite' )[];

describe.each( databases )( 'webhooks on %s', ( database ) => {
	let shop: Shop;
	let sender: Attacker;

	const route = '/wp-json/sedifex/v1/webhooks/sedifex';
	const send = (
		body: string,
		path = route,
		headers: Record< string, string > = {},
		method = 'POST'
	): Promise< RawAnswer > =>
		sender.send( method, path, body, {
			'content-type': 'application/json',
			'x-sedifex-signature': sign( body ),
			...headers,
		} );
	const ask = async ( query: string ): Promise< string > =>
		(
			await shop.site.php(
				`global $wpdb; echo (string) $wpdb->get_var( "${ query.replaceAll(
					'events',
					'{$wpdb->prefix}sedifex_events'
				) }" );`
			)
		).trim();

	beforeAll( async () => {
		shop = await Shop.open( `webhooks-${ database }`, database );
		sender = new Attacker( shop );
	} );

	afterAll( async () => {
		await ( shop as Shop | undefined )?.close();
	} );

	beforeEach( async () => {
		await shop.reset();
		await shop.site.php(
			`wp_set_current_user( 1 );
			$request = new WP_REST_Request( 'POST', '/sedifex/v1/settings' );
			$request->set_header( 'content-type', 'application/json' );
			$request->set_body( '{"webhook_secret":"${ SECRET }","selldone_webhook_secret":"selldone-secret-0001","sevi_webhook_token":"sevi-token-0001"}' );
			rest_do_request( $request );`
		);
	} );

	afterEach( async () => {
		// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
		expect( await shop.complaints() ).toBe( '' );
	} );

	test( 'one event a hundred times at once is one row and one effect', async () => {
		const body = event( 'evt_storm' );
		const answers = await Promise.all(
			Array.from( { length: 100 }, () => send( body ) )
		);
		expect( new Set( answers.map( ( a ) => a.status ) ) ).toEqual(
			new Set( [ 200 ] )
		);
		await shop.work();
		expect(
			await ask(
				'SELECT CONCAT( COUNT(*), CHAR(32), MAX( deliveries ), CHAR(32), MAX( attempts ), CHAR(32), MAX( state ) ) FROM events'
			)
		).toBe( '1 100 1 done' );
	} );

	test( 'twenty events, shuffled and repeated, are twenty rows', async () => {
		const bodies = Array.from( { length: 200 }, ( _, n ) =>
			event( `evt_${ ( n * 7 ) % 20 }` )
		);
		const answers = await Promise.all( bodies.map( ( b ) => send( b ) ) );
		expect( answers.filter( ( a ) => a.status !== 200 ) ).toEqual( [] );
		expect(
			await ask(
				'SELECT CONCAT( COUNT(*), CHAR(32), SUM( deliveries ) ) FROM events'
			)
		).toBe( '20 200' );
	} );

	test( 'what arrives while the worker runs out of time is not left lying', async () => {
		const ends = Date.now() + 3000;
		for ( let n = 0; Date.now() < ends; n += 8 ) {
			await Promise.all(
				Array.from( { length: 8 }, ( _, more ) =>
					send( event( `evt_burst_${ n + more }` ) )
				)
			);
		}
		// Nobody comes by from here on.
		let open = '';
		for ( let n = 0; n < 40 && open !== '0'; n++ ) {
			await pause( 250 );
			open = await ask(
				"SELECT COUNT(*) FROM events WHERE state <> 'done'"
			);
		}
		expect( open ).toBe( '0' );
	} );

	test( 'the second door follows the same rules', async () => {
		const door = '/?sedifex-webhook=';
		const body = event( 'evt_door' );
		expect( ( await send( body, `${ door }sedifex` ) ).status ).toBe( 200 );
		expect( ( await send( body, route ) ).status ).toBe( 200 );
		expect( await ask( 'SELECT deliveries FROM events' ) ).toBe( '2' );
		const selldone = '{"action":"PaymentOrder","basket":{"id":1}}';
		expect(
			( await send( selldone, `${ door }selldone.selldone-secret-0001` ) )
				.status
		).toBe( 200 );
		expect(
			(
				await send(
					'{"order":{"id":"1"}}',
					`${ door }sevi.sevi-token-0001`
				)
			).status
		).toBe( 200 );
		expect(
			(
				await send( body + ' ', `${ door }sedifex`, {
					'x-sedifex-signature': sign( body ),
				} )
			).status
		).toBe( 401 );
		expect( ( await send( body, `${ door }nobody` ) ).status ).toBe( 404 );
		expect(
			( await send( '', `${ door }sedifex`, {}, 'GET' ) ).status
		).toBe( 405 );
		expect( await ask( 'SELECT COUNT(*) FROM events' ) ).toBe( '3' );
	} );

	test( 'nothing in the address changes the answer', async () => {
		const body = event( 'evt_address' );
		for ( const query of [
			'?_envelope=1',
			'?_jsonp=alert',
			'?_method=GET',
			'?_fields=nothing',
		] ) {
			const answer = await send( body, route + query );
			expect( [ query, answer.status, answer.json ] ).toEqual( [
				query,
				200,
				query.includes( '_fields' ) ? [] : { ok: true },
			] );
		}
		const wrong = await send( body, `${ route }?_envelope=1`, {
			'x-sedifex-signature': sign( 'other' ),
		} );
		expect( wrong.status ).toBe( 401 );
		expect(
			( await send( body, `${ route }?_method=POST`, {}, 'GET' ) ).status
		).toBe( 405 );
		expect( ( await send( '{"broken":', route ) ).status ).toBe( 200 );
		expect(
			await ask( "SELECT COUNT(*) FROM events WHERE state = 'dead'" )
		).toBe( '1' );
	} );

	test( 'a closed REST API lets webhooks in, and nothing else', async () => {
		await shop.site.php(
			`file_put_contents( WPMU_PLUGIN_DIR . '/closed.php', '<?php add_filter( "rest_authentication_errors", static fn() => new WP_Error( "closed", "Closed", [ "status" => 401 ] ) );' );`
		);
		try {
			const body = event( 'evt_closed' );
			expect( ( await send( body ) ).status ).toBe( 200 );
			for ( const other of [
				'/wp-json/wp/v2/posts?x=/sedifex/v1/webhooks/sedifex',
				'/?rest_route=/wp/v2/posts&x=sedifex/v1/webhooks/sedifex',
				'/wp-json/sedifex/v1/catalog',
			] ) {
				expect( ( await send( '', other, {}, 'GET' ) ).status ).toBe(
					401
				);
			}
		} finally {
			await shop.site.php( `unlink( WPMU_PLUGIN_DIR . '/closed.php' );` );
		}
	} );

	test( 'a process that ends while it stores has promised nothing', async () => {
		const body = event( 'evt_killed' );
		const answer = await send( body, route, {
			'x-test-kill-at': '1',
		} ).then(
			( a ) => a.status,
			() => 0
		);
		expect( answer ).not.toBe( 200 );
		expect( await ask( 'SELECT COUNT(*) FROM events' ) ).toBe( '0' );
		expect( ( await send( body ) ).status ).toBe( 200 );
		expect( await ask( 'SELECT COUNT(*) FROM events' ) ).toBe( '1' );
	} );
} );
