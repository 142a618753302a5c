/**
 * The reading rules that every function of the real backend shares: texts are
 * trimmed and cut, everything else goes through JavaScript's own Number(), and
 * an alias that is present but blank hides the ones after it.
 */

export type Doc = Record< string, unknown >;

export function isRecord( value: unknown ): value is Doc {
	return (
		typeof value === 'object' && value !== null && ! Array.isArray( value )
	);
}

export function record( value: unknown ): Doc {
	return isRecord( value ) ? value : {};
}

/** A text, trimmed and cut by UTF-16 units; anything but a text is ''. */
export function text( value: unknown, max = 220 ): string {
	return typeof value === 'string' ? value.trim().slice( 0, max ) : '';
}

export function textOrNull( value: unknown, max = 220 ): string | null {
	return text( value, max ) || null;
}

/** The first alias that is present (neither absent nor null), blank or not. */
export function firstPresent( source: Doc, names: readonly string[] ): unknown {
	for ( const name of names ) {
		const value = source[ name ];
		if ( value !== undefined && value !== null ) {
			return value;
		}
	}
	return undefined;
}

/** The first alias that holds a text which is not blank. */
export function firstText(
	source: Doc,
	names: readonly string[],
	max = 220
): string {
	for ( const name of names ) {
		const found = text( source[ name ], max );
		if ( found !== '' ) {
			return found;
		}
	}
	return '';
}

/** A finite number by Number(), or null. */
export function finite( value: unknown ): number | null {
	if ( value === undefined || value === null || value === '' ) {
		return null;
	}
	const number = Number( value );
	return Number.isFinite( number ) ? number : null;
}

/** Half-up to whole minor units, with the same float slips as the original. */
export function toMinor( major: number ): number {
	return Math.round( major * 100 );
}

const ALPHABET =
	'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A random id as the document store of the backend makes them. */
export function documentId(): string {
	return Array.from(
		{ length: 20 },
		() => ALPHABET[ Math.floor( Math.random() * ALPHABET.length ) ]
	).join( '' );
}
