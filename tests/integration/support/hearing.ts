import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { MariaDb } from '../../../bin/lib/mariadb';
import { ROOT } from '../../../bin/lib/paths';
import { freePort } from '../../../bin/lib/port';
import { setQuiet } from '../../../bin/lib/progress';
import { runningPid } from '../../../bin/lib/process';
import { pause, until } from '../../../bin/lib/run';
import type { Site } from '../../../bin/lib/site';
import { startSite } from '../../../bin/lib/start-site';
import { findPhp, type Database } from '../../../bin/lib/tools';
import { startServer, stopServer } from '../../../bin/lib/web-server';
import { STORE, WORK } from './hearing-php';

export const TOKEN = 'sevi-integration-0001';
export const SECRET = 'whsec-integration-0002';

export type Worker = {
	child: ChildProcess;
	pid: number;
	ended: Promise< void >;
};

/** A site that hears Sevi, the processes that work for it, and what breaks them. */
export class Hearing {
	private constructor( readonly site: Site ) {}

	static async open(
		name: string,
		db: Database = 'mariadb'
	): Promise< Hearing > {
		setQuiet( true );
		const site = await startSite( {
			name,
			db,
			constants: {
				SEVI_WEBHOOK_TOKEN: TOKEN,
				SEDIFEX_WEBHOOK_SECRET: SECRET,
				SEDIFEX_STORE_ID: 'store_demo',
			},
		} );
		return new Hearing( site );
	}

	async close(): Promise< void > {
		await this.site.stop();
	}

	async send(
		body: string,
		headers: Record< string, string > = {},
		origin = this.site.url
	): Promise< number > {
		try {
			const answer = await fetch(
				`${ origin }/wp-json/sedifex/v1/webhooks/sevi`,
				{
					method: 'POST',
					body,
					headers: {
						'content-type': 'application/json',
						authorization: TOKEN,
						...headers,
					},
				}
			);
			await answer.text();
			return answer.status;
		} catch {
			return 0;
		}
	}

	async store( bodies: readonly string[] ): Promise< void > {
		const file = join( this.site.folder, 'bodies.json' );
		await writeFile( file, JSON.stringify( bodies ) );
		await this.site.php( `$file = '${ file }'; ${ STORE }` );
	}

	/** Starts workers that wait for each other, and lets them go. */
	async start(
		count: number,
		env: Record< string, string > = {}
	): Promise< Worker[] > {
		const go = join( this.site.folder, 'go' );
		await rm( go, { force: true } );
		const workers: Worker[] = [];
		for ( let number = 0; number < count; number++ ) {
			workers.push( await this.worker( go, env ) );
		}
		await pause( 300 );
		await writeFile( go, '' );
		return workers;
	}

	/** Works on until nothing waits; what ended processes held is taken for lapsed. */
	async finish( env: Record< string, string > = {} ): Promise< void > {
		await until(
			'all events to be carried out',
			async () => {
				await this.lapse();
				const workers = await this.start( 2, env );
				await Promise.all( workers.map( ( { ended } ) => ended ) );
				return (
					( await this.ask(
						"SELECT COUNT(*) FROM wp_sedifex_events WHERE state IN ( 'pending', 'processing' )"
					) ) === '0'
				);
			},
			60000
		);
	}

	/** As if more time had passed than any lease lasts. For when nobody is at work. */
	async lapse(): Promise< void > {
		await this.ask(
			"UPDATE wp_sedifex_events SET lease_until = 1 WHERE state = 'processing'; UPDATE wp_sedifex_events SET available_at = 1 WHERE state = 'pending'; UPDATE wp_sedifex_snapshots SET fetched_at = 1 WHERE name LIKE 'events_slot%'"
		);
	}

	/** Rows as lines, columns separated by tabs. */
	async ask( query: string ): Promise< string > {
		if ( this.site.db === 'mariadb' ) {
			return ( await this.site.sql( query ) ).trim();
		}
		const rows = await this.site.php(
			`foreach ( json_decode( '${ JSON.stringify( query.split( '; ' ) ).replaceAll( "'", "\\'" ) }' ) as $query ) { foreach ( $GLOBALS['wpdb']->get_results( $query, ARRAY_N ) as $row ) { echo implode( "\\t", $row ), "\\n"; } }`
		);
		return rows.trim();
	}

	/** Which process carried out which event. */
	async processed(): Promise< { pid: number; event: number }[] > {
		const text = await readFile(
			join( this.site.folder, 'log/events.log' ),
			'utf8'
		).catch( () => '' );
		return text
			.split( '\n' )
			.filter( Boolean )
			.map( ( line ) => {
				const [ pid = 0, event = 0 ] = line.split( ' ' ).map( Number );
				return { pid, event };
			} );
	}

	/** Those of the bodies that are not in the table, with every byte. */
	async missing( bodies: readonly string[] ): Promise< string[] > {
		const stored = new Set(
			(
				await this.ask(
					'SELECT LOWER( HEX( body_hash ) ), LOWER( SHA2( body, 256 ) ) FROM wp_sedifex_events'
				)
			)
				.split( '\n' )
				.filter( ( line ) => {
					const [ said, found ] = line.split( '\t' );
					return said === found;
				} )
				.map( ( line ) => line.split( '\t' )[ 0 ] )
		);
		return bodies.filter(
			( body ) =>
				! stored.has(
					createHash( 'sha256' ).update( body ).digest( 'hex' )
				)
		);
	}

	/** Ends the database in the middle of whatever it does, and starts it again. */
	async killDatabase(): Promise< void > {
		const pid = await runningPid( join( this.site.folder, 'mariadb.pid' ) );
		if ( ! pid ) {
			throw new Error( 'There is no database to kill.' );
		}
		process.kill( pid, 'SIGKILL' );
		await until(
			'the database to be gone',
			async () =>
				! existsSync( `/proc/${ pid }/exe` ) ||
				! ( await readFile( `/proc/${ pid }/cmdline`, 'utf8' ) )
		);
		await pause( 200 );
		await new MariaDb( this.site.folder ).start();
	}

	/** A second web server with processes of its own, on the same files and database. */
	async secondServer(): Promise< {
		url: string;
		stop: () => Promise< void >;
	} > {
		const folder = join( this.site.folder, 'second' );
		const port = await freePort();
		await mkdir( join( folder, 'log' ), { recursive: true } );
		await startServer( 'fpm', {
			folder,
			wordpress: this.site.wordpress,
			port,
			children: 4,
		} );
		return {
			url: `http://127.0.0.1:${ port }`,
			stop: () => stopServer( folder ),
		};
	}

	private async worker(
		go: string,
		env: Record< string, string >
	): Promise< Worker > {
		const php = await findPhp();
		const child = spawn(
			php?.path ?? 'php',
			[
				'-d',
				'display_errors=stderr',
				'-r',
				'require $argv[1]; require $argv[2]; eval( $argv[3] );',
				join( ROOT, 'bin/php/request.php' ),
				join( this.site.wordpress, 'wp-load.php' ),
				WORK,
			],
			{ stdio: 'ignore', env: { ...process.env, TEST_GO: go, ...env } }
		);
		const ended = new Promise< void >( ( done ) =>
			child.on( 'close', () => done() )
		);
		return { child, pid: child.pid ?? 0, ended };
	}
}
