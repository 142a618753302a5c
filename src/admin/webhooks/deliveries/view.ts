/**
 * The list as the owner last had it: what DataViews calls a view, as the
 * question to our route, and kept for next time. Pure but for the keeping.
 */
import type { View } from '@wordpress/dataviews';
import * as z from 'zod/mini';
import type { EventFilter } from '../../../api/events';

export type Query = Readonly< Record< string, string | number > >;

const KEPT = 'sedifex-sync-webhooks-view';

const FILTERS = [ 'source', 'state', 'type' ] as const;

/** Columns that the route can sort by. */
const SORTS = [ 'received_at', 'type', 'source', 'attempts' ] as const;

const FIELDS = [ 'state', 'source', 'sentence', 'attempts', 'received_at' ];

export const defaultView = (): View => ( {
	type: 'table',
	page: 1,
	perPage: 25,
	search: '',
	filters: [],
	sort: { field: 'received_at', direction: 'desc' },
	titleField: 'type',
	fields: FIELDS,
	layout: { styles: { attempts: { align: 'end' } } },
} );

const valueOf = ( view: View, field: string ): string => {
	const value: unknown = view.filters?.find(
		( filter ) => field === filter.field
	)?.value;
	return 'string' === typeof value ? value : '';
};

export const toFilter = ( view: View ): EventFilter => ( {
	search: view.search?.trim() ?? '',
	source: valueOf( view, 'source' ),
	state: valueOf( view, 'state' ),
	type: valueOf( view, 'type' ),
} );

/** Without what does not matter: the page preloads the default question as it is here. */
export const toQuery = ( view: View ): Query => {
	const field = view.sort?.field ?? '';
	return {
		page: view.page ?? 1,
		per_page: view.perPage ?? 25,
		sort: ( SORTS as readonly string[] ).includes( field )
			? field
			: 'received_at',
		order: 'asc' === view.sort?.direction ? 'asc' : 'desc',
		...Object.fromEntries(
			Object.entries( toFilter( view ) ).filter(
				( [ , value ] ) => '' !== value
			)
		),
	};
};

/** The same without its pages: all that the list finds, in its order. */
export const toExportQuery = ( view: View ): Query => {
	const { page, per_page: perPage, ...rest } = toQuery( view );
	return rest;
};

/** Something is left out of the list on purpose. */
export const isNarrowed = ( view: View ): boolean =>
	Object.values( toFilter( view ) ).some( ( value ) => '' !== value );

export const cleared = ( view: View ): View => ( {
	...view,
	search: '',
	filters: [],
	page: 1,
} );

export const onlyState = ( view: View, state: string ): View => ( {
	...cleared( view ),
	filters: [ { field: 'state', operator: 'is', value: state } ],
} );

const kept = z.object( {
	perPage: z.int().check( z.minimum( 1 ), z.maximum( 100 ) ),
	sort: z.object( {
		field: z.enum( SORTS ),
		direction: z.enum( [ 'asc', 'desc' ] ),
	} ),
	fields: z.array( z.enum( FIELDS as [ string, ...string[] ] ) ),
	filters: z.array(
		z.object( {
			field: z.enum( FILTERS ),
			operator: z.literal( 'is' ),
			value: z.string(),
		} )
	),
} );

/** What was searched for, and the page, are of that one time. */
export const keepView = ( view: View ): void => {
	try {
		window.localStorage.setItem(
			KEPT,
			JSON.stringify( {
				perPage: view.perPage,
				sort: view.sort,
				fields: view.fields,
				filters: ( view.filters ?? [] ).filter(
					( { value } ) => 'string' === typeof value
				),
			} )
		);
	} catch {
		// Private windows keep nothing: then it is as new each time.
	}
};

/** The kept view, or the default one where nothing readable was kept. */
export const keptView = (): View => {
	try {
		const read = kept.safeParse(
			JSON.parse( window.localStorage.getItem( KEPT ) ?? 'null' )
		);
		return read.success
			? { ...defaultView(), ...read.data }
			: defaultView();
	} catch {
		return defaultView();
	}
};
