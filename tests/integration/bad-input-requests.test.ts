/**
 * What no form sends: bodies that are none, other methods, odd addresses. Each
 * has a plain answer, and none breaks anything.
 */
import { Besieged } from './support/besieged';

jest.setTimeout( 120_000 );

describe( 'a request that no page of ours makes', () => {
	let besieged: Besieged;

	beforeAll( async () => {
		besieged = await Besieged.open();
	} );

	afterAll( async () => {
		await ( besieged as Besieged | undefined )?.close();
	} );

	afterEach( async () => {
		// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
		expect( await besieged.complaints() ).toBe( '' );
		besieged.keepsSilent();
	} );

	const deep = ( levels: number ) =>
		`${ '{"items":['.repeat( levels ) }1${ ']}'.repeat( levels ) }`;
	const bodies: [ string, () => string | Buffer, number[] ][] = [
		[ 'nothing', () => '', [ 400 ] ],
		[
			'half of it',
			() => JSON.stringify( besieged.good ).slice( 0, -9 ),
			[ 400 ],
		],
		[ 'a text', () => '"order"', [ 400 ] ],
		[ 'a number', () => '5', [ 400 ] ],
		[ 'null', () => 'null', [ 400 ] ],
		[ 'a list', () => '[1,2]', [ 400 ] ],
		[ 'two objects', () => '{}{}', [ 400 ] ],
		[ 'HTML', () => '<html></html>', [ 400 ] ],
		[ 'a byte order mark', () => '\ufeff{}', [ 400 ] ],
		[
			'UTF-16',
			() => Buffer.from( JSON.stringify( besieged.good ), 'utf16le' ),
			[ 400 ],
		],
		[
			'not UTF-8',
			() => Buffer.from( '{"intent":"\xff\xfe"}', 'latin1' ),
			[ 400 ],
		],
		[ 'half an emoji', () => '{"intent":"\\ud83c"}', [ 400 ] ],
		[ 'a NUL', () => '{"intent":"\\u0000"}', [ 400 ] ],
		[ 'a NUL for a name', () => '{"\\u0000*a":1}', [ 400 ] ],
		[ 'three hundred levels', () => deep( 150 ), [ 400 ] ],
		[ 'two thousand levels', () => deep( 1000 ), [ 400 ] ],
		[
			'seventy kilobytes',
			() =>
				JSON.stringify( {
					...besieged.good,
					pad: 'x'.repeat( 70_000 ),
				} ),
			[ 413 ],
		],
		[
			'five megabytes',
			() =>
				JSON.stringify( {
					...besieged.good,
					pad: 'x'.repeat( 5_000_000 ),
				} ),
			[ 413 ],
		],
		[
			'a hundred thousand lines',
			() =>
				JSON.stringify( {
					...besieged.good,
					items: Array.from( { length: 100_000 }, () => ( {
						id: 'a',
						quantity: 1,
					} ) ),
				} ),
			[ 413 ],
		],
		[
			'a number without end',
			() => `{"quoted_total_minor":${ '9'.repeat( 60_000 ) }}`,
			[ 400 ],
		],
	];
	test.each( bodies )( 'a body of %s', async ( _, body, allowed ) => {
		for ( const route of [ '/checkout', '/quote', '/orders/lookup' ] ) {
			const answer = await besieged.refused( () =>
				besieged.attacker.json( 'POST', route, body() )
			);
			const expected = route === '/checkout' ? allowed : [ 400, 413 ];
			expect( {
				route,
				known: expected.includes( answer.status ),
				status: answer.status,
			} ).toMatchObject( { known: true } );
		}
	} );

	test.each( [
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/xml',
		'',
	] )( 'an order as "%s" is not taken', async ( type ) => {
		const answer = await besieged.refused( () =>
			besieged.attacker.json(
				'POST',
				'/checkout',
				besieged.spoilt( {} ),
				{
					'content-type': type,
				}
			)
		);
		expect( answer.status ).toBe( 415 );
	} );

	test( 'other methods and a wrapped method order nothing', async () => {
		const rows = await besieged.attacker.rows();
		const body = JSON.stringify( besieged.spoilt( {} ) );
		const headers = { 'content-type': 'application/json' };
		for ( const [ method, query ] of [
			[ 'GET', '' ],
			[ 'PUT', '' ],
			[ 'DELETE', '' ],
			[ 'POST', '?_method=DELETE' ],
		] as const ) {
			const answer = await besieged.attacker.send(
				method,
				`/wp-json/sedifex/v1/checkout${ query }`,
				body,
				headers
			);
			expect( [ 404, 405 ] ).toContain( answer.status );
		}
		expect( await besieged.attacker.rows() ).toEqual( rows );
	} );

	test.each( [
		'/catalog?search=%ff%fe',
		'/catalog?category=%ff',
		'/catalog?search=%27%20OR%201=1--',
		'/catalog?search=%25%25%25%5f',
		`/catalog?search=${ 'x'.repeat( 3000 ) }`,
		'/catalog?search[]=a',
		'/catalog?type=evil',
		'/catalog?type[]=product',
		'/catalog?sort=price;DROP',
		'/catalog?page=0',
		'/catalog?page=-1',
		'/catalog?page=99999999999999999999',
		'/catalog?page=100000&per_page=100',
		'/catalog?per_page=1000000',
		'/catalog?keys[]=product:%27;--&keys[]=:&keys[]=%ff',
		`/catalog?${ 'keys[]=a:b&'.repeat( 300 ) }`,
		'/orders/short',
		'/orders/AAAAAAAAAAAAAAAAAAAAAAAA',
		'/orders/..%2f..%2fwp-config.php',
		'/orders/%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00',
	] )( 'GET %s has a plain answer', async ( route ) => {
		const answer = await besieged.attacker.send(
			'GET',
			`/wp-json/sedifex/v1${ route }`
		);
		expect( [ 200, 400, 404, 414 ] ).toContain( answer.status );
		expect( answer.text ).not.toMatch( /Fatal|Warning|Notice|wpdb|SQL/ );
	} );

	test( 'no quantity or price breaks the quote', async () => {
		for ( const amount of [
			0,
			-1,
			1000,
			1e9,
			1e15,
			Number.MAX_SAFE_INTEGER,
		] ) {
			const answer = await besieged.attacker.json( 'POST', '/quote', {
				items: Array.from( { length: 50 }, () => ( {
					...besieged.item(),
					quantity: amount,
				} ) ),
				payment: 'online',
			} );
			expect( { amount, status: answer.status } ).toEqual( {
				amount,
				status: 200,
			} );
			expect( answer.json ).toMatchObject( {
				total_minor: 0,
				problems: [ { code: 'bad_quantity' } ],
			} );
		}
		for ( const amount of [ 1.5, 'x', null, true, [ 1 ], 1e400 ] ) {
			const answer = await besieged.attacker.json( 'POST', '/quote', {
				items: [ { ...besieged.item(), quantity: amount } ],
				payment: 'online',
			} );
			expect( { amount, status: answer.status } ).toEqual( {
				amount,
				status: 400,
			} );
		}
	} );
} );
