/**
 * The list as the owner last had it: what DataViews calls a view, as the
 * question to our route, and kept for next time. Pure but for the keeping.
 */
import type { View } from '@wordpress/dataviews';
import * as z from 'zod/mini';

export type Query = Readonly< Record< string, string | number > >;

const KEPT = 'sedifex-sync-orders-view';

const FILTERS = [ 'state', 'payment', 'attention', 'source' ] as const;

/** The column of DataViews → what our route calls it. */
const SORTS: Readonly< Record< string, string > > = {
	ordered_at: 'ordered_at',
	total: 'total',
};

const FIELDS = [ 'customer', 'state', 'payment', 'total', 'ordered_at' ];

export const defaultView = (): View => ( {
	type: 'table',
	page: 1,
	perPage: 25,
	search: '',
	filters: [],
	sort: { field: 'ordered_at', direction: 'desc' },
	titleField: 'reference',
	fields: FIELDS,
	layout: { styles: { total: { align: 'end' } } },
} );

const valueOf = ( view: View, field: string ): string => {
	const value: unknown = view.filters?.find(
		( filter ) => field === filter.field
	)?.value;
	return 'string' === typeof value ? value : '';
};

/** Only what differs from the route's own defaults is left out: the page preloads this very question. */
export const toQuery = ( view: View ): Query => {
	const query: Record< string, string | number > = {
		page: view.page ?? 1,
		per_page: view.perPage ?? 25,
		orderby: SORTS[ view.sort?.field ?? '' ] ?? 'ordered_at',
		order: 'asc' === view.sort?.direction ? 'asc' : 'desc',
	};
	const search = view.search?.trim() ?? '';
	if ( '' !== search ) {
		query.search = search;
	}
	for ( const field of FILTERS ) {
		const value = valueOf( view, field );
		if ( '' !== value ) {
			query[ field ] = value;
		}
	}
	return query;
};

/** Something is left out of the list on purpose. */
export const isNarrowed = ( view: View ): boolean =>
	'' !== ( view.search?.trim() ?? '' ) ||
	FILTERS.some( ( field ) => '' !== valueOf( view, field ) );

export const cleared = ( view: View ): View => ( {
	...view,
	search: '',
	filters: [],
	page: 1,
} );

export const onlyWaiting = ( view: View ): View => ( {
	...cleared( view ),
	filters: [ { field: 'attention', operator: 'is', value: 'waiting' } ],
} );

const kept = z.object( {
	perPage: z.int().check( z.minimum( 1 ), z.maximum( 100 ) ),
	sort: z.object( {
		field: z.enum( [ 'ordered_at', 'total' ] ),
		direction: z.enum( [ 'asc', 'desc' ] ),
	} ),
	fields: z.array( z.enum( [ 'source', ...FIELDS ] ) ),
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
