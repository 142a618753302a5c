import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type TreeSize = { files: number; bytes: number };

/** How many files a folder holds, and how many bytes in all. */
export async function measureTree( folder: string ): Promise< TreeSize > {
	const size: TreeSize = { files: 0, bytes: 0 };
	for ( const entry of await readdir( folder, { withFileTypes: true } ) ) {
		const path = join( folder, entry.name );
		if ( entry.isDirectory() ) {
			const inner = await measureTree( path );
			size.files += inner.files;
			size.bytes += inner.bytes;
		} else {
			size.files += 1;
			size.bytes += ( await stat( path ) ).size;
		}
	}
	return size;
}
