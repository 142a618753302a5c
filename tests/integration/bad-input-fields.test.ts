/**
 * What a form can get wrong, by mistake or on purpose: a sentence beside the
 * field, no row, no notice, and nothing of it ever reaches Sedifex.
 */
import { isSentence } from './support/attacker';
import { Besieged, type Body } from './support/besieged';

jest.setTimeout( 120_000 );

describe( 'an order with something wrong in it', () => {
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

	const quantity = ( value: unknown ) => ( {
		items: [ { ...besieged.item(), quantity: value } ],
	} );

	// What is changed, and the field that the sentence stands beside.
	const wrong: [ string, () => Body, string ][] = [
		...[ 0, -1, 1.5, 1e9, '2', null, true, [ 2 ], {}, 1e300 ].map(
			( value ): [ string, () => Body, string ] => [
				`quantity ${ JSON.stringify( value ) }`,
				() => quantity( value ),
				'items',
			]
		),
		[ 'no items', () => ( { items: [] } ), 'items' ],
		[ 'items as text', () => ( { items: 'all of them' } ), 'items' ],
		[
			'items nested',
			() => ( { items: [ [ [ besieged.item() ] ] ] } ),
			'items',
		],
		[
			'51 lines',
			() => ( {
				items: Array.from( { length: 51 }, () => besieged.item() ),
			} ),
			'items',
		],
		[
			'unknown item',
			() => ( { items: [ { id: 'no_such_thing', quantity: 1 } ] } ),
			'items',
		],
		[
			'item of another store',
			() => ( { items: [ { id: 'foreign_thing', quantity: 1 } ] } ),
			'items',
		],
		[
			'SQL for an id',
			() => ( { items: [ { id: "' OR '1'='1", quantity: 1 } ] } ),
			'items',
		],
		[
			'path for an id',
			() => ( { items: [ { id: '../../wp-config', quantity: 1 } ] } ),
			'items',
		],
		[
			'no phone',
			() => besieged.part( 'customer', { phone: '' } ),
			'customer.phone',
		],
		[
			'half a phone',
			() => besieged.part( 'customer', { phone: '024 00' } ),
			'customer.phone',
		],
		[
			'letters',
			() => besieged.part( 'customer', { phone: 'call me' } ),
			'customer.phone',
		],
		[
			'a number',
			() => besieged.part( 'customer', { phone: 240000001 } ),
			'customer.phone',
		],
		[
			'half an e-mail',
			() => besieged.part( 'customer', { email: 'ama@' } ),
			'customer.email',
		],
		[
			'two e-mails',
			() =>
				besieged.part( 'customer', {
					email: 'ama@example.org,b@example.org',
				} ),
			'customer.email',
		],
		[
			'a header in an e-mail',
			() =>
				besieged.part( 'customer', {
					email: 'a@example.org\r\nBcc: b@example.org',
				} ),
			'customer.email',
		],
		[
			'no name',
			() => besieged.part( 'customer', { name: '   ' } ),
			'customer.name',
		],
		[ 'customer as text', () => ( { customer: 'Ama' } ), 'customer.name' ],
		[ 'bitcoin', () => ( { payment: 'bitcoin' } ), 'payment' ],
		[
			'drone',
			() => besieged.part( 'delivery', { method: 'drone' } ),
			'delivery.method',
		],
		[
			'no place',
			() => besieged.part( 'delivery', { location: ' ' } ),
			'delivery.location',
		],
		[
			'no e-mail for online payment',
			() => ( {
				payment: 'online',
				...besieged.part( 'customer', { email: '' } ),
			} ),
			'customer.email',
		],
	];

	test.each( wrong )(
		'%s: said beside its field',
		async ( _, change, field ) => {
			besieged.shop.sandbox.state.documents.set(
				'stores/other/products',
				'foreign_thing',
				{
					storeId: 'other',
					name: 'Of another store',
					price: 1,
					isPublished: true,
				}
			);
			const answer = await besieged.refused( () =>
				besieged.attacker.json(
					'POST',
					'/checkout',
					besieged.spoilt( change() )
				)
			);
			expect( answer.status ).toBe( 422 );
			expect( answer.json.code ).toBe( 'sedifex_checkout_invalid' );
			const { fields } = answer.json.data as { fields: Body };
			expect( isSentence( fields[ field ] ) ).toBe( true );
		}
	);

	test( 'a service in the cart is led to the booking page', async () => {
		const id = await besieged.shop.site.sql(
			"SELECT item_id FROM wp_sedifex_products WHERE type = 'service' LIMIT 1"
		);
		const service = { id: id.trim(), type: 'service', quantity: 1 };
		const quote = await besieged.attacker.json( 'POST', '/quote', {
			items: [ service ],
			payment: 'online',
		} );
		expect( quote.json ).toMatchObject( {
			total_minor: 0,
			problems: [ { code: 'not_for_cart', url: expect.any( String ) } ],
		} );
		const answer = await besieged.refused( () =>
			besieged.attacker.json(
				'POST',
				'/checkout',
				besieged.spoilt( { items: [ besieged.item(), service ] } )
			)
		);
		expect( answer.status ).toBe( 422 );
		// Named as a product it is unknown.
		const disguised = await besieged.refused( () =>
			besieged.attacker.json(
				'POST',
				'/checkout',
				besieged.spoilt( {
					items: [ { ...service, type: 'product' } ],
				} )
			)
		);
		expect( disguised.status ).toBe( 422 );
	} );

	test.each( [ 1, 0, -5, 1e15, null, '100', 1.5 ] )(
		'a total of %p is not the total',
		async ( total ) => {
			const answer = await besieged.refused( () =>
				besieged.attacker.json(
					'POST',
					'/checkout',
					besieged.spoilt( { quoted_total_minor: total } )
				)
			);
			expect( answer.status ).toBe( 409 );
			expect( answer.json ).toMatchObject( {
				code: 'sedifex_checkout_total_changed',
				data: {
					quote: { due_now_minor: besieged.good.quoted_total_minor },
				},
			} );
		}
	);

	test.each( [
		'',
		'no ulid',
		null,
		7,
		[ 'a' ],
		'81J8Z3N5W4T6V8X0Y2A4C6E8G0',
		'01J8Z3N5W4T6V8X0Y2A4C6E8G0 OR 1=1',
	] )( 'an intent %p is none', async ( intent ) => {
		const answer = await besieged.refused( () =>
			besieged.attacker.json( 'POST', '/checkout', {
				...besieged.good,
				intent,
			} )
		);
		expect( answer.status ).toBe( 400 );
	} );
} );
