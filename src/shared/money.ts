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
	if ( NONE.includes( currency ) ) {
		return 0;
	}
	return THREE.includes( currency ) ? 3 : 2;
}

/** Major units with the currency's digits: 125050 → "1250.50". */
export function decimal( minor: number, currency: string ): string {
	const digits = exponent( currency );
	const text = String( Math.abs( minor ) ).padStart( digits + 1, '0' );
	const whole = text.slice( 0, text.length - digits );
	const sign = minor < 0 ? '-' : '';
	return digits === 0
		? sign + whole
		: `${ sign }${ whole }.${ text.slice( -digits ) }`;
}

/** 125050 → "GH₵ 1,250.50", with a no-break space. */
export function formatMoney(
	minor: number,
	currency: string,
	{ point, thousands }: Separators = { point: '.', thousands: ',' }
): string {
	const [ whole = '', fraction ] = decimal(
		Math.abs( minor ),
		currency
	).split( '.' );
	const grouped = whole.replace( /\B(?=(\d{3})+$)/g, () => thousands );
	const number =
		fraction === undefined ? grouped : grouped + point + fraction;
	const symbol = SYMBOLS[ currency ] ?? currency;
	return `${ minor < 0 ? '−' : '' }${ symbol }\u00a0${ number }`;
}
