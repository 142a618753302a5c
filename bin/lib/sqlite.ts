import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	readlink,
	realpath,
	rename,
	rm,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { withLock } from './lock';
import { CACHE, ROOT } from './paths';
import { Problem } from './problem';
import { step } from './progress';
import { run } from './run';

const ARCHIVE = 'sqlite-database-integration.zip';
const CHECKSUM =
	'789de01a61f52bb4c54c59b5007851b08deb541c5c3ef9aa31e7db4f812a9b52015fb439b258d82545ba5d25b2c6d1537f9f02489fa80c5db1071e49cc9fc9ee';

/** The version of Playground that tests/playground/package.json names. */
async function playgroundVersion(): Promise< string > {
	const text = await readFile(
		join( ROOT, 'tests/playground/package.json' ),
		'utf8'
	);
	const manifest = JSON.parse( text ) as {
		dependencies: Record< string, string >;
	};
	return manifest.dependencies[ '@wp-playground/cli' ] ?? '';
}

/** Playground's own package is small; only what it depends on is large. */
async function fetchIntegration( folder: string ): Promise< void > {
	const work = await mkdtemp( join( CACHE, 'sqlite-work-' ) );
	try {
		const name = `@wp-playground/cli@${ await playgroundVersion() }`;
		const packed = await run(
			'npm',
			[ 'pack', '--silent', name, '--pack-destination', work ],
			{ allowFailure: true, timeoutMs: 120000 }
		);
		if ( packed.code !== 0 ) {
			throw new Problem(
				`WordPress's SQLite integration could not be fetched: npm could not download ${ name }. Once there is a connection, run the same command again.`
			);
		}
		const archive = packed.stdout.trim().split( '\n' ).at( -1 ) ?? '';
		await run( 'tar', [ '-xzf', join( work, archive ), '-C', work ] );
		const zip = await readFile( join( work, 'package', ARCHIVE ) );
		if (
			createHash( 'sha512' ).update( zip ).digest( 'hex' ) !== CHECKSUM
		) {
			throw new Problem(
				'WordPress’s SQLite integration is not the one that was tested: its checksum differs.'
			);
		}
		new AdmZip( zip ).extractAllTo( join( work, 'out' ), true );
		await rm( folder, { recursive: true, force: true } );
		await rename(
			join( work, 'out/plugin-sqlite-database-integration' ),
			folder
		);
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}

async function getIntegration(): Promise< string > {
	const folder = join( CACHE, 'sqlite-database-integration' );
	await mkdir( CACHE, { recursive: true } );
	await withLock( `${ folder }.lock`, async () => {
		if ( ! existsSync( join( folder, 'db.copy' ) ) ) {
			await step( 'Fetching WordPress’s SQLite integration', () =>
				fetchIntegration( folder )
			);
		}
	} );
	return folder;
}

/** WordPress on a file: the drop-in, and how to keep and restore that file. */
export class Sqlite {
	private readonly file: string;

	constructor( private readonly wordpress: string ) {
		this.file = join( wordpress, 'wp-content/database/.ht.sqlite' );
	}

	async install(): Promise< void > {
		const target = join(
			this.wordpress,
			'wp-content/plugins/sqlite-database-integration'
		);
		const integration = await getIntegration();
		if ( ! existsSync( target ) ) {
			await cp( integration, target, { recursive: true } );
		}
		const dropIn = await readFile( join( integration, 'db.copy' ), 'utf8' );
		// Without its own path the drop-in looks in the plugins folder, which
		// holds wherever the site is mounted.
		await writeFile(
			join( this.wordpress, 'wp-content/db.php' ),
			dropIn
				.replaceAll( '{SQLITE_IMPLEMENTATION_FOLDER_PATH}', '' )
				.replaceAll(
					'{SQLITE_PLUGIN}',
					'sqlite-database-integration/load.php'
				)
		);
	}

	async dump( target: string ): Promise< void > {
		await cp( this.file, target );
	}

	/** Whether no process has the file open, as far as this machine tells. */
	async isIdle(): Promise< boolean > {
		const file = await realpath( this.file );
		for ( const pid of await readdir( '/proc' ).catch( () => [] ) ) {
			const folder = `/proc/${ pid }/fd`;
			// Processes come and go while one looks.
			const open = /^\d+$/.test( pid )
				? await readdir( folder ).catch( () => [] )
				: [];
			for ( const number of open ) {
				const target = await readlink( join( folder, number ) ).catch(
					() => ''
				);
				if ( target === file ) {
					return false;
				}
			}
		}
		return true;
	}

	async restore( source: string ): Promise< void > {
		for ( const suffix of [ '-wal', '-shm', '-journal' ] ) {
			await rm( this.file + suffix, { force: true } );
		}
		await cp( source, this.file );
	}
}
