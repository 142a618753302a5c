import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiError } from '../../api/ask';
import * as api from '../../api/overview';
import { CataloguePanel } from './catalogue';
import { overview } from './test-answers';

jest.mock( '../../api/overview', () => ( {
	...jest.requireActual< typeof api >( '../../api/overview' ),
	syncNow: jest.fn(),
} ) );

const { syncNow } = jest.mocked( api );
const refresh = jest.fn();

const SYNCED: api.SyncAnswer = {
	outcome: 'done',
	total: 212,
	added: 0,
	changed: 0,
	removed: 0,
	doubts: [],
};

beforeEach( () => {
	jest.resetAllMocks();
	refresh.mockResolvedValue( undefined );
} );

const open = ( changes: Partial< api.OverviewAnswer > = {} ) => {
	render(
		<CataloguePanel overview={ overview( changes ) } refresh={ refresh } />
	);
	return userEvent.setup();
};

test( 'items that could not be read are named', () => {
	open( {
		catalogue: {
			items: 211,
			listed: 212,
			as_of: null,
			unreadable: [ { id: 'prod_1', message: 'It has no name.' } ],
			doubts: [ 'One item is missing.' ],
		},
	} );
	screen.getByText( '211 of 212 items' );
	screen.getByText( '1 item could not be read' );
	screen.getByText( 'One item is missing.' );
	expect( screen.getByText( 'prod_1' ).closest( 'li' )?.textContent ).toBe(
		'prod_1 It has no name.'
	);
} );

describe( 'sync now', () => {
	test( 'shows that it is at it, and then what has changed', async () => {
		let done: ( answer: api.SyncAnswer ) => void = () => undefined;
		syncNow.mockReturnValue(
			new Promise( ( resolve ) => {
				done = resolve;
			} )
		);
		const user = open();
		await user.click( screen.getByRole( 'button', { name: 'Sync now' } ) );
		const bar = screen.getByRole( 'progressbar', { name: /Fetching/ } );
		// Nobody knows how long Sedifex takes.
		expect( bar.hasAttribute( 'value' ) ).toBe( false );
		await act( async () => done( { ...SYNCED, added: 2, removed: 1 } ) );
		await screen.findByText( 'Done: 2 new, 1 taken out.' );
		expect( screen.queryByRole( 'progressbar' ) ).toBeNull();
		expect( refresh ).toHaveBeenCalledTimes( 1 );
	} );

	test( 'says when nothing has changed', async () => {
		syncNow.mockResolvedValue( SYNCED );
		const user = open();
		await user.click( screen.getByRole( 'button', { name: 'Sync now' } ) );
		expect(
			await screen.findByText( 'Done. Nothing has changed.' )
		).toBeTruthy();
	} );

	test( 'asks before it applies what looks wrong', async () => {
		syncNow.mockResolvedValue( {
			...SYNCED,
			outcome: 'held',
			doubts: [ 'Sedifex listed no items at all.' ],
		} );
		const user = open();
		await user.click( screen.getByRole( 'button', { name: 'Sync now' } ) );
		await screen.findByText( 'Sedifex listed no items at all.' );
		syncNow.mockResolvedValue( SYNCED );
		await user.click(
			screen.getByRole( 'button', { name: /The list is right/ } )
		);
		expect( syncNow.mock.lastCall ).toEqual( [ true ] );
		await screen.findByText( 'Done. Nothing has changed.' );
	} );

	test( 'says why it failed', async () => {
		syncNow.mockRejectedValue( new ApiError( 'Sedifex did not answer.' ) );
		const user = open();
		await user.click( screen.getByRole( 'button', { name: 'Sync now' } ) );
		const said = await screen.findByText( 'Sedifex did not answer.' );
		expect( said.closest( '.is-error' ) ).not.toBeNull();
	} );
} );
