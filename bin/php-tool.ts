/**
 * `tsx bin/php-tool.ts phpcs|phpstan|psalm|phpunit [arguments]`: runs one of the PHP tools, and
 * installs them with Composer where they are missing or not the ones that composer.json names.
 */
import { runMain } from './lib/problem';
import { runPhpTool } from './lib/php-tools';

runMain( async () => {
	const [ name = '', ...args ] = process.argv.slice( 2 );
	process.exitCode = await runPhpTool( name, args );
} );
