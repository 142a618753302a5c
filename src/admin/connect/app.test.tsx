import {
	configure,
	render,
	screen,
	waitFor,
	within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiError } from '../../api/ask';
import * as api from '../../api/client';
import { answer, tested } from '../fields/test-answers';
import { App } from './app';
import { prepare, shopPages } from './test-answers';

jest.mock( '../../api/client', () => ( {
	getSettings: jest.fn(),
	saveSettings: jest.fn(),
	testConnection: jest.fn(),
	getStatus: jest.fn(),
	syncCatalogue: jest.fn(),
	getShopPages: jest.fn(),
	makeShopPages: jest.fn(),
	undoShopPages: jest.fn(),
} ) );

// Finding by role takes its time on a machine that is busy.
jest.setTimeout( 30_000 );
configure( { asyncUtilTimeout: 8_000 } );

const mocked = jest.mocked( api );

beforeEach( () => {
	jest.resetAllMocks();
	prepare( mocked );
} );

const button = ( name: string | RegExp ) =>
	screen.getByRole( 'button', { name } );

const heading = ( name: string ) =>
	screen.findByRole( 'heading', { level: 2, name } );

const hasFocus = async ( name: string ) => {
	const found = await heading( name );
	await waitFor( () => expect( found.matches( ':focus' ) ).toBe( true ) );
};

const open = async () => {
	render( <App /> );
	await screen.findByLabelText( 'Store ID' );
	return userEvent.setup( { delay: null } );
};

const type = async ( user: ReturnType< typeof userEvent.setup > ) => {
	await user.click( screen.getByLabelText( 'Store ID' ) );
	await user.paste( 'store-accra' );
	await user.click( screen.getByLabelText( 'Integration key' ) );
	await user.paste( 'sedx_1' );
};

test( 'three presses lead from the key to the shop', async () => {
	const user = await open();
	await type( user );
	expect( mocked.testConnection ).not.toHaveBeenCalled();
	await user.click( button( 'Connect' ) );
	expect( mocked.saveSettings ).toHaveBeenCalledWith( {
		store_id: 'store-accra',
		integration_key: 'sedx_1',
	} );
	await hasFocus( 'How you sell' );
	// The items are fetched while the owner chooses.
	expect( mocked.syncCatalogue ).toHaveBeenCalledTimes( 1 );
	await user.click( button( 'Continue' ) );
	await hasFocus( 'Your pages' );
	await user.click( button( 'Create pages' ) );
	await hasFocus( 'Your shop is ready' );
	expect(
		screen
			.getByRole( 'link', { name: 'See your shop' } )
			.getAttribute( 'href' )
	).toBe( 'https://shop.example/shop/' );
	expect( screen.getAllByText( /44 items are in your shop/ ) ).toHaveLength(
		2
	);
	expect( document.body.innerHTML ).not.toContain( 'sedx_1' );
} );

test( 'nothing is sent while something is missing', async () => {
	const user = await open();
	await user.click( button( 'Connect' ) );
	screen.getByText( 'Enter your store ID.' );
	screen.getByText( 'Enter your integration key.' );
	expect( screen.getByLabelText( 'Store ID' ).matches( ':focus' ) ).toBe(
		true
	);
	expect( mocked.saveSettings ).not.toHaveBeenCalled();
	expect( mocked.testConnection ).not.toHaveBeenCalled();
} );

const CASES: [ ReturnType< typeof tested >[ 'category' ], string ][] = [
	[ 'authentication', 'Sedifex does not accept what was entered' ],
	[ 'contract', 'Sedifex works with another version' ],
	[ 'network', 'Sedifex cannot be reached right now' ],
	[ 'data', 'The answer of Sedifex cannot be read' ],
];

test.each( CASES )( 'a failure of kind %s', async ( category, words ) => {
	mocked.testConnection.mockResolvedValue(
		tested( {
			ok: false,
			category,
			checks: [
				{ step: 'key', state: 'failed', message: 'Do this.' },
				{ step: 'products', state: 'skipped', message: '' },
			],
			request_id: 'r-1',
		} )
	);
	const user = await open();
	await type( user );
	await user.click( button( 'Connect' ) );
	await screen.findByRole( 'heading', { level: 3, name: words } );
	expect( screen.getByRole( 'status' ).textContent ).toBe(
		`${ words }. Do this.`
	);
	screen.getByText( 'r-1' );
	expect( screen.queryByText( 'Items' ) ).toBeNull();
	expect( mocked.syncCatalogue ).not.toHaveBeenCalled();
	// Another key can be typed at once.
	screen.getByLabelText( 'Integration key' );
	button( 'Test again' );
} );

test( 'the version that Sedifex wants is taken by one press', async () => {
	mocked.testConnection.mockResolvedValueOnce(
		tested( {
			ok: false,
			category: 'contract',
			expected_version: '2027-01-01',
		} )
	);
	const user = await open();
	await type( user );
	await user.click( button( 'Connect' ) );
	await user.click(
		await screen.findByRole( 'button', { name: 'Use version 2027-01-01' } )
	);
	expect( mocked.saveSettings ).toHaveBeenLastCalledWith( {
		contract_version: '2027-01-01',
	} );
	await hasFocus( 'How you sell' );
} );

test( 'what the server refuses stands beside its field', async () => {
	mocked.saveSettings.mockRejectedValue(
		new ApiError( 'Nothing was saved.', { store_id: 'No spaces.' } )
	);
	const user = await open();
	await type( user );
	await user.click( button( 'Connect' ) );
	await screen.findByText( 'No spaces.' );
	expect( mocked.testConnection ).not.toHaveBeenCalled();
	expect(
		screen.getByLabelText< HTMLInputElement >( 'Store ID' ).value
	).toBe( 'store-accra' );
} );

test( 'after a reload the way goes on where it was', async () => {
	mocked.getSettings.mockResolvedValue( answer() );
	render( <App /> );
	await heading( 'You are connected' );
	button( 'Continue' );
	// What is there already is not fetched again.
	await waitFor( () => expect( mocked.getStatus ).toHaveBeenCalled() );
	expect( mocked.syncCatalogue ).not.toHaveBeenCalled();
} );

test( 'what was just made can be taken back', async () => {
	mocked.getSettings.mockResolvedValue( answer() );
	render( <App /> );
	const user = userEvent.setup( { delay: null } );
	await user.click(
		await screen.findByRole( 'button', { name: 'Continue' } )
	);
	await user.click( button( 'Create pages' ) );
	await user.click( await screen.findByRole( 'button', { name: /^Undo/ } ) );
	expect( mocked.undoShopPages ).toHaveBeenCalledWith( [ 40, 41, 42 ] );
	await hasFocus( 'Your pages' );
} );

test( 'pages that are there already are named and used', async () => {
	mocked.getSettings.mockResolvedValue( answer() );
	mocked.getShopPages.mockResolvedValue( shopPages( { state: 'found' } ) );
	render( <App /> );
	const user = userEvent.setup( { delay: null } );
	await user.click(
		await screen.findByRole( 'button', { name: 'Continue' } )
	);
	const step = ( await heading( 'Your pages' ) ).closest( 'li' );
	expect(
		within( step ?? document.body ).getAllByText( /is there already/ )
	).toHaveLength( 3 );
	button( 'Use these pages' );
} );

test( 'at least one way to pay is wanted', async () => {
	mocked.getSettings.mockResolvedValue( answer() );
	mocked.saveSettings.mockRejectedValue(
		new ApiError( 'Nothing was saved.', {
			payments: 'Choose at least one way to pay.',
		} )
	);
	render( <App /> );
	const user = userEvent.setup( { delay: null } );
	await user.click( await screen.findByLabelText( 'Online' ) );
	await user.click( button( 'Continue' ) );
	await screen.findByText( 'Choose at least one way to pay.' );
	expect( await heading( 'Your pages' ) ).toBeTruthy();
	expect(
		screen.queryByRole( 'button', { name: 'Create pages' } )
	).toBeNull();
} );

test( 'settings that cannot be read are said', async () => {
	mocked.getSettings.mockRejectedValue( new ApiError( 'You are offline.' ) );
	render( <App /> );
	expect( await screen.findAllByText( 'You are offline.' ) ).not.toHaveLength(
		0
	);
} );
