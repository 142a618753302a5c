/**
 * A list as the owner last had it: what DataViews calls a view, kept in this
 * browser for next time. What was searched for, and the page, are of one time.
 */
import type { View } from '@wordpress/dataviews';
import * as z from 'zod/mini';

type Columns = {
	/** Name in the browser's storage. */
	name: string;
	defaultView: () => View;
	/** Of DataViews, in each list those that may be kept. */
	sorts: readonly string[];
	fields: readonly string[];
	filters: readonly string[];
};

/** What a filter is set to; '' = it is not. */
export const valueOf = ( view: View, field: string ): string => {
	const value: unknown = view.filters?.find(
		( filter ) => field === filter.field
	)?.value;
	return 'string' === typeof value ? value : '';
};

export const cleared = ( view: View ): View => ( {
	...view,
	search: '',
	filters: [],
	page: 1,
} );

export function viewKeeper( columns: Columns ): {
	keepView: ( view: View ) => void;
	keptView: () => View;
} {
	const kept = z.object( {
		perPage: z.int().check( z.minimum( 1 ), z.maximum( 100 ) ),
		sort: z.object( {
			field: z.enum( [ ...columns.sorts ] ),
			direction: z.enum( [ 'asc', 'desc' ] ),
		} ),
		fields: z.array( z.enum( [ ...columns.fields ] ) ),
		filters: z.array(
			z.object( {
				field: z.enum( [ ...columns.filters ] ),
				operator: z.literal( 'is' ),
				value: z.string(),
			} )
		),
	} );
	return {
		keepView: ( view ) => {
			try {
				window.localStorage.setItem(
					columns.name,
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
		},
		/** The default one where nothing readable was kept. */
		keptView: () => {
			try {
				const read = kept.safeParse(
					JSON.parse(
						window.localStorage.getItem( columns.name ) ?? 'null'
					)
				);
				return read.success
					? { ...columns.defaultView(), ...read.data }
					: columns.defaultView();
			} catch {
				return columns.defaultView();
			}
		},
	};
}
