import { asText, isRecord, keep, readKept } from './kept';

/**
 * The orders made in this browser, newest first: whoever ordered here is never
 * locked out. Status addresses only; no names, numbers or prices.
 */
export interface OwnOrder {
	readonly reference: string;
	readonly url: string;
	/** Milliseconds. */
	readonly at: number;
}

const KEY = 'sedifex_orders_v1';
const MOST = 10;

/** Ours is on this site; anything else was not written by us. */
const onThisSite = ( url: string ): boolean => {
	try {
		return new URL( url ).origin === window.location.origin;
	} catch {
		return false;
	}
};

export function ownOrders(): OwnOrder[] {
	const found = readKept( KEY );
	return ( Array.isArray( found ) ? found : [] )
		.flatMap( ( one: unknown ): OwnOrder[] => {
			const { reference, url, at } = isRecord( one ) ? one : {};
			return asText( reference ) && onThisSite( asText( url ) )
				? [
						{
							reference: asText( reference ),
							url: asText( url ),
							at: typeof at === 'number' ? at : 0,
						},
					]
				: [];
		} )
		.slice( 0, MOST );
}

export function rememberOrder( reference: string, url: string ): void {
	const others = ownOrders().filter( ( one ) => one.url !== url );
	keep( KEY, [ { reference, url, at: Date.now() }, ...others ] );
}
