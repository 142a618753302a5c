/**
 * Small things that this browser keeps for its visitor, read as untrusted and
 * written as far as the browser allows (private mode, quota).
 */
export function readKept( key: string ): unknown {
	try {
		return JSON.parse( window.localStorage.getItem( key ) ?? 'null' );
	} catch {
		return null;
	}
}

/** Null removes. False where the browser refuses. */
export function keep( key: string, value: unknown ): boolean {
	try {
		if ( value === null ) {
			window.localStorage.removeItem( key );
		} else {
			window.localStorage.setItem( key, JSON.stringify( value ) );
		}
		return true;
	} catch {
		return false;
	}
}

export const isRecord = (
	value: unknown
): value is Record< string, unknown > =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

/** '' for anything but a text. */
export const asText = ( value: unknown ): string =>
	typeof value === 'string' ? value : '';
