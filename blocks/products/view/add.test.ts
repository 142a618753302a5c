import { cart } from '@sedifex/stores/cart';
import { add } from './add';

// WordPress provides it on the page, as a module only.
jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => ( {
			storeId: 'S1',
			currency: 'GHS',
			i18n: { added: 'Added · %d in cart', allAdded: 'All %d' },
		} ),
	} ),
	{ virtual: true }
);

const card = (
	{ quantity = '1', stock = '' } = {},
	where = 'li'
): HTMLFormElement => {
	document.body.innerHTML = `<${ where } class="sfx-card">
		<picture><img src="/320.webp"></picture><h2>Black Soap</h2>
		<form class="sfx-add" data-minor="1550" ${ stock && `data-stock="${ stock }"` }>
			<input type="hidden" name="sfx_id" value="soap"><input type="hidden" name="sfx_type" value="product">
			<input name="sfx_quantity" value="${ quantity }"><button class="sfx-strong">Add to cart</button>
		</form><a class="sfx-details" href="/shop/?sfx_item=product:soap">View details</a></${ where }>`;
	const form = document.querySelector( 'form' );
	if ( ! form ) {
		throw new Error( 'no form' );
	}
	return form;
};
const face = (): string | null | undefined =>
	document.querySelector( 'button' )?.textContent;

describe( 'adding', () => {
	beforeEach( () => {
		localStorage.clear();
		document.body.innerHTML = '';
	} );

	it( 'puts in the cart what the form would post, with what the card shows', () => {
		add( card( { quantity: '2' } ) );
		expect( cart.lines() ).toEqual( [
			{
				id: 'soap',
				type: 'product',
				quantity: 2,
				name: 'Black Soap',
				price_minor: 1550,
				currency: 'GHS',
				image: '/320.webp',
				url: 'http://localhost/shop/?sfx_item=product:soap',
				stock: null,
			},
		] );
		expect( face() ).toBe( 'Added · 2 in cart' );
	} );

	it( 'says when there are no more', () => {
		const form = card( { stock: '2' } );
		add( form );
		expect( face() ).toBe( 'Added · 1 in cart' );
		add( form );
		add( form );
		expect( cart.count() ).toBe( 2 );
		expect( face() ).toBe( 'All 2' );
	} );

	it.each( [ '', '0', 'x' ] )( 'takes "%s" for one', ( quantity ) => {
		add( card( { quantity } ) );
		expect( cart.count() ).toBe( 1 );
	} );

	it( 'keeps the button true to the cart, wherever that changes', () => {
		add( card() );
		cart.setQuantity( 'soap', 'product', 4 );
		expect( face() ).toBe( 'Added · 4 in cart' );
		cart.clear();
		expect( face() ).toBe( 'Add to cart' );
	} );
} );
