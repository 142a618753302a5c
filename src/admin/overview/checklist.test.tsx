import { render, screen } from '@testing-library/react';
import type { ChecklistItem } from '../../api/checklist';
import { Checklist } from './checklist';
import { item } from './test-answers';

describe( 'the checklist', () => {
	const ten = ( ...states: ChecklistItem[ 'state' ][] ) =>
		Array.from( { length: 10 }, ( value, place ) =>
			item( {
				id: `item-${ place }`,
				title: `Check ${ place }`,
				state: states[ place ] ?? 'ok',
			} )
		);

	test.each( [
		[ ten(), 'All ten checks pass', false ],
		[
			ten( 'not_set_up', 'not_set_up' ),
			'All 8 checks pass; 2 more concern what is not set up yet',
			false,
		],
		[ ten( 'not_set_up', 'todo' ), '8 of 10 checks pass', true ],
		[ ten( 'unknown' ), '9 of 10 checks pass', true ],
	] )( 'is one line once it is done', ( items, line, isOpen ) => {
		render( <Checklist items={ items } /> );
		const summary = screen.getByText( line );
		expect( summary.closest( 'details' )?.hasAttribute( 'open' ) ).toBe(
			isOpen
		);
	} );

	test( 'begins with what is to do, and says how we know', () => {
		const items = ten( 'ok', 'not_set_up', 'unknown' );
		const all = [
			...items.slice( 0, 9 ),
			item( {
				id: 'order_page',
				state: 'todo',
				title: 'Customers see their order',
				how: 'There is no page yet.',
				action: 'Open the settings',
				action_url: '/settings',
			} ),
		];
		render( <Checklist items={ all } /> );
		const list = screen.getAllByRole( 'listitem' );
		expect( list[ 0 ]?.textContent ).toContain(
			'Customers see their order To doThere is no page yet.'
		);
		expect( list[ 1 ]?.textContent ).toContain( 'Not known yet' );
		expect( list[ 9 ]?.textContent ).toContain( 'Not set up' );
		screen.getByRole( 'link', { name: 'Open the settings' } );
	} );
} );
