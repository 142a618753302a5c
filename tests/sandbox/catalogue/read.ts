import type { SandboxState } from '../store/state';
import { isVisible, toItem, type CatalogueItem, type ItemType } from './item';

/**
 * Reads the collections in the order in which the first to name an item wins.
 * The public listings come before the dashboard's own root collections: for a
 * mirrored store the copy hides the current price and the stock, and a product
 * whose copy has an id of its own appears twice.
 */
export function readCatalogue(
	state: SandboxState,
	storeId: string
): CatalogueItem[] {
	if ( storeId.includes( '/' ) || state.switches.emptyCatalogue ) {
		return [];
	}
	const sources: Array< [ string, ItemType, boolean ] > = [
		[ `stores/${ storeId }/products`, 'product', false ],
		[ `stores/${ storeId }/services`, 'service', false ],
		[ `stores/${ storeId }/courses`, 'course', false ],
		[ 'publicListings', 'product', true ],
		[ 'v1IntegrationProducts', 'product', true ],
		[ 'products', 'product', true ],
		[ 'services', 'service', true ],
		[ 'courses', 'course', true ],
	];
	const found = new Map< string, CatalogueItem >();
	for ( const [ collection, type, shared ] of sources ) {
		const documents = shared
			? state.documents.where( collection, 'storeId', storeId )
			: state.documents.list( collection );
		for ( const { id, data } of documents.slice(
			0,
			state.switches.collectionLimit
		) ) {
			const item = isVisible( data )
				? toItem( id, storeId, data, type )
				: null;
			if ( item && ! found.has( `${ item.itemType }:${ id }` ) ) {
				found.set( `${ item.itemType }:${ id }`, item );
			}
		}
	}
	return [ ...found.values() ]
		.sort( byPlaceThenName )
		.slice( 0, state.switches.catalogueLimit );
}

function byPlaceThenName( a: CatalogueItem, b: CatalogueItem ): number {
	const first = a.sortOrder ?? a.order ?? Infinity;
	const second = b.sortOrder ?? b.order ?? Infinity;
	if ( first === second ) {
		return a.name.localeCompare( b.name );
	}
	return first < second ? -1 : 1;
}
