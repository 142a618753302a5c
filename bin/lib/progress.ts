const started = performance.now();

const seconds = ( since: number ): string =>
	`${ ( ( performance.now() - since ) / 1000 ).toFixed( 1 ) } s`;

let quiet = false;

/** Tests that start sites want no chatter. */
export function setQuiet( value: boolean ): void {
	quiet = value;
}

export function say( line: string ): void {
	if ( ! quiet ) {
		console.log( line );
	}
}

/** Names a step that may take more than a second, and says how long it took. */
export async function step< T >(
	label: string,
	work: () => Promise< T >
): Promise< T > {
	const since = performance.now();
	say( `· ${ label } …` );
	const result = await work();
	if ( performance.now() - since > 1000 ) {
		say( `  done in ${ seconds( since ) }` );
	}
	return result;
}

export const elapsed = (): string => seconds( started );
