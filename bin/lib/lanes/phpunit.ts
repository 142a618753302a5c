import { join } from 'node:path';

import { composerInstall } from '../composer';
import { ROOT } from '../paths';
import { run } from '../run';
import { startSite } from '../start-site';
import { findPhp, missingFor, type Database } from '../tools';
import { VERSIONS, type WordPressVersion } from '../wordpress';
import { count, type Lane, type Outcome } from './lane';
import { phpToolsMissing } from './scripts';

/** What PHPUnit's last lines say: "OK (5 tests, …)" or "Tests: 5, …". */
export function readTotals( text: string ): { passed: number; failed: number } {
	const good = /^OK \((\d+) tests?,/m.exec( text );
	if ( good ) {
		return { passed: Number( good[ 1 ] ), failed: 0 };
	}
	const line = /^Tests: .*$/m.exec( text )?.[ 0 ] ?? '';
	const read = ( name: string ) =>
		Number( new RegExp( `${ name }: (\\d+)` ).exec( line )?.[ 1 ] ?? 0 );
	const failed = [
		'Errors',
		'Failures',
		'Skipped',
		'Incomplete',
		'Risky',
		'Warnings',
	].reduce( ( sum, name ) => sum + read( name ), 0 );
	return { passed: Math.max( 0, read( 'Tests' ) - failed ), failed };
}

async function phpunit(
	config: string,
	env: Record< string, string >,
	more: readonly string[] = []
): Promise< Outcome > {
	await composerInstall( ROOT );
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
			...more,
		],
		{ cwd: ROOT, allowFailure: true, env }
	);
	const { passed, failed } = readTotals( stdout );
	return count( code, passed, failed, stdout + stderr );
}

/**
 * Tests of the group "long" send thousands of requests: each of them on both
 * databases and on both WordPresses, not on each pair.
 */
const runsLong = ( db: Database, wp: WordPressVersion ): boolean =>
	( db === 'mariadb' ) === ( wp === VERSIONS[ 0 ] );

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
		const outcome = await phpunit(
			'phpunit.integration.xml.dist',
			{ WP_DIR: site.wordpress },
			runsLong( db, wp ) ? [] : [ '--exclude-group=long' ]
		);
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
		run: () => phpunit( 'phpunit.xml.dist', {} ),
	},
	...VERSIONS.flatMap( ( wp ) => [
		siteLane( 'mariadb', wp ),
		siteLane( 'sqlite', wp ),
	] ),
];
