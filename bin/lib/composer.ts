import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withLock } from './lock';
import { CACHE } from './paths';
import { Problem } from './problem';
import { step } from './progress';
import { find, run } from './run';

/**
 * Installs what a composer.json names, unless that very file was installed
 * before. There is no lock file: the versions in it are exact.
 */
export async function composerInstall( folder: string ): Promise< void > {
	const wanted = await readFile( join( folder, 'composer.json' ), 'utf8' );
	const stamp = join( folder, 'vendor/.installed' );
	const name = folder.replaceAll( /\W+/g, '-' );
	await withLock( join( CACHE, `composer${ name }.lock` ), async () => {
		const there = existsSync( stamp )
			? await readFile( stamp, 'utf8' )
			: undefined;
		if ( there === wanted ) {
			return;
		}
		const composer = find( 'composer' );
		if ( ! composer ) {
			throw new Problem( 'The PHP tools need Composer to be installed.' );
		}
		const result = await step( 'Installing PHP tools with Composer', () =>
			run(
				composer,
				[ 'update', '--no-interaction', '--no-progress', '--quiet' ],
				{
					cwd: folder,
					allowFailure: true,
					env: { COMPOSER_ALLOW_SUPERUSER: '1' },
				}
			)
		);
		if ( result.code !== 0 ) {
			throw new Problem(
				`Composer could not install the PHP tools: ${ result.stderr.trim().slice( -600 ) }`
			);
		}
		await writeFile( stamp, wanted );
	} );
}
