import type { Figure } from './figure';

const verdict = ( figure: Figure ): string =>
	figure.isReached ? 'pass' : 'MISS';

/** Lines no longer than this, for a terminal. */
const WIDTH = 100;

function wrap( text: string, indent: string ): string {
	const lines: string[] = [ '' ];
	for ( const word of text.split( ' ' ) ) {
		const line = lines.at( -1 ) ?? '';
		if (
			line !== '' &&
			indent.length + line.length + word.length >= WIDTH
		) {
			lines.push( word );
		} else {
			lines[ lines.length - 1 ] =
				line === '' ? word : `${ line } ${ word }`;
		}
	}
	return lines.map( ( line ) => indent + line ).join( '\n' );
}

export function asText(
	figures: readonly Figure[],
	conditions: readonly string[]
): string {
	const width = ( of: ( figure: Figure ) => string, name: string ) =>
		Math.max(
			name.length,
			...figures.map( ( each ) => of( each ).length )
		);
	const measured = width( ( { measured: text } ) => text, 'measured' );
	const reach = width( ( { reach: text } ) => text, 'to reach' );
	const row = ( ...cells: [ string, string, string, string ] ) =>
		`${ cells[ 0 ].padEnd( 4 ) }  ${ cells[ 1 ].padEnd( measured ) }  ${ cells[ 2 ].padEnd( reach ) }  ${ cells[ 3 ] }`;
	const lines = figures.flatMap( ( figure ) => [
		row( verdict( figure ), figure.measured, figure.reach, figure.name ),
		...( figure.note === '' ? [] : [ wrap( figure.note, '        ' ) ] ),
	] );
	return [
		row( '', 'measured', 'to reach', 'figure' ),
		...lines,
		'',
		...conditions.map( ( line ) => wrap( line, '' ) ),
	].join( '\n' );
}

export function asMarkdown(
	figures: readonly Figure[],
	conditions: readonly string[]
): string {
	const cell = ( text: string ) => text.replaceAll( '|', '\\|' );
	return [
		'| figure | to reach | measured | |',
		'|---|---|---|---|',
		...figures.map(
			( figure ) =>
				`| ${ cell( figure.name ) } | ${ cell( figure.reach ) } | ${ cell( figure.measured ) } | ${ verdict( figure ) } |`
		),
		'',
		...conditions,
		'',
		...figures
			.filter( ( figure ) => figure.note !== '' )
			.map( ( figure ) => `- ${ figure.name }: ${ figure.note }` ),
	].join( '\n' );
}
