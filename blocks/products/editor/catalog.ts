import apiFetch from '@wordpress/api-fetch';
import { useEffect, useState } from '@wordpress/element';
import { addQueryArgs } from '@wordpress/url';

export interface CatalogItem {
	readonly id: string;
	readonly type: string;
	readonly name: string;
	readonly category: string;
}

interface Answer {
	readonly items: CatalogItem[];
	readonly total: number;
}

export type Catalog = {
	/** `asking` until the first answer. */
	readonly state: 'asking' | 'ready' | 'failed';
	readonly items: CatalogItem[];
	readonly total: number;
};

/** Everything in the shop (Sedifex lists 300 items at most): names, to choose from. */
export function useCatalog(): Catalog {
	const [ catalog, setCatalog ] = useState< Catalog >( {
		state: 'asking',
		items: [],
		total: 0,
	} );
	useEffect( () => {
		let wanted = true;
		const ask = async (): Promise< void > => {
			const items: CatalogItem[] = [];
			let total = 0;
			for ( let page = 1; page <= 3; page++ ) {
				const answer = await apiFetch< Answer >( {
					path: addQueryArgs( '/sedifex/v1/catalog', {
						page,
						per_page: 100,
					} ),
				} );
				items.push( ...answer.items );
				total = answer.total;
				if ( items.length >= total || answer.items.length === 0 ) {
					break;
				}
			}
			if ( wanted ) {
				setCatalog( { state: 'ready', items, total } );
			}
		};
		ask().catch( () => {
			if ( wanted ) {
				setCatalog( { state: 'failed', items: [], total: 0 } );
			}
		} );
		return () => {
			wanted = false;
		};
	}, [] );
	return catalog;
}

/** As the attribute `items` and addresses name an item. */
export const keyOf = ( { type, id }: CatalogItem ): string =>
	`${ type }:${ id }`;
