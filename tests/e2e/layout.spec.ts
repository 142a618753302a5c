/** Small windows, enlarged pages, and pages from right to left. */
import { expectNoOverflow } from './support/axe';
import {
	add,
	COCOA,
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
import { expect, test } from './support/test';

const DELIVERY = { payment: 'Pay on delivery' } as const;
const LONG = /^Adinkra Stamp Set with a Long Name/;

// 200 % on a window of 1280 px leaves 640; a small phone has 320.
for ( const [ what, width, headers ] of [
	[ 'at 320 px', 320, {} ],
	[ 'at 200 %', 640, {} ],
	[ 'from right to left', 1280, { 'X-Test-Direction': 'rtl' } ],
	[ 'from right to left on a phone', 360, { 'X-Test-Direction': 'rtl' } ],
] as const ) {
	test( `nothing runs out of the window ${ what }`, async ( {
		visit,
		customer,
	} ) => {
		const page = await (
			await visit( {
				viewport: { width, height: 720 },
				extraHTTPHeaders: headers,
			} )
		).newPage();
		await page.goto( '/shop/' );
		if ( 'X-Test-Direction' in headers ) {
			await expect( page.locator( 'html' ) ).toHaveAttribute(
				'dir',
				'rtl'
			);
		}
		await expectNoOverflow( page );
		await add( page, SHEA );
		await add( page, COCOA );
		await page
			.getByRole( 'main' )
			.getByRole( 'listitem' )
			.filter( { has: page.getByRole( 'heading', { name: LONG } ) } )
			.getByRole( 'button' )
			.click();
		await expectNoOverflow( page );
		await openDetails( page );
		await expectNoOverflow( page );
		await page.keyboard.press( 'Escape' );
		await openDrawer( page );
		await expectNoOverflow( page );
		await page
			.getByRole( 'link', { name: 'View cart and check out' } )
			.click();
		await expect( line( page, SHEA ) ).toBeVisible();
		await expectNoOverflow( page );
		await showErrors( page );
		await expectNoOverflow( page );
		await fillDetails( page, customer, DELIVERY );
		await priced( page, DELIVERY );
		await orderButton( page, DELIVERY ).click();
		await expect( headline( page, 'Pay on delivery' ) ).toBeVisible();
		await expectNoOverflow( page );
		await page.goto( '/order-status/' );
		await expectNoOverflow( page );
	} );
}
