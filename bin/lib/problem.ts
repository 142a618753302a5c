/**
 * A failure that one sentence explains: the commands print the sentence and
 * nothing else. Everything that is not a Problem is a bug and keeps its trace.
 */
export class Problem extends Error {}

/** Runs a command's main function; turns a Problem into one clear line. */
export function runMain( main: () => Promise< void > ): void {
	main().catch( ( error: unknown ) => {
		console.error(
			error instanceof Problem ? `\n✖ ${ error.message }` : error
		);
		process.exitCode = 1;
		// Servers that are still up must not keep a failed command alive.
		setTimeout( () => process.exit( 1 ), 2000 ).unref();
	} );
}
