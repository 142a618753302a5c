import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiError } from '../../api/ask';
import * as api from '../../api/client';
import { answer, tested } from '../fields/test-answers';
import { App } from './app';
import { fresh, prepare, shopPages, statusOf } from './test-answers';

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

describe( 'where all is set up', () => {
	beforeEach( () => {
		mocked.getSettings.mockResolvedValue( answer() );
		mocked.getShopPages.mockResolvedValue( shopPages( { state: 'set' } ) );
	} );

	test( 'it says so, and leads to the shop', async () => {
		render( <App /> );
		await heading( 'Your shop is ready' );
		screen.getByText( 'store-accra · key ends in cdef' );
		screen.getByText( 'Pay: Online · Receive: Delivery' );
		expect( screen.queryByRole( 'button', { name: /Undo/ } ) ).toBeNull();
	} );

	test( 'disconnecting asks once and removes nothing but the key', async () => {
		mocked.saveSettings.mockResolvedValue( fresh() );
		render( <App /> );
		await heading( 'Your shop is ready' );
		const user = userEvent.setup( { delay: null } );
		await user.click( button( 'Disconnect' ) );
		expect( mocked.saveSettings ).not.toHaveBeenCalled();
		expect( button( 'Stay connected' ).matches( ':focus' ) ).toBe( true );
		await user.click( button( 'Remove the key' ) );
		expect( mocked.saveSettings ).toHaveBeenCalledWith( {
			forget: [ 'integration_key' ],
		} );
		await screen.findByLabelText( 'Integration key' );
	} );

	test( 'a failed test opens the first step again', async () => {
		mocked.testConnection.mockResolvedValue(
			tested( { ok: false, category: 'network' } )
		);
		render( <App /> );
		await screen.findByRole( 'heading', { level: 3 } );
		expect( button( 'Test again' ) ).toBeTruthy();
	} );

	test( 'a key of wp-config.php cannot be removed here', async () => {
		mocked.getSettings.mockResolvedValue( {
			...answer(),
			constants: {
				store_id: 'SEDIFEX_STORE_ID',
				integration_key: 'SEDIFEX_INTEGRATION_API_KEY',
			},
		} );
		render( <App /> );
		await heading( 'Your shop is ready' );
		screen.getByText( /SEDIFEX_INTEGRATION_API_KEY in wp-config/ );
		expect(
			screen.queryByRole( 'button', { name: 'Disconnect' } )
		).toBeNull();
	} );

	test( 'a catalogue that cannot be fetched is said, with the way to try again', async () => {
		mocked.getStatus.mockResolvedValue( statusOf( null ) );
		mocked.syncCatalogue.mockRejectedValueOnce(
			new ApiError( 'Not now.' )
		);
		render( <App /> );
		expect( await screen.findAllByText( 'Not now.' ) ).toHaveLength( 2 );
		mocked.getStatus.mockResolvedValue( statusOf( 44 ) );
		await userEvent.setup().click( button( 'Fetch again' ) );
		await screen.findAllByText( /44 items/ );
	} );
} );
