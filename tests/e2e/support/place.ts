import { join } from 'node:path';

import { CACHE } from '../../../bin/lib/paths';
import { Problem } from '../../../bin/lib/problem';
import {
	isVersion,
	VERSIONS,
	type WordPressVersion,
} from '../../../bin/lib/wordpress';

function chosen(): WordPressVersion {
	const wish = process.env.WP ?? VERSIONS[ 0 ];
	if ( ! isVersion( wish ) ) {
		throw new Problem(
			`WP=${ wish }: there is ${ VERSIONS.join( ', ' ) }.`
		);
	}
	return wish;
}

/** The WordPress that this run is on. */
export const wordPress = chosen();

/** Two runs of one checkout at a time need two names. */
export const siteName = process.env.SEDIFEX_SITE ?? `e2e-${ wordPress }`;

/** Pictures of what failed. */
export const resultsFolder = join( CACHE, 'e2e', siteName );

/** Where the setup tells the tests which Sedifex it has started. */
export const SANDBOX_VARIABLE = 'SANDBOX_URL';
