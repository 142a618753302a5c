/**
 * What a cart is made of, and how it is read from texts that anybody may have
 * written: an older version of ours, another tab, a person with a console.
 */
export type ItemType = 'product' | 'service' | 'course';

/** What the cart remembers of an item, so that it can be shown at once. */
export interface CartItem {
	readonly id: string;
	readonly type: ItemType;
	/** '' until the cart page has asked for it: see take-over.ts. */
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

/** What can be done with it: see cart.ts. */
export interface Cart {
	lines: () => CartLine[];
	line: ( id: string, type: ItemType ) => CartLine | null;
	/** Adds to what is there, up to the stock. Returns the quantity there is now. */
	add: ( item: CartItem, quantity?: number ) => number;
	/** 0 removes the line. Returns the quantity there is now. */
	setQuantity: ( id: string, type: ItemType, quantity: number ) => number;
	/** Returns what puts the line back in its place. */
	remove: ( id: string, type: ItemType ) => () => void;
	/** What the server says now; quantities stay. A line that is not there is left alone. */
	update: (
		id: string,
		type: ItemType,
		changes: Partial< CartItem >
	) => void;
	/** Empties this store's cart. */
	clear: () => void;
	/** Pieces, all lines together. */
	count: () => number;
	/** Null where it is empty, or a price is unknown, or there are several currencies. */
	total: () => { minor: number; currency: string } | null;
	/** Called after every change, in this tab or another. Returns what ends it. */
	subscribe: ( listener: () => void ) => () => void;
}

/** More of one thing than anybody buys in a shop. */
export const MOST = 999;

// Anything as an object; what is none has no properties.
const record = ( value: unknown ): Record< string, unknown > => Object( value );

const isType = ( value: unknown ): value is ItemType =>
	/^(product|service|course)$/.test( String( value ) );

const words = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';

/** A whole number from 0, else null. */
const count = ( value: unknown ): number | null =>
	Number.isSafeInteger( value ) && Number( value ) >= 0
		? Number( value )
		: null;

/** How many of an item may be in the cart. */
export const allowed = ( wanted: number, stock: number | null ): number =>
	Math.min( Math.max( 0, Math.trunc( wanted ) || 0 ), stock ?? MOST, MOST );

/** A line from anything that has at least a type, an id and a quantity. */
export function lineOf( value: unknown ): CartLine | null {
	const given = record( value );
	const { type } = given;
	const id = words( given.id );
	const quantity = allowed( count( given.quantity ) ?? 0, null );
	return isType( type ) && id && quantity
		? {
				id,
				type,
				quantity,
				name: words( given.name ),
				price_minor: count( given.price_minor ),
				currency: words( given.currency ),
				image: words( given.image ),
				url: words( given.url ),
				stock: count( given.stock ),
			}
		: null;
}

/** Reads the stored cart; a line that makes no sense is left out. Throws where it is no JSON. */
export function parseLines( text: string ): Lines {
	const lines: Lines = {};
	for ( const [ key, value ] of Object.entries(
		record( JSON.parse( text ) )
	) ) {
		const found = lineOf( value );
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
export function parseCookie( value: string ): CartLine[] {
	try {
		const data = JSON.parse( decodeURIComponent( value ) ) as unknown[][];
		return data.flatMap(
			( [ type, id, quantity ] ) => lineOf( { type, id, quantity } ) ?? []
		);
	} catch {
		// Not a list of lists as the forms write it: nothing of ours.
		return [];
	}
}
