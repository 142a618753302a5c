import { cpus, loadavg } from 'node:os';

import type { Browser } from 'playwright-core';

import { find, run } from '../run';
import type { Site } from '../site';
import { findPhp } from '../tools';

const version = ( text: string ): string =>
	/\d+(?:\.\d+)+/.exec( text )?.[ 0 ] ?? 'of unknown version';

/** What was measured, on what, and how busy that was. */
export async function describeMachine(
	site: Site,
	browser: Browser
): Promise< string[] > {
	const nginx = await run( find( 'nginx' ) ?? 'nginx', [ '-v' ] );
	const parts = [
		`WordPress ${ site.version } with Twenty Twenty-Five`,
		`PHP ${ ( await findPhp() )?.version } (php-fpm, opcache)`,
		`MariaDB ${ version( await site.sql( 'SELECT VERSION()' ) ) }`,
		`nginx ${ version( nginx.stderr ) }`,
		`Chromium ${ browser.version() }`,
		`Node ${ process.versions.node }`,
	];
	const cores = cpus();
	return [
		`${ parts.join( ', ' ) }.`,
		`${ cores.length } × ${ cores[ 0 ]?.model.trim() ?? 'an unknown processor' }.`,
	];
}

/** A machine with other work makes times longer, ratios less certain. */
export function describeLoad( before: number ): string {
	const after = loadavg()[ 0 ] ?? 0;
	const busy =
		before > cpus().length
			? ' Other work was going on: times are longer than they need be, and ratios less certain.'
			: '';
	return `Load of the machine ${ before.toFixed( 1 ) } before and ${ after.toFixed( 1 ) } after.${ busy }`;
}
