/** What DataViews calls a view, as the question to our route. */
import type { View } from '@wordpress/dataviews';
import { cleared, valueOf, viewKeeper } from '../components/kept-view';

export type Query = Readonly< Record< string, string | number > >;

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

export const onlyWaiting = ( view: View ): View => ( {
	...cleared( view ),
	filters: [ { field: 'attention', operator: 'is', value: 'waiting' } ],
} );

export const { keepView, keptView } = viewKeeper( {
	name: 'sedifex-sync-orders-view',
	defaultView,
	sorts: Object.keys( SORTS ),
	fields: [ 'source', ...FIELDS ],
	filters: FILTERS,
} );
