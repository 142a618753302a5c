import type { ViewConfig } from '../../view/config';
import type { Cart, CartItem, CartLine } from '../cart';
import { parseCookie, wholeNumber } from './lines';

const COOKIE = 'sedifex_cart';

type Quoted = Partial< CartItem > &
	Pick< CartItem, 'id' | 'type' > & { unit_minor?: number };

/** Names and prices of lines that came as bare ids. Asked once; the cart page asks again anyway. */
async function describe(
	cart: Cart,
	bare: CartLine[],
	rest: string
): Promise< void > {
	const items = bare.map( ( { id, type, quantity } ) => ( {
		id,
		type,
		quantity,
	} ) );
	const answer = await fetch( `${ rest }quote`, {
		method: 'POST',
		credentials: 'omit',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify( { items, payment: 'online' } ),
	} );
	const data = ( await answer.json() ) as { items?: Quoted[] };
	for ( const item of data.items ?? [] ) {
		const { id, type, name, unit_minor: price, currency } = item;
		cart.update( id, type, {
			...( name ? { name } : {} ),
			...( wholeNumber( price ) ? { price_minor: price } : {} ),
			...( currency ? { currency } : {} ),
			...( item.image ? { image: item.image } : {} ),
			...( item.url ? { url: item.url } : {} ),
			...( wholeNumber( item.stock ) ? { stock: item.stock } : {} ),
		} );
	}
}

/**
 * Takes over what was put into the cart without script, once, and deletes the
 * cookie. The larger quantity wins: more than either cart held surprises.
 */
export function takeOver(
	cart: Cart,
	{ cookiePath, currency, rest }: ViewConfig
): void {
	if ( ! document.cookie.includes( `${ COOKIE }=` ) ) {
		return;
	}
	const found = parseCookie( document.cookie, COOKIE );
	for ( const path of [ '/', cookiePath ] ) {
		document.cookie = `${ COOKIE }=; path=${ path }; max-age=0; samesite=lax`;
	}
	for ( const { id, type, quantity } of found ) {
		const line = cart.line( id, type );
		if ( line ) {
			cart.setQuantity( id, type, Math.max( line.quantity, quantity ) );
		} else {
			cart.add(
				{
					id,
					type,
					name: '',
					price_minor: null,
					currency,
					image: '',
					url: '',
					stock: null,
				},
				quantity
			);
		}
	}
	const bare = cart.lines().filter( ( { name } ) => name === '' );
	if ( bare.length > 0 && rest ) {
		describe( cart, bare, rest ).catch( () => {
			// Offline: the lines stay, and the cart page asks again.
		} );
	}
}
