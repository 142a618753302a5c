import { getConfig } from '@wordpress/interactivity';
import { formatMoney } from '../shared/money';
import type { Separators } from '../shared/money';

/**
 * What PHP says once a page to every script of ours (namespace `sedifex`):
 * constants of the site, the same for every visitor. See BlocksModule.
 */
export interface ViewConfig {
	/** Sedifex store id; the cart of another store is kept apart. */
	readonly storeId: string;
	readonly currency: string;
	/** Address of our REST routes, with a slash at its end. */
	readonly rest: string;
	/** Addresses of our pages, '' where there is none. */
	readonly pages: Readonly<
		Record< 'shop' | 'cart' | 'status' | 'booking', string >
	>;
	readonly money: Separators;
	/** Path of the cart cookie that the way without script sets. */
	readonly cookiePath: string;
	readonly i18n?: Readonly< Record< string, string > >;
}

export const config = (): ViewConfig => getConfig( 'sedifex' ) as ViewConfig;

/**
 * A translated text from PHP with its %s, %d, %1$s … filled in; '' where PHP
 * gave none of that name.
 */
export const text = (
	name: string,
	...values: ReadonlyArray< string | number >
): string =>
	( config().i18n?.[ name ] ?? '' ).replace(
		/%(\d?)\$?[sd]/g,
		( _mark, at: string ) => String( values[ at ? Number( at ) - 1 : 0 ] )
	);

/** "GH₵ 1,250.00" by the site's language. */
export const price = ( minor: number, currency?: string ): string =>
	formatMoney( minor, currency ?? config().currency, config().money );
