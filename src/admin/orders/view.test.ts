import type { View } from '@wordpress/dataviews';
import { cleared } from '../components/kept-view';
import {
	defaultView,
	isNarrowed,
	keepView,
	keptView,
	onlyWaiting,
	toQuery,
} from './view';

const KEPT = 'sedifex-sync-orders-view';

const filtered = ( field: string, value: unknown ): View => ( {
	...defaultView(),
	filters: [ { field, operator: 'is', value } ],
} );

beforeEach( () => window.localStorage.clear() );

describe( 'the question to the route', () => {
	it( 'is the one that the page preloads where nothing was changed', () => {
		expect( toQuery( defaultView() ) ).toEqual( {
			page: 1,
			per_page: 25,
			orderby: 'ordered_at',
			order: 'desc',
		} );
	} );

	it.each( [
		[ { ...defaultView(), search: '  ama ' }, { search: 'ama' } ],
		[ { ...defaultView(), search: '   ' }, {} ],
		[ filtered( 'payment', 'paid' ), { payment: 'paid' } ],
		[ filtered( 'state', 'delivered' ), { state: 'delivered' } ],
		[ filtered( 'attention', 'handled' ), { attention: 'handled' } ],
		// Chosen, and not filled in yet.
		[ filtered( 'payment', undefined ), {} ],
		[ filtered( 'payment', [ 'paid' ] ), {} ],
		[ filtered( 'token', 'x' ), {} ],
		[
			{ ...defaultView(), page: 3, perPage: 50 },
			{ page: 3, per_page: 50 },
		],
		[
			{
				...defaultView(),
				sort: { field: 'total', direction: 'asc' as const },
			},
			{ orderby: 'total', order: 'asc' },
		],
		[
			{
				...defaultView(),
				sort: { field: 'customer', direction: 'asc' as const },
			},
			{ order: 'asc' },
		],
	] )( 'of %j has %j', ( view, expected ) => {
		expect( toQuery( view as View ) ).toEqual( {
			...toQuery( defaultView() ),
			...expected,
		} );
	} );
} );

it( 'knows whether anything is left out on purpose', () => {
	expect( isNarrowed( defaultView() ) ).toBe( false );
	expect( isNarrowed( { ...defaultView(), page: 3 } ) ).toBe( false );
	expect( isNarrowed( filtered( 'payment', undefined ) ) ).toBe( false );
	expect( isNarrowed( filtered( 'payment', 'paid' ) ) ).toBe( true );
	expect( isNarrowed( { ...defaultView(), search: 'a' } ) ).toBe( true );
	expect( isNarrowed( cleared( filtered( 'payment', 'paid' ) ) ) ).toBe(
		false
	);
	expect(
		toQuery( onlyWaiting( { ...defaultView(), search: 'a', page: 4 } ) )
	).toEqual( { ...toQuery( defaultView() ), attention: 'waiting' } );
} );

describe( 'the kept view', () => {
	it( 'has all but the search and the page', () => {
		keepView( {
			...filtered( 'payment', 'paid' ),
			search: 'ama',
			page: 7,
			perPage: 50,
			fields: [ 'total', 'customer' ],
			sort: { field: 'total', direction: 'asc' },
		} );
		expect( keptView() ).toEqual( {
			...filtered( 'payment', 'paid' ),
			perPage: 50,
			fields: [ 'total', 'customer' ],
			sort: { field: 'total', direction: 'asc' },
		} );
	} );

	it( 'loses a filter that was not filled in', () => {
		keepView( filtered( 'payment', undefined ) );
		expect( keptView() ).toEqual( defaultView() );
	} );

	it.each( [
		[ 'nothing', null ],
		[ 'no JSON', '{' ],
		[ 'another form', '{"perPage":"many"}' ],
		[
			'a column that is no more',
			JSON.stringify( { ...defaultView(), fields: [ 'gone' ] } ),
		],
		[
			'more than the route gives',
			JSON.stringify( { ...defaultView(), perPage: 5000 } ),
		],
	] )( 'is as new where there is %s', ( name, stored ) => {
		if ( null !== stored ) {
			window.localStorage.setItem( KEPT, stored );
		}
		expect( keptView() ).toEqual( defaultView() );
	} );
} );
