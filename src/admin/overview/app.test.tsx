import { render, screen, waitFor, within } from '@testing-library/react';
import { ApiError } from '../../api/ask';
import * as checklistApi from '../../api/checklist';
import * as overviewApi from '../../api/overview';
import { App } from './app';
import { item, order, overview } from './test-answers';

jest.mock( '../../api/overview', () => ( {
	...jest.requireActual< typeof overviewApi >( '../../api/overview' ),
	getOverview: jest.fn(),
} ) );
jest.mock( '../../api/checklist', () => ( {
	...jest.requireActual< typeof checklistApi >( '../../api/checklist' ),
	getChecklist: jest.fn(),
} ) );
const { getOverview } = jest.mocked( overviewApi );
const { getChecklist } = jest.mocked( checklistApi );

beforeEach( () => {
	jest.resetAllMocks();
	getOverview.mockResolvedValue( overview() );
	getChecklist.mockResolvedValue( [ item( {} ) ] );
} );

const open = async () => {
	render( <App /> );
	await waitFor( () => expect( getOverview ).toHaveBeenCalled() );
	await screen.findAllByRole( 'heading' );
};

const panel = ( name: string ) => {
	const found = screen
		.getByRole( 'heading', { name } )
		.closest< HTMLElement >( '.sedifex-overview__panel' );
	if ( null === found ) {
		throw new Error( `There is no ${ name }.` );
	}
	return within( found );
};

test( 'a shop that is well says so, and how fresh its items are', async () => {
	await open();
	screen.getByText( 'Everything is working.' );
	const items = panel( 'Your items' );
	items.getByText( '212 of 212 items' );
	const time = items.getByText( '3 minutes ago' );
	expect( time.getAttribute( 'title' ) ).toMatch( /20\d\d/ );
	items.getByText( '300 of 300 pictures are ready.' );
	expect( items.queryByRole( 'progressbar' ) ).toBeNull();
	screen.getByText( /No orders yet/ );
	expect( screen.queryByText( 'Needs you' ) ).toBeNull();
} );

test( 'without a store there is one thing to do', async () => {
	getOverview.mockResolvedValue( overview( { health: 'not_connected' } ) );
	await open();
	expect( screen.queryByRole( 'button' ) ).toBeNull();
	expect(
		screen
			.getAllByRole( 'link' )
			.map( ( link ) => [
				link.textContent,
				link.getAttribute( 'href' ),
			] )
	).toEqual( [
		[ 'Connect your store', 'admin.php?page=sedifex-sync-connect' ],
	] );
} );

test( 'the most urgent comes first with its action, the rest below it', async () => {
	getOverview.mockResolvedValue(
		overview( {
			health: 'attention',
			causes: [
				{
					sentence: '2 orders need you.',
					action: 'See your orders',
					action_url: '/orders',
				},
				{
					sentence: 'Sedifex has not answered for 12 minutes.',
					action: '',
					action_url: '',
				},
			],
		} )
	);
	await open();
	expect( screen.getByText( '2 orders need you.' ).tagName ).toBe( 'STRONG' );
	expect(
		screen
			.getByRole( 'link', { name: 'See your orders' } )
			.getAttribute( 'href' )
	).toBe( '/orders' );
	screen.getByText( 'Sedifex has not answered for 12 minutes.' );
} );

test( 'what needs a person leads to the order', async () => {
	const urgent = order( {
		tone: 'attention',
		state: 'Needs you',
		sentence: 'This order was paid more than once.',
		advice: 'Pay one of them back.',
	} );
	getOverview.mockResolvedValue(
		overview( { waiting: 7, needs_person: [ urgent ], latest: [ urgent ] } )
	);
	await open();
	const needs = panel( 'Needs you' );
	needs.getByText( 'This order was paid more than once.' );
	needs.getByText( 'Pay one of them back.' );
	expect(
		needs
			.getByRole( 'link', { name: 'SFX-7K3M9QXD' } )
			.getAttribute( 'href' )
	).toBe( 'admin.php?page=sedifex-sync-orders&order=SFX-7K3M9QXD' );
	needs.getByRole( 'link', { name: 'See all 7' } );
	panel( 'Last orders' ).getByText( 'Needs you' );
} );

test( 'pictures that are still to come have a bar', async () => {
	getOverview.mockResolvedValue(
		overview( {
			pictures: {
				wanted: 300,
				made: 120,
				failed: 2,
				problem: 'No WebP.',
			},
		} )
	);
	await open();
	const bar = screen.getByRole< HTMLProgressElement >( 'progressbar' );
	expect( [ bar.value, bar.max ] ).toEqual( [ 120, 300 ] );
	screen.getByText( /120 of 300 pictures are ready\. 2 could not be made/ );
	screen.getByText( 'No WebP.' );
} );

test( 'an error is said, and a later answer takes its place', async () => {
	getOverview.mockRejectedValueOnce( new ApiError( 'The site is away.' ) );
	const { container } = render( <App /> );
	await waitFor( () =>
		expect( container.textContent ).toContain( 'The site is away.' )
	);
	document.dispatchEvent( new Event( 'visibilitychange' ) );
	await screen.findByText( 'Everything is working.' );
	expect( container.textContent ).not.toContain( 'The site is away.' );
} );
