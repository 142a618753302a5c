/**
 * Amounts as people read them, the same as includes/Support/Money.php:
 * tests/fixtures/money.json holds the two together. Integers only, no floats.
 */

// Digits after the point where it is not two (ISO 4217).
const NONE =
	'BIF CLP DJF GNF JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split( ' ' );
const THREE = 'BHD IQD JOD KWD LYD OMR TND'.split( ' ' );

const SYMBOLS: Readonly< Record< string, string > > = {
	GHS: 'GH₵',
	NGN: '₦',
	KES: 'KSh',
	XOF: 'CFA',
	USD: 'US$',
	EUR: '€',
	GBP: '£',
};

/** The marks of the site's language. */
export interface Separators {
	readonly point: string;
	readonly thousands: string;
}

export function exponent( currency: string ): number {
	if ( THREE.includes( currency ) ) {
		return 3;
	}
	return NONE.includes( currency ) ? 0 : 2;
}

/** Sign, whole part and fraction, the last with its point or ''. */
function parts( minor: number, currency: string, point: string ): string[] {
	const digits = exponent( currency );
	const text = String( Math.abs( minor ) ).padStart( digits + 1, '0' );
	const cut = text.length - digits;
	return [
		minor < 0 ? '-' : '',
		text.slice( 0, cut ),
		digits ? point + text.slice( cut ) : '',
	];
}

/** Major units with the currency's digits: 125050 → "1250.50". */
export const decimal = ( minor: number, currency: string ): string =>
	parts( minor, currency, '.' ).join( '' );

/** 125050 → "GH₵ 1,250.50", with a no-break space. */
export function formatMoney(
	minor: number,
	currency: string,
	{ point, thousands }: Separators = { point: '.', thousands: ',' }
): string {
	const [ sign, whole = '', fraction ] = parts( minor, currency, point );
	return `${ sign ? '−' : '' }${
		SYMBOLS[ currency ] ?? currency
	}\u00a0${ whole.replace(
		/\B(?=(\d{3})+$)/g,
		() => thousands
	) }${ fraction }`;
}
