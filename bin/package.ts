/** `npm run package`: builds, and writes dist/sedifex-sync.zip. */
import { stat } from 'node:fs/promises';

import { makePackage, PACKAGE_FILE } from './lib/package';
import { runMain } from './lib/problem';

runMain( async () => {
	const files = await makePackage();
	const { size } = await stat( PACKAGE_FILE );
	console.log(
		`${ PACKAGE_FILE }: ${ files.length } files, ${ Math.round( size / 1024 ) } KiB`
	);
} );
