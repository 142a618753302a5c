import { isRecord, type Doc } from '../store/values';

/**
 * Reads a form body with bracket nesting: `customer[email]=a` and `items[0][id]`.
 *
 * @param body The body as received.
 */
export function parseForm( body: string ): Doc {
	const result: Doc = Object.create( null ) as Doc;
	for ( const [ name, value ] of new URLSearchParams( body ) ) {
		const head = name.match( /^[^[]+/ )?.[ 0 ] ?? name;
		const rest = [ ...name.matchAll( /\[([^\]]*)\]/g ) ].map(
			( match ) => match[ 1 ] ?? ''
		);
		place( result, [ head, ...rest ], value );
	}
	return lists( result ) as Doc;
}

function place( target: Doc, path: string[], value: string ): void {
	const [ first = '', ...rest ] = path;
	const name = first === '' ? String( Object.keys( target ).length ) : first;
	if ( name === '__proto__' ) {
		return;
	}
	if ( rest.length === 0 ) {
		target[ name ] = value;
		return;
	}
	const inner = isRecord( target[ name ] ) ? target[ name ] : {};
	target[ name ] = inner;
	place( inner as Doc, rest, value );
}

/**
 * Turns records whose names are 0, 1, 2 … into lists.
 *
 * @param value Any value of the form.
 */
function lists( value: unknown ): unknown {
	if ( ! isRecord( value ) ) {
		return value;
	}
	const entries = Object.entries( value ).map(
		( [ name, inner ] ) => [ name, lists( inner ) ] as const
	);
	const isList =
		entries.length > 0 &&
		entries.every( ( [ name ], index ) => name === String( index ) );
	return isList
		? entries.map( ( [ , inner ] ) => inner )
		: Object.fromEntries( entries );
}
