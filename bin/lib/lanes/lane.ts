import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { CACHE, ROOT } from '../paths';
import { run } from '../run';

export type Outcome = {
	passed: number;
	failed: number;
	/** What to show of a failure. */
	output: string;
	/** What it ran on, for the line that says it passed. */
	note?: string;
};

/** A part of `npm test` that runs, or is left out, as a whole. */
export type Lane = {
	name: string;
	/** Names that choose this lane on the command line, besides its own. */
	groups: readonly string[];
	/** Lanes that must have passed before. */
	after?: readonly string[];
	/** What this machine lacks for it, in words. */
	missing: () => Promise< readonly string[] >;
	run: () => Promise< Outcome >;
};

export const nothingMissing = (): Promise< string[] > => Promise.resolve( [] );

/** Where a lane keeps what it printed and reported. */
export async function reportFile( name: string ): Promise< string > {
	const folder = join( CACHE, 'reports' );
	await mkdir( folder, { recursive: true } );
	return join( folder, name );
}

/** A command that either passes or fails as one test. */
export async function check(
	command: string,
	args: readonly string[],
	env: Record< string, string | undefined > = {}
): Promise< Outcome > {
	const { code, stdout, stderr } = await run( command, args, {
		cwd: ROOT,
		env,
		allowFailure: true,
	} );
	return {
		passed: code === 0 ? 1 : 0,
		failed: code === 0 ? 0 : 1,
		output: stdout + stderr,
	};
}

/** A check of our own: every line it gives is something that is wrong. */
export function problems( lines: readonly string[] ): Outcome {
	return {
		passed: lines.length === 0 ? 1 : 0,
		failed: lines.length === 0 ? 0 : 1,
		output: lines.join( '\n' ),
	};
}

/**
 * A test runner's own figures; one that broke off before it could count has
 * failed at least once.
 */
export function count(
	code: number,
	passed: number,
	failed: number,
	output: string
): Outcome {
	return {
		passed,
		failed: code !== 0 && failed === 0 ? 1 : failed,
		output,
	};
}

export async function keepOutput(
	lane: Lane,
	text: string
): Promise< string > {
	const file = await reportFile(
		`${ lane.name.replaceAll( /\W+/g, '-' ) }.log`
	);
	await writeFile( file, text );
	return file;
}
