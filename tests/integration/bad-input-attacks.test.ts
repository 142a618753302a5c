/**
 * Whoever means harm: fields that Sedifex would believe, orders by the dozen,
 * and a thousand look-ups of other people's orders.
 */
import { Besieged, type Body } from './support/besieged';
import { someone, ulid } from './support/shop';
import { allowed, tampered } from './support/tampering';

jest.setTimeout( 120_000 );

describe( 'an attacker', () => {
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

	test.each( [ 'online', 'pay_on_delivery' ] as const )(
		'of a tampered order (%s) only what is named is sent',
		async ( payment ) => {
			const order = await besieged.shop.order( payment );
			const answer = await besieged.attacker.json(
				'POST',
				'/checkout?amount=1&sandbox=true',
				tampered( order ),
				{
					'x-sedifex-sandbox': 'true',
					'x-http-method-override': 'POST',
				}
			);
			expect( answer.status ).toBe( 201 );
			const endpoint =
				payment === 'online'
					? 'integrationCheckoutCreate'
					: 'integrationCashCheckoutCreate';
			const call = besieged.shop.sandbox.state.ledger
				.calls( endpoint )
				.at( -1 );
			const sent = call?.body as Body;
			const attempt = String( sent.reference );

			expect( attempt ).toMatch(
				/^SFX-[0-9A-Z]{8}-[0-9A-Z]{12}-(A1|C)$/
			);
			expect( attempt ).toContain( String( answer.json.reference ) );
			expect( sent ).toEqual(
				allowed( order, attempt, {
					siteUrl: besieged.shop.site.url,
					statusUrl: answer.json.status_url,
				} )
			);
			expect( call?.headers ).not.toHaveProperty( 'x-sedifex-sandbox' );
			expect( call?.query ).toEqual( {} );
		}
	);

	test( 'six orders in ten minutes for one contact, and not a seventh', async () => {
		await besieged.shop.site.php(
			"delete_option( 'sedifex_test_limits' );"
		);
		const contact = someone();
		const order = async ( phone: string, number: number ) => ( {
			...( await besieged.shop.order( 'pay_on_delivery' ) ),
			customer: { name: 'Ama Mensah', email: '', phone },
			delivery: {
				method: 'delivery',
				location: `House ${ number }`,
				notes: '',
			},
			again: true,
		} );
		const first = await order( contact.phone, 0 );
		const rows = await besieged.attacker.rows();
		expect(
			( await besieged.attacker.json( 'POST', '/checkout', first ) )
				.status
		).toBe( 201 );
		// The same order again, and one that is refused for its total, count as none.
		for ( let again = 0; again < 5; again++ ) {
			expect(
				( await besieged.attacker.json( 'POST', '/checkout', first ) )
					.status
			).toBe( 201 );
			const changed = {
				...( await order( contact.phone, 99 ) ),
				quoted_total_minor: 1,
			};
			expect(
				( await besieged.attacker.json( 'POST', '/checkout', changed ) )
					.status
			).toBe( 409 );
		}
		for ( let number = 1; number < 6; number++ ) {
			expect(
				(
					await besieged.attacker.json(
						'POST',
						'/checkout',
						await order( contact.phone, number )
					)
				).status
			).toBe( 201 );
		}
		const national = `0${ contact.phone.slice( 4 ) }`;
		for ( const phone of [
			contact.phone,
			national,
			`00${ contact.phone.slice( 1 ) }`,
		] ) {
			const body = await order( phone, 7 );
			const limited = await besieged.refused( () =>
				besieged.attacker.json( 'POST', '/checkout', body )
			);
			expect( limited.status ).toBe( 429 );
			expect(
				Number( limited.headers[ 'retry-after' ] )
			).toBeGreaterThan( 500 );
			expect( limited.json.code ).toBe( 'sedifex_checkout_limited' );
		}
		// An order that we have is answered, and other customers are not touched.
		expect(
			( await besieged.attacker.json( 'POST', '/checkout', first ) )
				.status
		).toBe( 201 );
		expect(
			(
				await besieged.attacker.json(
					'POST',
					'/checkout',
					await order( someone().phone, 8 )
				)
			).status
		).toBe( 201 );
		expect( await besieged.attacker.rows() ).toEqual( {
			intents: rows.intents + 7,
			attempts: rows.attempts + 7,
			orders: rows.orders + 7,
		} );
	} );

	test( "a limit that one exceeds is not everybody's", async () => {
		await besieged.shop.site.php(
			"update_option( 'sedifex_test_limits', [ 'order_contact' => [ 1, 600 ], 'order_site' => [ 12, 600 ] ] );"
		);
		await besieged.shop.site.sql( 'DELETE FROM wp_sedifex_counters' );
		const one = someone();
		const tries = [];
		for ( let number = 0; number < 20; number++ ) {
			tries.push(
				await besieged.attacker.json( 'POST', '/checkout', {
					...( await besieged.shop.order( 'pay_on_delivery', one ) ),
					again: true,
				} )
			);
		}
		expect(
			tries.filter( ( answer ) => answer.status === 429 )
		).toHaveLength( 19 );
		const other = await besieged.attacker.json(
			'POST',
			'/checkout',
			await besieged.shop.order( 'pay_on_delivery' )
		);
		expect( other.status ).toBe( 201 );
	} );

	test( "a thousand look-ups of other people's orders find nothing", async () => {
		await besieged.shop.site.sql( 'DELETE FROM wp_sedifex_counters' );
		const known = String( besieged.good.intent );
		await besieged.shop.site.php(
			"update_option( 'sedifex_test_limits', [] );"
		);
		const placed = await besieged.attacker.json( 'POST', '/checkout', {
			...besieged.good,
			intent: known,
		} );
		const reference = String( placed.json.reference );
		const statuses: Record< number, number > = {};
		const answers = new Set< string >();
		const headers = new Set< string >();
		const rows = await besieged.attacker.rows();
		let next = 0;
		const worker = async () => {
			while ( next < 1000 ) {
				const number = next++;
				const answer = await besieged.attacker.json(
					'POST',
					'/orders/lookup',
					{
						reference:
							number % 3 === 0
								? reference
								: `SFX-${ ulid().slice( 18 ) }`,
						contact: `024 1${ String( number ).padStart( 6, '0' ) }`,
					}
				);
				statuses[ answer.status ] =
					( statuses[ answer.status ] ?? 0 ) + 1;
				const { retry_after: wait, ...data } = answer.json.data as Body;
				answers.add( JSON.stringify( { ...answer.json, data } ) );
				headers.add(
					String( answer.headers[ 'cache-control' ] ) +
						( Number( answer.headers[ 'retry-after' ] ?? 0 ) ===
							( wait ?? 0 ) )
				);
			}
		};
		await Promise.all( [ worker(), worker(), worker(), worker() ] );

		// Unknown and wrong look alike, and so do those beyond the limit.
		expect( answers.size ).toBe( 2 );
		expect( [ ...headers ] ).toEqual( [ 'no-store, privatetrue' ] );
		expect( Object.keys( statuses ) ).toEqual( [ '404', '429' ] );
		// Those under way when the limit is reached may still be answered.
		expect( statuses[ 404 ] ).toBeGreaterThanOrEqual( 10 );
		expect( statuses[ 404 ] ).toBeLessThanOrEqual( 34 );
		expect( await besieged.attacker.rows() ).toEqual( rows );
		// Whoever has the link is not locked out.
		const token = new URL(
			String( placed.json.status_url )
		).searchParams.get( 'sfx_order' );
		expect(
			( await besieged.attacker.json( 'GET', `/orders/${ token }`, '' ) )
				.status
		).toBe( 200 );
	} );
} );
