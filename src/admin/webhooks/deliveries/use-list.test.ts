import apiFetch from '@wordpress/api-fetch';
import { act, renderHook } from '@testing-library/react';
import type { EventRow } from '../../../api/events';
import { eventRow, eventsAnswer } from '../test-answers';
import { EVERY, useList } from './use-list';
import { defaultView, onlyState, toQuery } from './view';

jest.mock( '@wordpress/api-fetch' );

const all = toQuery( defaultView() );
const failed = toQuery( onlyState( defaultView(), 'dead' ) );

/** Each question that is under way, in the order of asking. */
let asked: {
	path: string;
	answer: ( ...items: EventRow[] ) => Promise< void >;
}[];

beforeEach( () => {
	asked = [];
	jest.useFakeTimers();
	jest.mocked( apiFetch ).mockImplementation(
		( { path = '' } ) =>
			new Promise( ( resolve ) =>
				asked.push( {
					path,
					answer: ( ...items ) =>
						act( async () => resolve( eventsAnswer( items ) ) ),
				} )
			)
	);
} );

afterEach( () => jest.useRealTimers() );

const start = () => renderHook( useList, { initialProps: all } );

const again = () => act( () => jest.advanceTimersByTimeAsync( EVERY ) );

const shown = ( view: ReturnType< typeof start > ) =>
	view.result.current.held?.rows.map( ( { id, state } ) => [ id, state ] );

test( 'what comes in is shown without anybody asking', async () => {
	const view = start();
	await asked[ 0 ]?.answer( eventRow( 1, { state: 'pending' } ) );
	await again();
	await asked[ 1 ]?.answer( eventRow( 2 ), eventRow( 1 ) );
	expect( shown( view ) ).toEqual( [
		[ 2, 'done' ],
		[ 1, 'done' ],
	] );
	expect( view.result.current.isLoading ).toBe( false );
} );

test( 'an answer that was overtaken is dropped', async () => {
	const view = start();
	await asked[ 0 ]?.answer( eventRow( 1 ) );
	await again();
	await act( async () => void view.result.current.refresh() );
	expect( asked ).toHaveLength( 3 );
	await asked[ 2 ]?.answer( eventRow( 2 ), eventRow( 1 ) );
	await asked[ 1 ]?.answer( eventRow( 1, { state: 'dead' } ) );
	expect( shown( view ) ).toEqual( [
		[ 2, 'done' ],
		[ 1, 'done' ],
	] );
} );

test( 'an answer of the list before the filter is dropped', async () => {
	const view = start();
	await asked[ 0 ]?.answer( eventRow( 1 ) );
	await again();
	view.rerender( failed );
	expect( view.result.current.isLoading ).toBe( true );
	expect( asked[ 2 ]?.path ).toContain( 'state=dead' );
	await asked[ 2 ]?.answer( eventRow( 7, { state: 'dead' } ) );
	await asked[ 1 ]?.answer( eventRow( 2 ), eventRow( 1 ) );
	expect( shown( view ) ).toEqual( [ [ 7, 'dead' ] ] );
} );

test( 'chosen rows stay where they are, with the newest state, until they are let go', async () => {
	const view = start();
	await asked[ 0 ]?.answer(
		eventRow( 2, { state: 'pending' } ),
		eventRow( 1 )
	);
	act( () => view.result.current.select( [ '2' ] ) );
	await again();
	await act( async () => void view.result.current.refresh() );
	// Out of order as well: the later question is answered first.
	await asked[ 2 ]?.answer( eventRow( 4 ), eventRow( 3 ), eventRow( 2 ) );
	await asked[ 1 ]?.answer( eventRow( 3 ), eventRow( 2, { state: 'dead' } ) );
	expect( shown( view ) ).toEqual( [
		[ 2, 'done' ],
		[ 1, 'done' ],
	] );
	expect( view.result.current.selection ).toEqual( [ '2' ] );
	expect( view.result.current.held?.behind ).toBe( 2 );
	act( () => view.result.current.select( [] ) );
	expect( shown( view ) ).toEqual( [
		[ 4, 'done' ],
		[ 3, 'done' ],
		[ 2, 'done' ],
	] );
} );

test( 'nothing is chosen in another list', async () => {
	const view = start();
	await asked[ 0 ]?.answer( eventRow( 1 ) );
	act( () => view.result.current.select( [ '1' ] ) );
	view.rerender( failed );
	expect( view.result.current.selection ).toEqual( [] );
	await asked[ 1 ]?.answer( eventRow( 1, { state: 'dead' } ), eventRow( 9 ) );
	expect( shown( view ) ).toHaveLength( 2 );
} );
