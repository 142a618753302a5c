/** Kinds of sale on which the customer is charged the processing fee. */
export const COMMERCE = [
	'product_order',
	'service_purchase',
	'service_booking',
];

/** What is added so that the base is left after the provider's 1.95 %. */
export function processingFee( base: number ): number {
	return Math.ceil( base / 0.9805 ) - base;
}

/** Half-up percentage of an amount in minor units. */
export function percentOf( base: number, percent: number ): number {
	return Math.round( ( base * percent ) / 100 );
}

/**
 * The kind of sale: a word of the order wins, then the type of the first item.
 *
 * @param orderType What the caller calls the order.
 * @param itemType  Type of the first item, or '' where there is none.
 */
export function recordType( orderType: string, itemType: string ): string {
	const word = normalise( orderType );
	if ( [ 'booking', 'service_booking', 'appointment' ].includes( word ) ) {
		return 'service_booking';
	}
	if ( word.startsWith( 'service' ) ) {
		return 'service_purchase';
	}
	if ( /^(course|class|training)/.test( word ) ) {
		return 'course_payment';
	}
	if ( word === 'registration' || word.startsWith( 'student' ) ) {
		return 'student_registration';
	}
	if ( /^(donation|donor)/.test( word ) ) {
		return 'donation';
	}
	const item = normalise( itemType );
	if ( item.includes( 'product' ) ) {
		return 'product_order';
	}
	return /course|class/.test( item ) ? 'course_payment' : 'service_purchase';
}

function normalise( word: string ): string {
	return word
		.trim()
		.toLowerCase()
		.replace( /[\s-]+/g, '_' );
}
