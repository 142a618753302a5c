import { readFile, rm } from 'node:fs/promises';

import { ROOT } from '../paths';
import { find, run } from '../run';
import { missingFor } from '../tools';
import {
	check,
	count,
	nothingMissing,
	reportFile,
	type Lane,
	type Outcome,
} from './lane';

const npm = ( script: string ) => () => check( 'npm', [ 'run', '-s', script ] );

type JestReport = {
	numPassedTests: number;
	numFailedTests: number;
	numFailedTestSuites: number;
};

export async function jest(
	name: string,
	args: readonly string[],
	env: Record< string, string > = {}
): Promise< Outcome > {
	const file = await reportFile( `${ name }.json` );
	await rm( file, { force: true } );
	const { code, stdout, stderr } = await run(
		process.execPath,
		[
			`${ ROOT }/node_modules/jest/bin/jest.js`,
			'--json',
			`--outputFile=${ file }`,
			...args,
		],
		{ cwd: ROOT, allowFailure: true, env }
	);
	const text = await readFile( file, 'utf8' ).catch( () => undefined );
	const report = text ? ( JSON.parse( text ) as JestReport ) : undefined;
	return count(
		code,
		report?.numPassedTests ?? 0,
		Math.max(
			report?.numFailedTests ?? 0,
			report?.numFailedTestSuites ?? 0
		),
		stderr || stdout
	);
}

export const phpToolsMissing = async (): Promise< string[] > => [
	...( find( 'php' ) ? [] : [ 'PHP' ] ),
	...( find( 'composer' ) ? [] : [ 'Composer' ] ),
];

const script = ( name: string, npmScript: string, php = false ): Lane => ( {
	name,
	groups: [ 'static' ],
	missing: php ? phpToolsMissing : nothingMissing,
	run: npm( npmScript ),
} );

export const scriptLanes: readonly Lane[] = [
	{
		name: 'build',
		groups: [ 'static' ],
		missing: nothingMissing,
		run: npm( 'build' ),
	},
	{
		name: 'jest',
		groups: [ 'unit' ],
		missing: nothingMissing,
		run: () => jest( 'jest', [] ),
	},
	script( 'typecheck', 'typecheck' ),
	script( 'lint-js', 'lint:js' ),
	script( 'lint-css', 'lint:css' ),
	script( 'format', 'lint:format' ),
	script( 'phpcs', 'lint:php', true ),
	script( 'phpstan', 'analyse:phpstan', true ),
	script( 'psalm', 'analyse:psalm', true ),
	{
		name: 'integration',
		groups: [ 'integration' ],
		after: [ 'build' ],
		missing: () => missingFor( 'mariadb', 'fpm' ),
		run: () =>
			jest( 'integration', [
				'--config',
				'jest.integration.config.js',
				'--passWithNoTests',
			] ),
	},
];
