import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { findBrowser } from '../../../tests/e2e/support/browser';
import { ROOT } from '../paths';
import { run } from '../run';
import { missingFor } from '../tools';
import { VERSIONS, type WordPressVersion } from '../wordpress';
import { count, reportFile, type Lane, type Outcome } from './lane';

type Report = {
	stats: { expected: number; unexpected: number; flaky: number };
};

async function browse( wp: WordPressVersion ): Promise< Outcome > {
	const file = await reportFile( `e2e-${ wp }.json` );
	await rm( file, { force: true } );
	const { code, stdout, stderr } = await run(
		process.execPath,
		[
			join( ROOT, 'node_modules/@playwright/test/cli.js' ),
			'test',
			'--reporter=line,json',
			'--pass-with-no-tests',
		],
		{
			cwd: ROOT,
			allowFailure: true,
			env: { WP: wp, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
		}
	);
	const text = await readFile( file, 'utf8' ).catch( () => undefined );
	const stats = text ? ( JSON.parse( text ) as Report ).stats : undefined;
	const again = stats?.flaky ?? 0;
	return {
		...count(
			code,
			( stats?.expected ?? 0 ) + again,
			stats?.unexpected ?? 0,
			stdout + stderr
		),
		note: again
			? `WordPress ${ wp }, ${ again } of them at the second try`
			: `WordPress ${ wp }`,
	};
}

export const e2eLanes: readonly Lane[] = VERSIONS.map( ( wp ) => ( {
	name: `e2e ${ wp }`,
	groups: [ 'e2e' ],
	after: [ 'build' ],
	missing: async () => [
		...( findBrowser() ? [] : [ 'Chromium' ] ),
		...( await missingFor( 'mariadb', 'fpm' ) ),
	],
	run: () => browse( wp ),
} ) );
