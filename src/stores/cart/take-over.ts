import { parseCookie } from './lines';
import type { Cart } from './lines';

/**
 * Takes over what was put into the cart without script, once, and deletes the
 * cookie. The larger quantity wins: more than either cart held surprises. The
 * cookie has bare ids; the cart page asks for a quote and updates the lines.
 */
export function takeOver( cart: Cart, cookiePath: string ): void {
	const found = /(?:^|; )sedifex_cart=([^;]*)/.exec( document.cookie );
	if ( ! found ) {
		return;
	}
	document.cookie = `sedifex_cart=; path=${ cookiePath }; max-age=0`;
	for ( const { quantity, ...item } of parseCookie( found[ 1 ] ?? '' ) ) {
		const has = cart.line( item.id, item.type )?.quantity ?? 0;
		if ( has < quantity ) {
			cart.add(
				{ ...item, ...cart.line( item.id, item.type ) },
				quantity - has
			);
		}
	}
}
