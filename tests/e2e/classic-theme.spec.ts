/** A theme as they were before blocks, on a small phone. */
import { expectAccessible, expectNoOverflow } from './support/axe';
import {
	add,
	addButton,
	fillDetails,
	headline,
	line,
	openDetails,
	openDrawer,
	orderButton,
	priced,
	SHEA,
	showErrors,
} from './support/steps';
import { expect, test, type Page } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;

const theme = ( name: string ) => `switch_theme( '${ name }' );`;

test.use( { viewport: { width: 360, height: 740 } } );

test.beforeAll( async ( { shop } ) => {
	await shop.site.php( theme( 'classic' ) );
} );
test.afterAll( async ( { shop } ) => {
	await shop.site.php( theme( 'twentytwentyfive' ) );
} );

async function expectFine( page: Page ): Promise< void > {
	await expectNoOverflow( page );
	await expectAccessible( page );
}

test( 'the shop and the cart fit and are accessible there', async ( {
	page,
	customer,
} ) => {
	await page.goto( '/shop/' );
	await expectFine( page );
	await add( page, SHEA );
	await expectFine( page );
	await openDetails( page );
	await expectFine( page );
	await page.keyboard.press( 'Escape' );
	await openDrawer( page );
	await expectFine( page );
	await page.getByRole( 'link', { name: 'View cart and check out' } ).click();
	await expect( line( page, SHEA ) ).toBeVisible();
	await expectFine( page );
	await showErrors( page );
	await expectFine( page );
	await fillDetails( page, customer, DELIVERY );
	await priced( page, DELIVERY );
	await orderButton( page, DELIVERY ).click();
	await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
	await expectFine( page );
} );

test( 'every button is one of the theme, and large enough for a finger', async ( {
	page,
} ) => {
	await page.goto( '/shop/' );
	await add( page, SHEA );
	const strong = addButton( page, SHEA );
	const look = ( button: typeof strong ) =>
		button.evaluate( ( element ) => {
			const { backgroundColor, borderRadius, color } =
				getComputedStyle( element );
			return { backgroundColor, borderRadius, color };
		} );
	const inShop = await look( strong );
	await openDrawer( page );
	const toCart = page.getByRole( 'link', {
		name: 'View cart and check out',
	} );
	const inDrawer = await look( toCart );
	await toCart.click();
	await expect( line( page, SHEA ) ).toBeVisible();
	const order = page.getByRole( 'button', { name: /^Pay|^Place order/ } );
	expect( await look( order ) ).toEqual( inShop );
	// WordPress 6.8 gives a link none of the theme's own colours.
	expect( [ inShop.backgroundColor, 'rgb(50, 55, 60)' ] ).toContain(
		inDrawer.backgroundColor
	);
	expect( { ...inDrawer, backgroundColor: '' } ).toEqual( {
		...inShop,
		backgroundColor: '',
	} );
	expect( ( await order.boundingBox() )?.height ).toBeGreaterThan( 44 );
} );
