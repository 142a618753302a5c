/** Where the three systems send to, and how each of them proves itself: made, rotated, tried, explained. */
import { expectAccessible } from './support/axe';
import {
	card,
	dialog,
	expect,
	RECORDED_SECRET,
	SCREEN,
	SELLDONE_SECRET,
	signed,
	test,
} from './support/webhooks';

const ADDRESSES = `${ SCREEN }&tab=addresses`;

const EVENT = JSON.stringify( {
	id: 'evt_pasted',
	type: 'product.updated',
	data: { productId: 'prod/kente' },
} );

test( 'a secret is made, shown once, followed by another, and ended', async ( {
	owner,
	send,
} ) => {
	await owner.goto( ADDRESSES );
	const sedifex = card( owner, 'Sedifex' );
	await sedifex.getByRole( 'button', { name: 'Make a new one' } ).click();
	await expect( dialog( owner ) ).toContainText(
		'The present one is taken until you end it'
	);
	await expectAccessible( owner, '.sedifex-webhooks__dialog' );
	await dialog( owner )
		.getByRole( 'button', { name: 'Make a new one' } )
		.click();
	const made = sedifex.getByRole( 'group', { name: 'Just made' } );
	await expect( made ).toBeFocused();
	const secret =
		( await made.locator( 'code' ).nth( 1 ).textContent() ) ?? '';
	expect( secret ).toMatch( /^[0-9a-f]{32,}$/ );
	await expectAccessible( owner, '#sedifex-admin' );
	await sedifex.getByRole( 'button', { name: 'I have copied it' } ).click();
	await expect( owner.getByText( secret ) ).toHaveCount( 0 );

	// Both count now.
	expect( await send.sedifex( 'product.updated', {}, secret ) ).toBe( 200 );
	expect( await send.sedifex( 'product.updated', {} ) ).toBe( 200 );
	await owner.reload();
	await expect( owner.getByText( secret ) ).toHaveCount( 0 );
	const older = sedifex
		.getByRole( 'listitem' )
		.filter( { hasText: 'Older, still taken' } );
	await expect( older ).toContainText(
		`ends in ${ RECORDED_SECRET.slice( -4 ) }`
	);
	await expect( older ).toContainText( 'last used now' );
	await older.getByRole( 'button', { name: 'End it' } ).click();
	await dialog( owner ).getByRole( 'button', { name: 'End it' } ).click();
	// Behind a dialog nothing has a role: only then the list can be counted.
	await expect( dialog( owner ) ).toBeHidden();
	await expect( older ).toHaveCount( 0 );
	expect( await send.sedifex( 'product.updated', {} ) ).toBe( 401 );
	expect( await send.sedifex( 'product.updated', {}, secret ) ).toBe( 200 );

	await sedifex
		.getByRole( 'button', { name: 'Why was it refused?' } )
		.click();
	await expect( dialog( owner ).getByRole( 'listitem' ) ).toHaveCount( 1 );
	await expect( dialog( owner ).getByRole( 'listitem' ) ).toContainText(
		/ended|old/
	);
} );

test( 'the doctor tells a changed body from a doubled prefix and from a good one', async ( {
	owner,
} ) => {
	await owner.goto( ADDRESSES );
	await card( owner, 'Sedifex' )
		.getByRole( 'button', { name: 'Why was it refused?' } )
		.click();
	await expect( dialog( owner ) ).toContainText( 'None is kept.' );
	const ask = async (
		signature: string,
		body: string
	): Promise< string > => {
		await dialog( owner )
			.getByLabel( 'Headers' )
			.fill(
				`Content-Type: application/json\nX-Sedifex-Signature: ${ signature }`
			);
		await dialog( owner ).getByLabel( 'Body' ).fill( body );
		const answer = owner.waitForResponse( /diagnose/ );
		await dialog( owner )
			.getByRole( 'button', { name: 'Look at it' } )
			.click();
		const { diagnosis, sentence } = ( await ( await answer ).json() ) as {
			diagnosis: string;
			sentence: string;
		};
		await expect( dialog( owner ) ).toContainText( sentence );
		return diagnosis;
	};
	const right = signed( EVENT, RECORDED_SECRET );
	expect( await ask( right, EVENT ) ).toBe( 'accepted_now' );
	expect( await ask( right, EVENT.replaceAll( '/', '\\/' ) ) ).toBe(
		'reencoded'
	);
	expect( await ask( right, EVENT.replace( 'kente', 'kentf' ) ) ).toBe(
		'wrong_secret_or_body'
	);
	expect( await ask( '', EVENT ) ).toBe( 'missing_header' );
	await expectAccessible( owner, '.sedifex-webhooks__dialog' );
} );

test( 'an address that is the secret is masked once it was seen', async ( {
	owner,
	send,
} ) => {
	await owner.goto( ADDRESSES );
	const selldone = card( owner, 'Selldone' );
	await expect( selldone ).toContainText( /webhooks\/selldone\/•+0001/ );
	await expect( selldone ).not.toContainText( SELLDONE_SECRET );
	await selldone.getByRole( 'button', { name: 'Make a new one' } ).click();
	await dialog( owner )
		.getByRole( 'button', { name: 'Make a new one' } )
		.click();
	const address =
		( await selldone
			.getByRole( 'group', { name: 'Just made' } )
			.locator( 'code' )
			.first()
			.textContent() ) ?? '';
	const secret = address.split( '/' ).at( -1 ) ?? '';
	expect( address ).toContain( '/webhooks/selldone/' );
	expect(
		await send.raw( `selldone/${ secret }`, '{"action":"SentOrder"}' )
	).toBe( 200 );
	expect( await send.selldone( 1101 ) ).toBe( 200 );
	expect( await send.raw( 'selldone/wrong', '{}' ) ).toBe( 401 );
	await owner.reload();
	await expect( selldone ).not.toContainText( secret );
	await expect( selldone ).toContainText( '1 time, last now' );
} );

test( 'a test delivery goes the whole way, hop by hop, into the log', async ( {
	owner,
} ) => {
	await owner.goto( ADDRESSES );
	for ( const name of [ 'Sedifex', 'Selldone', 'Sevi' ] ) {
		await card( owner, name )
			.getByRole( 'button', { name: 'Send a test delivery' } )
			.click();
		const hops = card( owner, name ).getByRole( 'list', {
			name: 'The way of the test delivery',
		} );
		await expect( hops ).toContainText( 'Deliveries come the whole way.' );
		await expect( hops.locator( '.is-no' ) ).toHaveCount( 0 );
	}
	await card( owner, 'Sevi' )
		.getByRole( 'link', { name: 'See it in the log' } )
		.click();
	await expect( owner ).toHaveURL( /&event=\d+$/ );
	await expect(
		owner.getByRole( 'list', { name: 'The way of this delivery' } )
	).toBeVisible();
} );
