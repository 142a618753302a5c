import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { composerInstall } from '../composer';
import { ROOT } from '../paths';
import { run } from '../run';
import { startSite } from '../start-site';
import { findPhp, missingFor, type Database } from '../tools';
import { VERSIONS, type WordPressVersion } from '../wordpress';
import { count, reportFile, type Lane, type Outcome } from './lane';
import { phpToolsMissing } from './scripts';

/** The totals of a JUnit report: its first element has them all. */
export function readJUnit( xml: string ): { passed: number; failed: number } {
	const suite = /<testsuite [^>]*>/.exec( xml )?.[ 0 ] ?? '';
	const read = ( name: string ) =>
		Number( new RegExp( ` ${ name }="(\\d+)"` ).exec( suite )?.[ 1 ] ?? 0 );
	const failed = read( 'errors' ) + read( 'failures' ) + read( 'skipped' );
	return { passed: read( 'tests' ) - failed, failed };
}

async function phpunit(
	name: string,
	config: string,
	env: Record< string, string >
): Promise< Outcome > {
	await composerInstall( ROOT );
	const report = await reportFile( `${ name }.xml` );
	await rm( report, { force: true } );
	const php = ( await findPhp() )?.path ?? 'php';
	const { code, stdout, stderr } = await run(
		php,
		[
			'-d',
			'memory_limit=512M',
			join( ROOT, 'vendor/bin/phpunit' ),
			'--configuration',
			config,
			'--colors=never',
			'--log-junit',
			report,
		],
		{ cwd: ROOT, allowFailure: true, env }
	);
	const xml = await readFile( report, 'utf8' ).catch( () => '' );
	const { passed, failed } = readJUnit( xml );
	return count( code, passed, failed, stdout + stderr );
}

async function onSite(
	db: Database,
	wp: WordPressVersion
): Promise< Outcome > {
	const name = `phpunit-${ db }-${ wp }`;
	const site = await startSite( {
		name,
		db,
		wp,
		server: 'builtin',
		fresh: true,
	} );
	try {
		const outcome = await phpunit( name, 'phpunit.integration.xml.dist', {
			WP_DIR: site.wordpress,
		} );
		return { ...outcome, note: `WordPress ${ site.version }` };
	} finally {
		await site.stop();
	}
}

const siteLane = ( db: Database, wp: WordPressVersion ): Lane => ( {
	name: `phpunit ${ db } ${ wp }`,
	groups: [ 'php' ],
	after: [ 'build' ],
	missing: async () => [
		...( await phpToolsMissing() ),
		...( await missingFor( db, 'builtin' ) ),
	],
	run: () => onSite( db, wp ),
} );

export const phpunitLanes: readonly Lane[] = [
	{
		name: 'phpunit unit',
		groups: [ 'php', 'unit' ],
		missing: phpToolsMissing,
		run: () => phpunit( 'phpunit-unit', 'phpunit.xml.dist', {} ),
	},
	...VERSIONS.flatMap( ( wp ) => [
		siteLane( 'mariadb', wp ),
		siteLane( 'sqlite', wp ),
	] ),
];
