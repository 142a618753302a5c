import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';
import { PRODUCTS } from './products';
import { loadSchedule } from './schedule';
import { COURSES, SERVICES } from './services';
import type { DemoItem } from './types';

export const DEMO_STORE = 'store_demo_accra';
export const DEMO_KEY = 'sedx_demo_7b1f40c2a95e4d3c86f0e1d2b3a49586';

/** A believable shop in Accra, with the oddities that real catalogues have. */
export function loadDemo( state: SandboxState, origin: string ): void {
	const image = ( name: string ) => `${ origin }/pictures/${ name }.jpg`;
	const since = new Date( state.now() - 30 * 86_400_000 ).toISOString();
	state.documents.set( 'stores', DEMO_STORE, {
		name: 'Ayeyi Market',
		integrationApiKey: DEMO_KEY,
		status: 'active',
		paymentRouting: {
			paystackSubaccountCode: 'ACCT_ayeyi4demo',
			settlementMode: 'subaccount',
			status: 'active',
			percentageCharge: 3,
		},
		publicProfile: {
			displayName: 'Ayeyi Market',
			tagline: 'Made in Ghana, sent to your door',
			businessDescription:
				'Cloth, care, food and craft from makers we know, in a small shop off Oxford Street in Osu.',
			openingHours: 'Mon - Sat, 9:00 AM - 7:00 PM',
			brandColor: '#1f6f54',
			logoUrl: image( 'basket-leaf-ayeyi-logo' ),
			coverImageUrl: image( 'cloth-sun-ayeyi-cover' ),
			publicPhone: '+233 30 200 0142',
			whatsappNumber: '+233200000142',
			publicEmail: 'hello@ayeyi.example',
			addressLine1: '14 Mission Street, Osu',
			city: 'Accra',
			country: 'Ghana',
			instagramHandle: '@ayeyi.market',
			updatedAt: since,
		},
	} );
	const inStore = `stores/${ DEMO_STORE }`;
	for ( const [ collection, type, items ] of [
		[ `${ inStore }/products`, 'product', PRODUCTS ],
		[ `${ inStore }/services`, 'service', SERVICES ],
		[ `${ inStore }/courses`, 'course', COURSES ],
	] as const ) {
		for ( const item of items ) {
			state.documents.set(
				collection,
				item.id,
				itemDocument( item, type, image, since )
			);
		}
	}
	mirror( state, image, since );
	loadSchedule( state, DEMO_STORE, image );
}

function itemDocument(
	item: DemoItem,
	type: string,
	image: ( name: string ) => string,
	updatedAt: string
): Doc {
	const pictures = item.pictures.map( image );
	return {
		storeId: DEMO_STORE,
		name: item.name,
		category: item.category,
		description: item.description,
		...( item.price === undefined ? {} : { price: item.price } ),
		...( item.stock === undefined ? {} : { stockCount: item.stock } ),
		...( item.brand ? { brand: item.brand } : {} ),
		...( item.sortOrder ? { sortOrder: item.sortOrder } : {} ),
		imageUrl: pictures[ 0 ] ?? null,
		imageUrls: pictures,
		itemType: type,
		isPublished: true,
		updatedAt,
		...item.more,
	};
}

/**
 * The public market's copy of one product: it has an id of its own, so the
 * product is listed twice, and the copy knows no stock.
 */
function mirror(
	state: SandboxState,
	image: ( name: string ) => string,
	updatedAt: string
): void {
	const original = PRODUCTS.find( ( item ) =>
		item.name.startsWith( 'Bolga' )
	);
	if ( ! original ) {
		return;
	}
	const { stockCount, sortOrder, ...copy } = itemDocument(
		original,
		'product',
		image,
		updatedAt
	);
	const tail = original.id.replace( /[^a-z0-9]/gi, '' ).slice( -6 );
	const id = `product-bolga-basket-round-${ tail }`;
	state.documents.set( 'publicListings', id, {
		...copy,
		id,
		sourceProductId: original.id,
		category: original.category,
	} );
}
