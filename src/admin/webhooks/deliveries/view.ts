/** What DataViews calls a view, as the question to our route. */
import type { View } from '@wordpress/dataviews';
import type { EventFilter } from '../../../api/events';
import { cleared, valueOf, viewKeeper } from '../../components/kept-view';

export type Query = Readonly< Record< string, string | number > >;

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

export const onlyState = ( view: View, state: string ): View => ( {
	...cleared( view ),
	filters: [ { field: 'state', operator: 'is', value: state } ],
} );

export const { keepView, keptView } = viewKeeper( {
	name: 'sedifex-sync-webhooks-view',
	defaultView,
	sorts: SORTS,
	fields: FIELDS,
	filters: [ 'source', 'state', 'type' ],
} );
