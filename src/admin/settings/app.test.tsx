import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiError } from '../../api/ask';
import * as api from '../../api/client';
import { App } from './app';
import { answer, tested } from '../fields/test-answers';

jest.mock( '../../api/client', () => ( {
	...jest.requireActual< typeof api >( '../../api/client' ),
	getSettings: jest.fn(),
	saveSettings: jest.fn(),
	testConnection: jest.fn(),
	getStatus: jest.fn(),
	syncCatalogue: jest.fn(),
	getPages: jest.fn(),
} ) );

const mocked = jest.mocked( api );

beforeEach( () => {
	jest.resetAllMocks();
	mocked.getSettings.mockResolvedValue( answer() );
	mocked.saveSettings.mockResolvedValue( answer() );
	mocked.testConnection.mockResolvedValue( tested() );
	mocked.syncCatalogue.mockResolvedValue();
	mocked.getPages.mockResolvedValue( [] );
	mocked.getStatus.mockResolvedValue( {
		health: 'ok',
		sentence: 'Everything is working.',
		items: 44,
		as_of: null,
		worker_at: null,
	} );
} );

const open = async () => {
	render( <App /> );
	await screen.findByLabelText( 'Store ID' );
	return userEvent.setup();
};

const input = ( label: string ) =>
	screen.getByLabelText< HTMLInputElement >( label );

const save = () => screen.getByRole( 'button', { name: 'Save changes' } );

test( 'what is changed is saved, and the key need not be typed again', async () => {
	const user = await open();
	expect( save().getAttribute( 'aria-disabled' ) ).toBe( 'true' );
	await user.click( screen.getByLabelText( 'On delivery' ) );
	screen.getByText( 'You have unsaved changes.' );
	await user.click( save() );
	expect( mocked.saveSettings ).toHaveBeenCalledWith( {
		payments: [ 'online', 'pay_on_delivery' ],
	} );
	await screen.findByText( 'Your settings are saved.' );
	expect( mocked.testConnection ).not.toHaveBeenCalled();
} );

test( 'a stored key is shown by its end, and replaced only when asked', async () => {
	const user = await open();
	screen.getByText( /ends in cdef/ );
	expect( screen.queryByLabelText( 'Integration key' ) ).toBeNull();
	await user.click( screen.getByRole( 'button', { name: /Replace/ } ) );
	const field = input( 'Integration key' );
	expect( field.matches( ':focus' ) ).toBe( true );
	expect( field.getAttribute( 'type' ) ).toBe( 'password' );
	expect( field.value ).toBe( '' );
	await user.type( field, 'sedx_new' );
	await user.click( save() );
	expect( mocked.saveSettings ).toHaveBeenCalledWith( {
		integration_key: 'sedx_new',
	} );
	await waitFor( () => expect( mocked.syncCatalogue ).toHaveBeenCalled() );
	await screen.findByText( '44 items are ready.' );
	expect( screen.queryByLabelText( 'Integration key' ) ).toBeNull();
	expect( document.body.innerHTML ).not.toContain( 'sedx_new' );
} );

test( 'an error stands beside its field, which gets the focus', async () => {
	const user = await open();
	mocked.saveSettings.mockRejectedValue(
		new ApiError( 'Nothing was saved yet.', { store_id: 'No spaces.' } )
	);
	const field = input( 'Store ID' );
	await user.clear( field );
	await user.type( field, 'My Shop' );
	await user.click( save() );
	await screen.findByText( 'No spaces.' );
	await waitFor( () => expect( field.matches( ':focus' ) ).toBe( true ) );
	expect( field.getAttribute( 'aria-invalid' ) ).toBe( 'true' );
	expect(
		document.getElementById(
			field.getAttribute( 'aria-describedby' ) ?? ''
		)?.textContent
	).toBe( 'No spaces.' );
	expect( field.value ).toBe( 'My Shop' );
	expect( mocked.testConnection ).not.toHaveBeenCalled();
} );

test( 'what a constant holds cannot be changed and says so', async () => {
	const saved = answer();
	mocked.getSettings.mockResolvedValue( {
		...saved,
		constants: {
			store_id: 'SEDIFEX_STORE_ID',
			integration_key: 'SEDIFEX_INTEGRATION_API_KEY',
		},
	} );
	await open();
	expect( input( 'Store ID' ).readOnly ).toBe( true );
	screen.getByText( /SEDIFEX_STORE_ID in wp-config/ );
	screen.getByText( /SEDIFEX_INTEGRATION_API_KEY in wp-config/ );
	expect( screen.queryByRole( 'button', { name: /Replace/ } ) ).toBeNull();
} );

test( 'a locked key asks to be typed again', async () => {
	const saved = answer();
	mocked.getSettings.mockResolvedValue( {
		...saved,
		secrets: {
			...saved.secrets,
			integration_key: {
				has_value: true,
				last4: '',
				source: 'stored',
				locked: true,
			},
		},
	} );
	await open();
	expect( input( 'Integration key' ).value ).toBe( '' );
	screen.getByText( /cannot be read/ );
} );

test( 'the version that Sedifex wants is taken by one click', async () => {
	mocked.testConnection.mockResolvedValue(
		tested( {
			ok: false,
			checks: [
				{
					step: 'contract',
					state: 'failed',
					message: 'Wants another.',
				},
			],
			expected_version: '2027-01-01',
		} )
	);
	const user = await open();
	await user.click(
		screen.getByRole( 'button', { name: 'Test the connection' } )
	);
	await user.click(
		await screen.findByRole( 'button', { name: /2027-01-01/ } )
	);
	expect( mocked.saveSettings ).toHaveBeenCalledWith( {
		contract_version: '2027-01-01',
	} );
	await waitFor( () =>
		expect( mocked.testConnection ).toHaveBeenCalledTimes( 2 )
	);
	expect( mocked.syncCatalogue ).not.toHaveBeenCalled();
} );

test( 'settings that cannot be read are said', async () => {
	mocked.getSettings.mockRejectedValue( new ApiError( 'You are offline.' ) );
	render( <App /> );
	expect( await screen.findAllByText( 'You are offline.' ) ).not.toHaveLength(
		0
	);
} );

test( 'an error among the advanced settings unfolds them and gets the focus', async () => {
	const user = await open();
	const folded = screen
		.getByText( 'Show advanced settings' )
		.closest( 'details' );
	expect( folded?.open ).toBe( false );
	mocked.saveSettings.mockRejectedValue(
		new ApiError( 'Nothing was saved yet.', { base_url: 'Not complete.' } )
	);
	await user.click( screen.getByLabelText( 'On delivery' ) );
	await user.click( save() );
	await screen.findByText( 'Not complete.' );
	expect( folded?.open ).toBe( true );
	await waitFor( () =>
		expect( input( 'Address of Sedifex' ).matches( ':focus' ) ).toBe( true )
	);
} );

test( 'who is written to, and what is removed with the plugin', async () => {
	const user = await open();
	await user.click(
		screen.getByLabelText( 'Write to me of each new order' )
	);
	await user.type( input( 'Your e-mail address' ), 'ama@example.org' );
	await user.click( screen.getByLabelText( 'Copies of items and pictures' ) );
	await user.click( save() );
	expect( mocked.saveSettings ).toHaveBeenCalledWith( {
		owner_email: 'ama@example.org',
		mail_orders: true,
		remove: [],
	} );
} );

test( 'leaving with unsaved changes is asked about, and without them is not', async () => {
	const user = await open();
	const leave = () => {
		const event = new Event( 'beforeunload', { cancelable: true } );
		window.dispatchEvent( event );
		return event.defaultPrevented;
	};
	expect( leave() ).toBe( false );
	await user.click( screen.getByLabelText( 'On delivery' ) );
	expect( leave() ).toBe( true );
	await user.click( screen.getByLabelText( 'On delivery' ) );
	expect( leave() ).toBe( false );
} );
