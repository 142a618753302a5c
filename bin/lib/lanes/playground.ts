import { join } from 'node:path';

import { composerInstall } from '../composer';
import { PLUGIN_SLUG, ROOT } from '../paths';
import { INSIDE, startPlayground } from '../playground';
import { run } from '../run';
import { findPhp } from '../tools';
import { count, type Lane, type Outcome } from './lane';
import { readTotals } from './phpunit';
import { phpToolsMissing } from './scripts';

/** Every PHP the plugin supports; the machine's own has lanes of its own. */
const VERSIONS = [ '8.1', '8.2', '8.3', '8.4', '8.5' ] as const;
const PLUGIN = `${ INSIDE }/wp-content/plugins/${ PLUGIN_SLUG }`;
const CLI = join(
	ROOT,
	'tests/playground/node_modules/@wp-playground/cli/wp-playground.js'
);

/**
 * PHPUnit on one PHP in WebAssembly, in a site that is already installed. Unit
 * tests run there too: a boot costs more than they do. Tests of the group
 * "native" need what WebAssembly has not, such as a socket to listen on.
 */
async function runOn( php: string, folder: string ): Promise< Outcome > {
	const { code, stdout, stderr } = await run(
		process.execPath,
		[
			CLI,
			'php',
			`--php=${ php }`,
			'--verbosity=quiet',
			'--wordpress-install-mode=do-not-attempt-installing',
			`--mount-before-install=${ folder }/wordpress:${ INSIDE }`,
			`--mount=${ ROOT }:${ PLUGIN }`,
			'--',
			// PHPUnit 9's own code is older than the newest PHPs; ours is not,
			// and what ours complains about still fails a test.
			'-d',
			'error_reporting=24575',
			// Two thousand tests in one process leave more behind than one request may.
			'-d',
			'memory_limit=512M',
			`${ PLUGIN }/vendor/bin/phpunit`,
			'--configuration',
			`${ PLUGIN }/phpunit.integration.xml.dist`,
			'--colors=never',
			'--exclude-group=native',
			`${ PLUGIN }/tests/phpunit`,
		],
		{ cwd: ROOT, allowFailure: true, timeoutMs: 900000 }
	);
	const { passed, failed } = readTotals( stdout );
	return count(
		code,
		passed,
		failed,
		`PHP ${ php }:\n${ stdout }${ stderr }\n`
	);
}

async function matrix(): Promise< Outcome > {
	await composerInstall( ROOT );
	const site = await startPlayground( {
		name: 'phpunit',
		fresh: true,
		mustUse: [ 'network-guard.php', 'mail-box.php' ].map( ( file ) =>
			join( ROOT, 'tests/mu-plugins', file )
		),
	} );
	await site.stop();
	const total: Outcome = { passed: 0, failed: 0, output: '' };
	const own = ( await findPhp() )?.version ?? '';
	const others = VERSIONS.filter( ( php ) => ! own.startsWith( php ) );
	for ( const php of others ) {
		const outcome = await runOn( php, site.folder );
		total.passed += outcome.passed;
		total.failed += outcome.failed;
		total.output += outcome.failed > 0 ? outcome.output : '';
	}
	return {
		...total,
		note: `PHP ${ others.join( ', ' ) }, WordPress ${ site.version }`,
	};
}

export const playgroundLanes: readonly Lane[] = [
	{
		name: 'phpunit playground',
		groups: [ 'php' ],
		after: [ 'build' ],
		missing: phpToolsMissing,
		run: matrix,
	},
];
