/** What the owner is told where connecting does not work, and the one thing to do. */
import { DEMO_KEY, DEMO_STORE } from '../sandbox/demo/load';
import { expectAccessible } from './support/axe';
import {
	button,
	connect,
	enter,
	expect,
	found,
	heading,
	OURS,
	test,
} from './support/owner';

test( 'a wrong key is said, and another one can be typed at once', async ( {
	owner,
} ) => {
	await enter( owner, 'sedx_wrong_0000000000000000' );
	await button( owner, 'Connect' ).click();
	await expect( found( owner, 'Key' ) ).toContainText(
		'To do Sedifex does not accept this key'
	);
	await expect( owner.getByRole( 'status' ) ).toContainText(
		'Sedifex does not accept what was entered'
	);
	await expect( button( owner, 'Continue' ) ).toBeHidden();
	await expectAccessible( owner, OURS );
	await owner.getByLabel( 'Integration key' ).fill( DEMO_KEY );
	await button( owner, 'Save and test again' ).click();
	await expect( heading( owner, 'You are connected' ) ).toBeVisible();
} );

test( 'a wrong store is told from a Sedifex that is down', async ( {
	owner,
	shop,
} ) => {
	await enter( owner, DEMO_KEY, 'store_somebody_else' );
	await button( owner, 'Connect' ).click();
	await expect( found( owner, 'Key' ) ).toContainText(
		'Copy both once more'
	);
	await owner.getByLabel( 'Store ID' ).fill( DEMO_STORE );
	await shop.sandbox.fault( 'v1IntegrationProducts', 'reset-before-effect' );
	await button( owner, 'Save and test again' ).click();
	await expect(
		owner.getByRole( 'heading', {
			name: 'Sedifex cannot be reached right now',
		} )
	).toBeVisible();
	await expect( found( owner, 'Reaching Sedifex' ) ).toContainText(
		'test again in a few minutes'
	);
	await shop.sandbox.fault( 'v1IntegrationProducts', '5xx-before' );
	await button( owner, /^Test again$/ ).click();
	await expect( found( owner, 'Items' ) ).toContainText(
		'a problem of its own'
	);
	await button( owner, /^Test again$/ ).click();
	await expect( heading( owner, 'You are connected' ) ).toBeVisible();
} );

test( 'another contract version is taken over by one click', async ( {
	owner,
	shop,
} ) => {
	await shop.sandbox.switch( { contractVersion: '2027-01-01' } );
	await enter( owner );
	await button( owner, 'Connect' ).click();
	await expect( found( owner, 'Version' ) ).toContainText( '2027-01-01' );
	await button( owner, 'Use version 2027-01-01' ).click();
	await expect( heading( owner, 'You are connected' ) ).toBeVisible();
} );

test( 'where orders paid on delivery are found depends on this Sedifex', async ( {
	owner,
	shop,
} ) => {
	await connect( owner );
	await expect(
		owner.getByLabel( 'On delivery' )
	).toHaveAccessibleDescription( /among the cash orders of your store/ );
	await shop.sandbox.switch( { payOnDelivery: true } );
	await owner.reload();
	await expect(
		owner.getByLabel( 'On delivery' )
	).toHaveAccessibleDescription( /among your Online Orders/ );
} );

test( 'without a payout account of the store that is said, and nothing is stopped', async ( {
	owner,
	shop,
} ) => {
	const hook = ( data: unknown ) =>
		fetch( `${ shop.sandbox.url }/__sandbox/do`, {
			method: 'POST',
			body: JSON.stringify( {
				do: 'set_document',
				with: { collection: 'stores', id: DEMO_STORE, data },
			} ),
		} );
	const { documents } = ( await (
		await fetch(
			`${ shop.sandbox.url }/__sandbox/documents?collection=stores`
		)
	).json() ) as {
		documents: { id: string; data: Record< string, unknown > }[];
	};
	const before =
		documents.find( ( { id } ) => id === DEMO_STORE )?.data ?? {};
	try {
		await hook( { ...before, paymentRouting: null } );
		await connect( owner );
		await expect( found( owner, 'Payouts' ) ).toContainText(
			'Online payments go to Sedifex first'
		);
		await expect( button( owner, 'Continue' ) ).toBeVisible();
	} finally {
		await hook( before );
	}
} );

test( 'a checkout that does not work is said, and nothing is stopped', async ( {
	owner,
	shop,
} ) => {
	await shop.sandbox.fault( 'integrationCheckoutCreate', '5xx-before' );
	await connect( owner );
	await expect( found( owner, 'Online payment' ) ).toContainText(
		'customers cannot pay online'
	);
	await expect( button( owner, 'Continue' ) ).toBeVisible();
} );
