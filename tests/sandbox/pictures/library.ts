import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPaintable, paint } from './paint';

/** Raised when pictures are to look different, so that old ones are not kept. */
const EDITION = 1;

const memory = new Map< string, Promise< Buffer | null > >();
let queue: Promise< unknown > = Promise.resolve();

/**
 * The picture of a name like `jar-sand-shea-butter`: a thing, a palette, and
 * anything, which varies the picture a little. Null where there is no such thing.
 */
export function findPicture( name: string ): Promise< Buffer | null > {
	if ( ! isPaintable( name ) ) {
		return Promise.resolve( null );
	}
	const known = memory.get( name );
	if ( known ) {
		return known;
	}
	const made = stored( name );
	memory.set( name, made );
	return made;
}

async function stored( name: string ): Promise< Buffer | null > {
	const folder = join( tmpdir(), `sedifex-sandbox-pictures-${ EDITION }` );
	const file = join( folder, `${ name }.jpg` );
	const found = await readFile( file ).catch( () => null );
	if ( found ) {
		return found;
	}
	// One after the other: a picture takes a processor for about a second.
	const turn = queue.then( () => paint( name ) );
	queue = turn.catch( () => undefined );
	const picture = await turn;
	if ( picture ) {
		await keep( folder, file, picture );
	}
	return picture;
}

/** Kept for the next start; a full disk only means painting again. */
async function keep(
	folder: string,
	file: string,
	picture: Buffer
): Promise< void > {
	try {
		await mkdir( folder, { recursive: true } );
		const part = `${ file }.${ process.pid }`;
		await writeFile( part, picture );
		await rename( part, file );
	} catch {
		// The picture is in memory all the same.
	}
}
