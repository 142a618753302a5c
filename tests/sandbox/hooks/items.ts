import { DEMO_STORE } from '../demo/load';
import type { SandboxState } from '../store/state';
import { finite, isRecord, text, type Doc } from '../store/values';

function storeOf( state: SandboxState, given: Doc ): string {
	return (
		text( given.storeId ) ||
		( state.world === 'world' ? 'store_demo' : DEMO_STORE )
	);
}

/** The collection that holds an item, own ones before shared ones. */
export function homeOf(
	state: SandboxState,
	storeId: string,
	id: string
): string | null {
	const own = [ 'products', 'services', 'courses' ];
	const places = [
		...own.map( ( name ) => `stores/${ storeId }/${ name }` ),
		...own,
		'publicListings',
	];
	return places.find( ( place ) => state.documents.get( place, id ) ) ?? null;
}

/**
 * Sets, adds or removes one item. `data` is merged into the stored document; a
 * null in it removes the field.
 */
export function editItem( state: SandboxState, given: Doc ): string | null {
	const id = text( given.id );
	if ( id === '' ) {
		return 'id is missing';
	}
	const storeId = storeOf( state, given );
	const home = homeOf( state, storeId, id );
	const before = home ? state.documents.get( home, id ) : null;
	if ( given.remove === true ) {
		if ( ! home || ! state.documents.delete( home, id ) ) {
			return `there is no item ${ id }`;
		}
		state.webhooks.tell( {
			what: 'product',
			id,
			storeId,
			before,
			after: null,
		} );
		return null;
	}
	if ( ! isRecord( given.data ) ) {
		return 'data is missing';
	}
	const place =
		home ?? ( text( given.collection ) || `stores/${ storeId }/products` );
	const merged: Doc = {
		storeId,
		...before,
		updatedAt: new Date( state.webhooks.later( state ) ).toISOString(),
		...given.data,
	};
	const kept = Object.entries( merged ).filter(
		( [ , value ] ) => value !== null
	);
	const after = Object.fromEntries( kept );
	state.documents.set( place, id, after );
	state.webhooks.tell( { what: 'product', id, storeId, before, after } );
	return null;
}

/** Adds as many plain items as wanted, for lists that are long or cut. */
export function addMany( state: SandboxState, given: Doc ): number {
	const storeId = storeOf( state, given );
	const count = finite( given.count ) ?? 0;
	const prefix = text( given.prefix ) || 'bulk';
	const place = text( given.collection ) || `stores/${ storeId }/products`;
	for ( let n = 1; n <= count; n++ ) {
		const number = String( n ).padStart( 4, '0' );
		state.documents.set( place, `${ prefix }_${ number }`, {
			storeId,
			name: `${ text( given.name ) || 'Item' } ${ number }`,
			category: `Shelf ${ ( n % 9 ) + 1 }`,
			price: finite( given.price ) ?? 5 + ( n % 40 ) * 2.5,
			stockCount: finite( given.stock ) ?? 10 + ( n % 30 ),
			itemType: text( given.itemType ) || 'product',
			isPublished: true,
			updatedAt: state.nowIso(),
			...( isRecord( given.data ) ? given.data : {} ),
		} );
	}
	return count;
}

/** Items that try to harm whoever shows or fetches them. */
export function hostileItems(
	state: SandboxState,
	given: Doc,
	origin: string
): string[] {
	const storeId = storeOf( state, given );
	const items: Record< string, Doc > = {
		hostile_script: {
			name: '<script>alert(1)</script><img src=x onerror=alert(2)>',
			description:
				'"><svg onload=alert(3)> [sedifex_products] {{item.name}}',
			category: "'; DROP TABLE wp_posts; --",
			price: 10,
			imageUrl: 'javascript:alert(1)',
		},
		hostile_data_image: {
			name: 'Data URL picture',
			price: 10,
			imageUrl: 'data:image/svg+xml,<svg onload=alert(1)>',
		},
		hostile_huge_picture: {
			name: 'A hundred megapixels',
			price: 10,
			imageUrl: `${ origin }/pictures/huge.png`,
		},
		hostile_no_picture: {
			name: 'A picture that is none',
			price: 10,
			imageUrl: `${ origin }/pictures/not-a-picture.jpg`,
		},
		hostile_private_picture: {
			name: 'Picture on a private host',
			price: 10,
			imageUrl: 'http://169.254.169.254/latest/meta-data/',
		},
		hostile_price_text: { name: 'Price in words', price: 'GHS 12' },
		hostile_price_large: { name: 'Very dear', price: 99_999_999_999 },
		hostile_price_negative: { name: 'Below nothing', price: -5 },
		hostile_time: { name: 'Odd time', price: 10, updatedAt: 'yesterday' },
	};
	for ( const [ id, data ] of Object.entries( items ) ) {
		state.documents.set( `stores/${ storeId }/products`, id, {
			storeId,
			itemType: 'product',
			stockCount: 5,
			isPublished: true,
			updatedAt: state.nowIso(),
			...data,
		} );
	}
	return Object.keys( items );
}
