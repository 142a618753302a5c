import { isRecord } from '../store/values';

const ISO = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const FORMS: Record< string, string > = {
	'now-iso': ISO,
	'now-ms': String.raw`\d{13}`,
	'request-id': String.raw`\d{13}-[a-z0-9]+`,
	'doc-id': '[A-Za-z0-9]{20}',
	'booking-ref': 'IB-[A-Z0-9]{8}',
	'registration-ref': 'REG-[A-Z0-9]{8}',
	'payment-url': String.raw`https?://[^\s/]+\S*`,
	'access-code': '.+',
};
const NUMBERS = [ '<now-s:number>', '<ns:number>', '<event-id:number>' ];
const TRACE = '<pre>(error text and stack trace)</pre>';
const PLACEHOLDER = new RegExp(
	`<(${ Object.keys( FORMS ).join( '|' ) })(?::(\\d+))?>`,
	'g'
);
/** How far from this moment a "now" may lie. */
const PRESENT_MS = 10 * 60_000;

/**
 * Compares an answer with a recorded one. Numbered placeholders are bound by
 * their first match and hold for the life of the matcher: one pass over a file,
 * or one preset.
 */
export class Matcher {
	private readonly bound = new Map< string, string >();

	/** The differences found, in words; none means a match. */
	compare(
		expected: unknown,
		actual: unknown,
		path: string,
		loose: readonly string[] = []
	): string[] {
		if ( loose.includes( path ) ) {
			return this.sameKind( expected, actual, path );
		}
		if ( typeof expected === 'string' ) {
			return this.compareText( expected, actual, path );
		}
		if ( Array.isArray( expected ) ) {
			return this.compareLists( expected, actual, path, loose );
		}
		if ( isRecord( expected ) ) {
			return this.compareRecords( expected, actual, path, loose );
		}
		return Object.is( expected, actual )
			? []
			: [ differs( path, expected, actual ) ];
	}

	/** Each recorded header must be there; a loose one may be missing. */
	compareHeaders(
		expected: Record< string, unknown >,
		actual: Record< string, unknown >,
		loose: readonly string[]
	): string[] {
		return Object.entries( expected ).flatMap( ( [ name, value ] ) => {
			const path = `headers.${ name }`;
			return loose.includes( path ) && actual[ name ] === undefined
				? []
				: this.compare( value, actual[ name ], path, loose );
		} );
	}

	private compareLists(
		expected: unknown[],
		actual: unknown,
		path: string,
		loose: readonly string[]
	): string[] {
		if ( ! Array.isArray( actual ) ) {
			return [ differs( path, expected, actual ) ];
		}
		if ( actual.length !== expected.length ) {
			return [
				`${ path }: ${ actual.length } entries, not ${ expected.length }`,
			];
		}
		return expected.flatMap( ( entry, index ) =>
			this.compare(
				entry,
				actual[ index ],
				`${ path }[${ index }]`,
				loose
			)
		);
	}

	private compareRecords(
		expected: Record< string, unknown >,
		actual: unknown,
		path: string,
		loose: readonly string[]
	): string[] {
		if ( ! isRecord( actual ) ) {
			return [ differs( path, expected, actual ) ];
		}
		const extra = Object.keys( actual ).filter(
			( name ) => ! ( name in expected )
		);
		const missing = Object.keys( expected ).filter(
			( name ) => ! ( name in actual )
		);
		return [
			...extra.map( ( name ) => `${ path }.${ name }: not recorded` ),
			...missing.map( ( name ) => `${ path }.${ name }: missing` ),
			...Object.keys( expected )
				.filter( ( name ) => name in actual )
				.flatMap( ( name ) =>
					this.compare(
						expected[ name ],
						actual[ name ],
						`${ path }.${ name }`,
						loose
					)
				),
		];
	}

	private compareText(
		expected: string,
		actual: unknown,
		path: string
	): string[] {
		if ( NUMBERS.includes( expected ) ) {
			return typeof actual === 'number'
				? []
				: [ differs( path, expected, actual ) ];
		}
		if ( typeof actual !== 'string' ) {
			return [ differs( path, expected, actual ) ];
		}
		const names: string[] = [];
		let pattern = '';
		let at = 0;
		for ( const found of expected.matchAll( PLACEHOLDER ) ) {
			pattern += escape( expected.slice( at, found.index ) );
			pattern += `(${ FORMS[ found[ 1 ] ?? '' ] })`;
			names.push(
				found[ 2 ]
					? `${ found[ 1 ] }:${ found[ 2 ] }`
					: ( found[ 1 ] ?? '' )
			);
			at = found.index + found[ 0 ].length;
		}
		pattern += escape( expected.slice( at ) );
		const groups = new RegExp( `^${ pattern }$` ).exec( actual );
		if ( ! groups ) {
			return [ differs( path, expected, actual ) ];
		}
		return names.flatMap( ( name, index ) => {
			const value = groups[ index + 1 ] ?? '';
			return this.accepts( name, value )
				? []
				: [ `${ path }: ${ value } does not fit <${ name }>` ];
		} );
	}

	private accepts( name: string, value: string ): boolean {
		if ( name === 'now-iso' || name === 'now-ms' ) {
			const time =
				name === 'now-ms' ? Number( value ) : Date.parse( value );
			return Math.abs( time - Date.now() ) < PRESENT_MS;
		}
		const [ kind = '', number ] = name.split( ':' );
		if ( number === undefined ) {
			return true;
		}
		const known = this.bound.get( name );
		if ( known !== undefined ) {
			return known === value;
		}
		const taken = [ ...this.bound ].some(
			( [ other, held ] ) =>
				other.startsWith( `${ kind }:` ) && held === value
		);
		this.bound.set( name, value );
		return ! taken;
	}

	private sameKind(
		expected: unknown,
		actual: unknown,
		path: string
	): string[] {
		const filled =
			typeof actual === 'object' && actual !== null
				? Object.keys( actual ).length > 0
				: actual !== '' && actual !== undefined && actual !== null;
		return kindOf( expected ) === kindOf( actual ) && filled
			? []
			: [ differs( path, expected, actual ) ];
	}
}

/** Literal text as a pattern; a recorded stack trace stands for any. */
function escape( literal: string ): string {
	return literal
		.split( TRACE )
		.map( ( part ) => part.replace( /[\\^$.*+?()[\]{}|/]/g, '\\$&' ) )
		.join( '<pre>[\\s\\S]*</pre>' );
}

function kindOf( value: unknown ): string {
	if ( value === null ) {
		return 'null';
	}
	return Array.isArray( value ) ? 'list' : typeof value;
}

function differs( path: string, expected: unknown, actual: unknown ): string {
	const show = ( value: unknown ) =>
		( JSON.stringify( value ) ?? 'nothing' ).slice( 0, 300 );
	return `${ path }: ${ show( actual ) }, recorded ${ show( expected ) }`;
}
