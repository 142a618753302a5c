import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What an .asset.php, which the build writes, says of one file. */
export type Asset = {
	/** Relative to the build folder, without .asset.php. */
	name: string;
	dependencies: string[];
	isModule: boolean;
};

/** Reads all of them under a folder. */
export async function readAssets( folder: string ): Promise< Asset[] > {
	const files = await readdir( folder, { recursive: true } );
	return Promise.all(
		files
			.filter( ( file ) => file.endsWith( '.asset.php' ) )
			.sort()
			.map( async ( file ) => {
				const code = await readFile( join( folder, file ), 'utf8' );
				// A module that is loaded when it is wanted is an array of its own.
				const plain = code.replaceAll(
					/array\('id' => ('[^']+'), 'import' => '\w+'\)/g,
					'$1'
				);
				const list =
					/'dependencies' => array\(([^)]*)\)/.exec( plain )?.[ 1 ] ??
					'';
				return {
					name: file.replace( /\.asset\.php$/, '' ),
					dependencies: [ ...list.matchAll( /'([^']+)'/g ) ].map(
						( match ) => match[ 1 ] ?? ''
					),
					isModule: code.includes( "'type' => 'module'" ),
				};
			} )
	);
}
