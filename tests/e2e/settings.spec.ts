/** The settings of a site, in the browser. */
import { button, expect, test } from './support/owner';

test( 'settings are saved without a reload, and unsaved ones are warned of', async ( {
	owner,
	mayComplain,
} ) => {
	mayComplain.push( /status of 400/ );
	await owner.goto( '/wp-admin/admin.php?page=sedifex-sync-settings' );
	const dialogs: string[] = [];
	owner.on( 'dialog', ( dialog ) => {
		dialogs.push( dialog.type() );
		void dialog.accept();
	} );
	await owner.getByLabel( 'Your e-mail address' ).fill( 'not an address' );
	await button( owner, 'Save changes' ).click();
	await expect( owner.getByLabel( 'Your e-mail address' ) ).toBeFocused();
	await expect(
		owner.getByLabel( 'Your e-mail address' )
	).toHaveAccessibleDescription( /incomplete/ );
	await owner.getByLabel( 'Your e-mail address' ).fill( 'ama@example.org' );
	await owner.getByLabel( 'The record of orders' ).check();
	await button( owner, 'Save changes' ).click();
	await expect( owner.getByText( 'Your settings are saved.' ) ).toBeVisible();

	await owner.getByText( 'Show advanced settings' ).click();
	await expect( owner.getByLabel( 'Address of Sedifex' ) ).not.toBeEditable();
	await expect(
		owner.getByLabel( 'Address of Sedifex' )
	).toHaveAccessibleDescription( /SEDIFEX_API_BASE_URL in wp-config/ );

	await owner.getByLabel( 'The record of orders' ).uncheck();
	await owner.reload();
	expect( dialogs ).toEqual( [ 'beforeunload' ] );
	await expect( owner.getByLabel( 'The record of orders' ) ).toBeChecked();
	await expect( owner.getByLabel( 'Your e-mail address' ) ).toHaveValue(
		'ama@example.org'
	);
} );
