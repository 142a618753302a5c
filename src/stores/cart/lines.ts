/**
 * What a cart is made of, and how it is read from texts that anybody may have
 * written: an older version of ours, another tab, a person with a console.
 */
export type ItemType = 'product' | 'service' | 'course';

/** What the cart remembers of an item, so that it can be shown at once. */
export interface CartItem {
	readonly id: string;
	readonly type: ItemType;
	/** '' until it is known (see takeOver in cart.ts). */
	readonly name: string;
	/** What it cost when it was put in; null where no price is known. */
	readonly price_minor: number | null;
	readonly currency: string;
	/** Address of a small picture, or ''. */
	readonly image: string;
	/** Address of the item's details, or ''. */
	readonly url: string;
	/** How many there were; null where nobody counts. */
	readonly stock: number | null;
}

export interface CartLine extends CartItem {
	readonly quantity: number;
}

/** Keyed `storeId:itemId:type`; in the order in which things were put in. */
export type Lines = Record< string, CartLine >;

/** More of one thing than anybody buys in a shop. */
export const MOST = 999;

export const wholeNumber = ( value: unknown ): value is number =>
	typeof value === 'number' && Number.isSafeInteger( value ) && value >= 0;

const record = ( value: unknown ): value is Record< string, unknown > =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

export const itemType = ( value: unknown ): value is ItemType =>
	value === 'product' || value === 'service' || value === 'course';

const words = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';

const count = ( value: unknown ): number | null =>
	wholeNumber( value ) ? value : null;

/** How many of an item may be in the cart. */
export const allowed = ( wanted: number, stock: number | null ): number =>
	Math.min( Math.max( 0, Math.trunc( wanted ) || 0 ), stock ?? MOST, MOST );

function line( value: unknown ): CartLine | null {
	if (
		! record( value ) ||
		! itemType( value.type ) ||
		! words( value.id ) ||
		! wholeNumber( value.quantity ) ||
		value.quantity === 0
	) {
		return null;
	}
	return {
		id: words( value.id ),
		type: value.type,
		quantity: Math.min( value.quantity, MOST ),
		name: words( value.name ),
		price_minor: count( value.price_minor ),
		currency: words( value.currency ),
		image: words( value.image ),
		url: words( value.url ),
		stock: count( value.stock ),
	};
}

const json = ( text: string | null ): unknown => {
	try {
		return JSON.parse( text ?? '' );
	} catch {
		return null;
	}
};

/** Reads the stored cart; a line that makes no sense is left out. */
export function parseLines( text: string | null ): Lines {
	const data = json( text );
	const lines: Lines = {};
	for ( const [ key, value ] of Object.entries(
		record( data ) ? data : {}
	) ) {
		const found = line( value );
		if ( found && key.endsWith( `:${ found.id }:${ found.type }` ) ) {
			lines[ key ] = found;
		}
	}
	return lines;
}

/**
 * Reads the cookie of the way without script: a JSON list of
 * [type, id, quantity], percent-encoded.
 */
export function parseCookie(
	cookies: string,
	name: string
): Array< Pick< CartLine, 'id' | 'type' | 'quantity' > > {
	const pair = cookies
		.split( '; ' )
		.find( ( one ) => one.startsWith( `${ name }=` ) );
	let data: unknown = null;
	try {
		data = json(
			decodeURIComponent( ( pair ?? '' ).slice( name.length + 1 ) )
		);
	} catch {
		// Not percent-encoded as it should be: nothing of ours.
	}
	return ( Array.isArray( data ) ? data : [] ).flatMap(
		( entry: unknown ) => {
			const [ type, id, quantity ] = Array.isArray( entry )
				? ( entry as unknown[] )
				: [];
			return itemType( type ) && words( id ) && wholeNumber( quantity )
				? [ { type, id: words( id ), quantity } ]
				: [];
		}
	);
}
