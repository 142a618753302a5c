import type { View } from '@wordpress/dataviews';
import { cleared } from '../../components/kept-view';
import {
	defaultView,
	isNarrowed,
	keepView,
	keptView,
	onlyState,
	toExportQuery,
	toFilter,
	toQuery,
} from './view';

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
			sort: 'received_at',
			order: 'desc',
		} );
	} );

	it.each( [
		[ { ...defaultView(), search: '  prod ' }, { search: 'prod' } ],
		[ { ...defaultView(), search: '   ' }, {} ],
		[ filtered( 'source', 'sevi' ), { source: 'sevi' } ],
		[ filtered( 'type', 'product.updated' ), { type: 'product.updated' } ],
		[ onlyState( defaultView(), 'dead' ), { state: 'dead' } ],
		// Chosen, and not filled in yet.
		[ filtered( 'state', undefined ), {} ],
		[ filtered( 'verdict', 'x' ), {} ],
		[
			{
				...defaultView(),
				sort: { field: 'attempts', direction: 'asc' as const },
			},
			{ sort: 'attempts', order: 'asc' },
		],
		[
			{
				...defaultView(),
				sort: { field: 'body', direction: 'desc' as const },
			},
			{},
		],
	] )( 'of %j has %j', ( view, expected ) => {
		expect( toQuery( view as View ) ).toEqual( {
			...toQuery( defaultView() ),
			...expected,
		} );
	} );

	it( 'of a file has no pages', () => {
		expect(
			toExportQuery( { ...filtered( 'source', 'sevi' ), page: 4 } )
		).toEqual( { sort: 'received_at', order: 'desc', source: 'sevi' } );
	} );
} );

it( 'knows whether anything is left out on purpose', () => {
	expect( isNarrowed( defaultView() ) ).toBe( false );
	expect( isNarrowed( { ...defaultView(), page: 3 } ) ).toBe( false );
	expect( isNarrowed( filtered( 'state', undefined ) ) ).toBe( false );
	expect( isNarrowed( filtered( 'state', 'dead' ) ) ).toBe( true );
	expect( isNarrowed( { ...defaultView(), search: 'a' } ) ).toBe( true );
	expect( isNarrowed( cleared( filtered( 'state', 'dead' ) ) ) ).toBe(
		false
	);
} );

it( 'names all that match by what narrows the list, whatever the page', () => {
	expect(
		toFilter( { ...filtered( 'type', 'order' ), search: 'x', page: 7 } )
	).toEqual( { search: 'x', source: '', state: '', type: 'order' } );
} );

describe( 'the kept view', () => {
	it( 'has all but the search and the page', () => {
		keepView( {
			...filtered( 'source', 'sevi' ),
			search: 'prod',
			page: 7,
			perPage: 50,
			fields: [ 'state', 'sentence' ],
			sort: { field: 'type', direction: 'asc' },
		} );
		expect( keptView() ).toEqual( {
			...filtered( 'source', 'sevi' ),
			perPage: 50,
			fields: [ 'state', 'sentence' ],
			sort: { field: 'type', direction: 'asc' },
		} );
	} );

	it.each( [ null, '{', '{"perPage":5000}', '{"fields":["gone"]}' ] )(
		'is as new where there is %s',
		( stored ) => {
			if ( null !== stored ) {
				window.localStorage.setItem(
					'sedifex-sync-webhooks-view',
					stored
				);
			}
			expect( keptView() ).toEqual( defaultView() );
		}
	);
} );
