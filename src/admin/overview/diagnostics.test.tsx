import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiError } from '../../api/ask';
import * as api from '../../api/diagnostics';
import { DiagnosticsPanel } from './diagnostics';

jest.mock( '../../api/diagnostics', () => ( {
	...jest.requireActual< typeof api >( '../../api/diagnostics' ),
	getDiagnostics: jest.fn(),
} ) );

const { getDiagnostics } = jest.mocked( api );

const open = () => {
	const user = userEvent.setup();
	render( <DiagnosticsPanel /> );
	return user;
};

beforeEach( () => jest.restoreAllMocks() );

describe( 'diagnostics', () => {
	const press = async ( user: ReturnType< typeof userEvent.setup > ) =>
		user.click(
			screen.getByRole( 'button', { name: 'Copy diagnostics' } )
		);

	test( 'are copied', async () => {
		getDiagnostics.mockResolvedValue( { text: 'All of it', data: [] } );
		const user = open();
		await press( user );
		await screen.findByText( 'Copied. Paste it into your message.' );
		expect( await navigator.clipboard.readText() ).toBe( 'All of it' );
	} );

	test( 'can be copied by hand where the browser says no', async () => {
		getDiagnostics.mockResolvedValue( { text: 'All of it', data: [] } );
		const user = open();
		jest.spyOn( navigator.clipboard, 'writeText' ).mockRejectedValue(
			new Error( 'no' )
		);
		await press( user );
		await screen.findByText( /press Ctrl\+C/ );
		const area =
			screen.getByLabelText< HTMLTextAreaElement >( 'Diagnostics' );
		expect( area.value ).toBe( 'All of it' );
		await waitFor( () => expect( area.selectionEnd ).toBe( 9 ) );
	} );

	test( 'say why they could not be had', async () => {
		getDiagnostics.mockRejectedValue( new ApiError( 'Not allowed.' ) );
		const user = open();
		await press( user );
		expect( await screen.findByText( 'Not allowed.' ) ).toBeTruthy();
	} );
} );
