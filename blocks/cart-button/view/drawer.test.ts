import { cart } from '@sedifex/stores/cart';
import type { CartItem } from '@sedifex/stores/cart';
import { openDrawer, total } from './drawer';

// WordPress provides it on the page, as a module only. Texts say their names.
jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => ( {
			storeId: 'S1',
			currency: 'GHS',
			money: { point: '.', thousands: ',' },
			pages: { cart: '/cart/', shop: '/shop/' },
			i18n: new Proxy(
				{},
				{ get: ( _all, name ) => `${ String( name ) } %s` }
			),
		} ),
	} ),
	{ virtual: true }
);

const soap: CartItem = {
	id: 'so"ap',
	type: 'product',
	name: '<b>Soap</b>',
	price_minor: 1550,
	currency: 'GHS',
	image: '',
	url: '',
	stock: 2,
};
const drawer = (): Element => {
	const found = document.querySelector( '.sfx-drawer' );
	if ( ! found ) {
		throw new Error( 'no drawer' );
	}
	return found;
};
const press = ( action: string ): void =>
	drawer().querySelector< HTMLElement >( `[data-do="${ action }"]` )?.click();

describe( 'the drawer', () => {
	beforeAll( () => {
		// jsdom has no modal dialogs.
		HTMLDialogElement.prototype.showModal = function () {
			this.open = true;
		};
		HTMLDialogElement.prototype.close = function () {
			this.open = false;
			this.dispatchEvent( new Event( 'close' ) );
		};
		Object.assign( globalThis, {
			CSS: { escape: ( text: string ) => text.replace( /"/g, '\\"' ) },
		} );
	} );
	beforeEach( () => {
		localStorage.clear();
		cart.add( soap );
		cart.add( {
			...soap,
			id: 'kente',
			name: 'Kente',
			price_minor: 32000,
			stock: null,
		} );
		openDrawer( document.body );
	} );
	afterEach( () => document.querySelector( 'dialog' )?.close() );

	it( 'shows what is in the cart, names as text', () => {
		expect( drawer().querySelectorAll( 'li' ) ).toHaveLength( 2 );
		expect( drawer().querySelector( 'b' ) ).toBeNull();
		expect( drawer().textContent ).toContain( '<b>Soap</b>' );
		expect( total() ).toBe( 'GH₵\u00a0335.50' );
		expect( drawer().querySelector( 'a[href="/cart/"]' ) ).not.toBeNull();
	} );

	it( 'changes quantities within the stock', () => {
		press( '1' );
		expect( cart.line( 'so"ap', 'product' )?.quantity ).toBe( 2 );
		const more =
			drawer().querySelector< HTMLButtonElement >( '[data-do="1"]' );
		expect( more?.disabled ).toBe( true );
		press( '-1' );
		expect( cart.line( 'so"ap', 'product' )?.quantity ).toBe( 1 );
	} );

	it( 'keeps the focus where somebody was', () => {
		drawer().querySelector< HTMLElement >( '[data-do="1"]' )?.focus();
		press( '1' );
		// One more is not to be had: the focus goes on to a place that is there.
		expect(
			drawer().contains( drawer().ownerDocument.activeElement )
		).toBe( true );
		press( 'remove' );
		expect(
			drawer().ownerDocument.activeElement?.getAttribute( 'data-do' )
		).toBe( 'undo' );
	} );

	it( 'takes a line out and puts it back in its place', () => {
		press( 'remove' );
		expect( cart.count() ).toBe( 1 );
		expect( drawer().textContent ).toContain( 'removed <b>Soap</b>' );
		press( 'undo' );
		expect( cart.lines().map( ( { id } ) => id ) ).toEqual( [
			'so"ap',
			'kente',
		] );
		expect( drawer().querySelector( '[data-do="undo"]' ) ).toBeNull();
	} );

	it( 'says that it is empty, with the way to the shop, and forgets what was taken out', () => {
		press( 'remove' );
		press( 'remove' );
		expect( drawer().textContent ).toContain( 'cartEmpty' );
		expect( drawer().querySelector( 'a[href="/shop/"]' ) ).not.toBeNull();
		document.querySelector( 'dialog' )?.close();
		openDrawer( document.body );
		expect( drawer().querySelector( '[data-do="undo"]' ) ).toBeNull();
	} );

	it( 'closes by its button and by a click beside it', () => {
		const dialog = document.querySelector( 'dialog' );
		drawer().querySelector< HTMLElement >( '.sfx-close' )?.click();
		expect( dialog?.open ).toBe( false );
		openDrawer( document.body );
		dialog?.click();
		expect( dialog?.open ).toBe( false );
	} );
} );
