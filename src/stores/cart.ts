import { config } from '../view/config';
import { allowed, parseLines } from './cart/lines';
import { takeOver } from './cart/take-over';
import type { Cart, CartItem, CartLine, ItemType, Lines } from './cart/lines';

export type { Cart, CartItem, CartLine, ItemType } from './cart/lines';
// One file is loaded sooner than two, and every page of ours needs both.
export * from '../view/page';

const STORAGE_KEY = 'sedifex_cart_v1';

/**
 * The visitor's cart: one script module a page, shared by every block.
 *
 *     import { cart } from '@sedifex/stores/cart';
 *     cart.add( item );                      // → 1, the quantity there is now
 *     const undo = cart.remove( line );      // undo() puts it back in its place
 *     cart.subscribe( () => draw( cart.lines() ) );
 *
 * It lives in localStorage only: no request, nothing on the server, nothing in
 * the page's HTML. Every change reads the stored cart first, so two tabs add to
 * each other instead of overwriting. Where the browser keeps nothing (private
 * mode, quota), the cart lives as long as the page. Prices in it are what the
 * visitor saw; what is charged is the server's word alone.
 */
export function createCart( storeId: () => string ): Cart {
	// The cart itself, from the first time that the browser refuses to keep it.
	let memory: string | null = null;
	const read = (): Lines => {
		try {
			return parseLines(
				memory ?? window.localStorage.getItem( STORAGE_KEY ) ?? '{}'
			);
		} catch {
			return {};
		}
	};
	const listeners = new Set< () => void >();
	const prefix = (): string => `${ storeId() }:`;
	const key = ( id: string, type: ItemType ): string =>
		`${ prefix() }${ id }:${ type }`;
	const lines = (): CartLine[] =>
		Object.entries( read() )
			.filter( ( [ at ] ) => at.startsWith( prefix() ) )
			.map( ( [ , one ] ) => one );
	const tell = (): void => listeners.forEach( ( listener ) => listener() );
	const change = ( edit: ( all: Lines ) => Lines ): void => {
		const text = JSON.stringify( edit( read() ) );
		try {
			window.localStorage.setItem( STORAGE_KEY, text );
			memory = null;
		} catch {
			memory = text;
		}
		tell();
	};

	const put = ( item: CartItem, wanted: number ): number => {
		const quantity = allowed( wanted, item.stock );
		if ( quantity > 0 ) {
			change( ( all ) => ( {
				...all,
				[ key( item.id, item.type ) ]: { ...item, quantity },
			} ) );
		}
		return quantity;
	};

	// bfcache: a page that slept heard no storage events.
	window.addEventListener( 'pageshow', ( { persisted } ) => {
		if ( persisted ) {
			tell();
		}
	} );
	window.addEventListener( 'storage', ( event ) => {
		if ( event.key === STORAGE_KEY || event.key === null ) {
			tell();
		}
	} );

	const cart: Cart = {
		lines,
		line: ( id, type ) => read()[ key( id, type ) ] ?? null,
		add: ( item, quantity = 1 ) =>
			put(
				item,
				quantity + ( cart.line( item.id, item.type )?.quantity ?? 0 )
			),
		setQuantity( id, type, quantity ) {
			const found = cart.line( id, type );
			const now = found ? put( found, quantity ) : 0;
			if ( now === 0 ) {
				cart.remove( id, type );
			}
			return now;
		},
		remove( id, type ) {
			const at = key( id, type );
			const before = read();
			const found = before[ at ];
			if ( ! found ) {
				return () => {};
			}
			const place = Object.keys( before ).indexOf( at );
			change( ( { [ at ]: _gone, ...rest } ) => rest );
			return () =>
				change( ( all ) => {
					const entries = Object.entries( all );
					if ( ! ( at in all ) ) {
						entries.splice( place, 0, [ at, found ] );
					}
					return Object.fromEntries( entries );
				} );
		},
		update( id, type, changes ) {
			const found = cart.line( id, type );
			const next = found && { ...found, ...changes, id, type };
			if ( next && JSON.stringify( next ) !== JSON.stringify( found ) ) {
				change( ( all ) => ( { ...all, [ key( id, type ) ]: next } ) );
			}
		},
		clear: () =>
			change( ( all ) =>
				Object.fromEntries(
					Object.entries( all ).filter(
						( [ at ] ) => ! at.startsWith( prefix() )
					)
				)
			),
		count: () => lines().reduce( ( sum, one ) => sum + one.quantity, 0 ),
		total() {
			let minor = 0;
			let currency = '';
			for ( const one of lines() ) {
				if (
					one.price_minor === null ||
					( currency && currency !== one.currency )
				) {
					return null;
				}
				minor += one.price_minor * one.quantity;
				currency = one.currency;
			}
			return currency ? { minor, currency } : null;
		},
		subscribe( listener ) {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
	};
	return cart;
}

export const cart = createCart( () => config().storeId );

takeOver( cart, config().cookiePath );
