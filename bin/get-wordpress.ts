/**
 * `npm run get-wordpress -- [7.1] [6.8]`: puts WordPress into the cache folder
 * and prints where. Without a version: both.
 */
import { Problem, runMain } from './lib/problem';
import { getWordPress, isVersion, VERSIONS } from './lib/wordpress';

runMain( async () => {
	const wanted = process.argv.slice( 2 );
	for ( const version of wanted.length > 0 ? wanted : VERSIONS ) {
		if ( ! isVersion( version ) ) {
			throw new Problem(
				`There is no recipe for WordPress ${ version }; there is ${ VERSIONS.join( ' and ' ) }.`
			);
		}
		const copy = await getWordPress( version );
		console.log( `${ copy.version }\t${ copy.folder }` );
	}
} );
