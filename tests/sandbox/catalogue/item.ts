import {
	finite,
	firstPresent,
	firstText,
	isRecord,
	text,
	textOrNull,
	toMinor,
	type Doc,
} from '../store/values';

export type ItemType = 'product' | 'service' | 'course';

/** An item as the catalogue function returns it. */
export interface CatalogueItem {
	id: string;
	storeId: string;
	name: string;
	category: string | null;
	description: string | null;
	price: number;
	priceMinor: number;
	stockCount: number | null;
	itemType: ItemType;
	type: string;
	imageUrl: string | null;
	imageUrls: string[];
	imageAlt: string;
	brand: string | null;
	manufacturerName: string | null;
	sortOrder: number | null;
	order: number | null;
	updatedAt: string | null;
}

export const NAME_FIELDS = [
	'name',
	'productName',
	'serviceName',
	'courseName',
	'title',
];
const GONE = [ 'deleted', 'archived', 'removed' ];
const SHOWN = [ 'published', 'active', 'public', 'visible' ];
const HIDDEN = [ 'draft', 'hidden', 'private', 'inactive' ];

/** Whether a stored record is listed. One sign of being shown is enough. */
export function isVisible( data: Doc ): boolean {
	const words = [ 'status', 'publishStatus', 'visibility' ].map( ( name ) =>
		text( data[ name ] ).toLowerCase()
	);
	if ( words.some( ( word ) => GONE.includes( word ) ) ) {
		return false;
	}
	const flags = [
		data.isPublished,
		data.isWebsiteVisible,
		data.isMarketplaceVisible,
	];
	if (
		flags.includes( true ) ||
		words.some( ( w ) => SHOWN.includes( w ) )
	) {
		return true;
	}
	return (
		! flags.includes( false ) &&
		! words.some( ( word ) => HIDDEN.includes( word ) )
	);
}

/** Price in minor units, or null where the record has none. */
export function storedPrice( data: Doc ): number | null {
	const minor = finite( data.priceMinor );
	if ( minor !== null ) {
		return Math.max( 0, Math.round( minor ) );
	}
	const major = finite(
		firstPresent( data, [ 'price', 'fee', 'servicePrice', 'fullFee' ] )
	);
	return major === null ? null : Math.max( 0, toMinor( major ) );
}

export function storedType( data: Doc, fallback: ItemType ): ItemType {
	const word = text(
		firstPresent( data, [ 'itemType', 'listingType' ] )
	).toLowerCase();
	if ( word === '' ) {
		return fallback;
	}
	return word === 'service' || word === 'course' ? word : 'product';
}

export function toItem(
	id: string,
	storeId: string,
	data: Doc,
	fallback: ItemType
): CatalogueItem | null {
	const name = firstText( data, NAME_FIELDS );
	if ( name === '' ) {
		return null;
	}
	const itemType = storedType( data, fallback );
	const priceMinor = storedPrice( data ) ?? 0;
	const stock = finite( firstPresent( data, [ 'stockCount', 'quantity' ] ) );
	const images = pictures( data );
	const brand = firstText( data, [ 'brand', 'manufacturerName' ] ) || null;
	return {
		id,
		storeId,
		name,
		category:
			firstText( data, [ 'category', 'categoryName' ], 180 ) || null,
		description: textOrNull( data.description, 1200 ),
		price: priceMinor / 100,
		priceMinor,
		stockCount: stock === null ? null : Math.max( 0, Math.trunc( stock ) ),
		itemType,
		type: itemType.toUpperCase(),
		imageUrl: images[ 0 ] ?? null,
		imageUrls: images,
		imageAlt: text( data.imageAlt ) || name,
		brand,
		manufacturerName: brand,
		sortOrder: finite( data.sortOrder ),
		order: finite( data.order ),
		updatedAt: time( data.updatedAt ),
	};
}

/** The addresses of all pictures, the main one first, each once. */
function pictures( data: Doc ): string[] {
	const lists = [ data.imageUrls, data.images ].flatMap( ( list ) =>
		Array.isArray( list ) ? ( list as unknown[] ) : []
	);
	const found = [ data.imageUrl, ...lists ].map( ( entry ) =>
		isRecord( entry )
			? firstText( entry, [ 'url', 'src', 'imageUrl' ], 2000 )
			: text( entry, 2000 )
	);
	return [ ...new Set( found.filter( Boolean ) ) ];
}

/** An ISO time; a stored text that is no time is passed on as it is. */
function time( value: unknown ): string | null {
	const stored = text( value );
	if ( stored === '' ) {
		return null;
	}
	const parsed = Date.parse( stored );
	return Number.isNaN( parsed ) ? stored : new Date( parsed ).toISOString();
}
