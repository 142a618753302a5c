import type { CartLine } from '@sedifex/stores/cart';
import { buttonText, changesOf, lineViews } from './present';
import { dueOf, parseQuote } from './quote';
import type { Quote } from './quote';

// WordPress provides it on the page, as a module only.
jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => ( {
			storeId: 'S1',
			i18n: {
				each: '%s each',
				priceNow: 'Now %s.',
				onlyLeft: 'Only %s left.',
				pay: 'Pay %s',
				payLater: 'Pay',
				onDelivery: 'On delivery',
				atPickup: 'At pick-up',
				item: 'Item',
			},
		} ),
	} ),
	{ virtual: true }
);

const soap: CartLine = {
	id: 'soap',
	type: 'product',
	name: 'Black soap',
	price_minor: 1500,
	currency: 'GHS',
	image: '',
	url: '/shop/',
	stock: null,
	quantity: 3,
};

const quoted = (
	item: object | null,
	problem: object | null = null
): Quote => {
	const quote = parseQuote( {
		items: item ? [ { id: 'soap', type: 'product', ...item } ] : [],
		problems: problem
			? [ { id: 'soap', type: 'product', ...problem } ]
			: [],
		subtotal_minor: 4500,
		processing_fees: { online: 89, pay_on_delivery: 0 },
		currency: 'GHS',
	} );
	if ( ! quote ) {
		throw new Error( 'no quote' );
	}
	return quote;
};

describe( 'what has changed since', () => {
	it( 'is nothing where price and stock are as they were', () => {
		const [ change ] = changesOf(
			[ soap ],
			quoted( { unit_minor: 1500, stock: null } )
		);
		expect( change ).toMatchObject( { quantity: null, remark: '' } );
	} );

	it( 'is said where the price is another', () => {
		const [ change ] = changesOf(
			[ soap ],
			quoted( { unit_minor: 4000, stock: 9 } )
		);
		expect( change ).toMatchObject( {
			item: { price_minor: 4000, stock: 9 },
			remark: 'Now GH₵\u00a040.00.',
		} );
	} );

	it( 'is no change of price where none was known', () => {
		const [ change ] = changesOf(
			[ { ...soap, price_minor: null } ],
			quoted( { unit_minor: 4000, stock: null } )
		);
		expect( change?.remark ).toBe( '' );
	} );

	it( 'makes it as many as there are', () => {
		const [ change ] = changesOf(
			[ soap ],
			quoted(
				{ unit_minor: 1500, stock: 1 },
				{ code: 'only_n_left', message: 'm', available: 1 }
			)
		);
		expect( change ).toMatchObject( {
			quantity: 1,
			remark: 'Only 1 left.',
		} );
	} );

	it( 'leaves it to the visitor where two lines share what there is', () => {
		const [ change ] = changesOf(
			[ soap ],
			quoted(
				{ unit_minor: 1500, stock: 4 },
				{ code: 'only_n_left', message: 'm', available: 4 }
			)
		);
		expect( change ).toMatchObject( { quantity: null, remark: '' } );
	} );

	it( 'is found for a mirrored double, which answers as its original', () => {
		const copy = { ...soap, id: 'product-black-soap-ksoap1' };
		const quote = quoted( {
			asked_id: copy.id,
			unit_minor: 1800,
			stock: null,
		} );
		expect( changesOf( [ copy ], quote )[ 0 ] ).toMatchObject( {
			line: { id: copy.id },
			item: { price_minor: 1800 },
			remark: 'Now GH₵\u00a018.00.',
		} );
		expect( lineViews( [ copy ], quote, {} )[ 0 ]?.total ).toBe(
			'GH₵\u00a054.00'
		);
	} );

	it( 'leaves alone what cannot be ordered: the line says why', () => {
		const quote = quoted( null, { code: 'gone', message: 'Gone.' } );
		expect( changesOf( [ soap ], quote ) ).toEqual( [] );
		expect( lineViews( [ soap ], quote, {} )[ 0 ] ).toMatchObject( {
			isWrong: true,
			about: 'Gone.',
		} );
	} );
} );

describe( 'lines', () => {
	it( 'multiply, and stop at the stock', () => {
		const quote = quoted( { unit_minor: 1500, stock: 3 } );
		expect( lineViews( [ soap ], quote, {} )[ 0 ] ).toMatchObject( {
			each: 'GH₵\u00a015.00 each',
			total: 'GH₵\u00a045.00',
			isFull: true,
			isWrong: false,
		} );
	} );

	it( 'take no address that runs script', () => {
		const bad = 'javascript:alert(1)';
		const [ view ] = lineViews(
			[ { ...soap, url: bad, image: bad } ],
			null,
			{}
		);
		expect( [ view?.url, view?.image ] ).toEqual( [ null, null ] );
	} );
} );

it.each( [
	[ 'online', 'delivery', 12290, 'Pay GH₵\u00a0122.90' ],
	[ 'online', 'delivery', null, 'Pay' ],
	[ 'pay_on_delivery', 'delivery', 100, 'On delivery' ],
	[ 'pay_on_delivery', 'pickup', 100, 'At pick-up' ],
] )( 'the button of %s and %s says so', ( payment, receive, due, text ) => {
	expect( buttonText( payment, receive, due, 'GHS' ) ).toBe( text );
} );

it( 'knows what each way to pay comes to', () => {
	const quote = quoted( null );
	expect( dueOf( quote, 'online' ) ).toBe( 4589 );
	expect( dueOf( quote, 'pay_on_delivery' ) ).toBe( 4500 );
} );

it.each( [
	null,
	'x',
	{},
	{ subtotal_minor: 1.5, processing_fees: {} },
	{ subtotal_minor: 1 },
] )( '%j is no quote', ( data ) => {
	expect( parseQuote( data ) ).toBeNull();
} );
