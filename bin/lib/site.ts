import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { MariaDb } from './mariadb';
import { CACHE, ROOT } from './paths';
import { Problem } from './problem';
import { pause, run } from './run';
import { Sqlite } from './sqlite';
import { findPhp, type Database, type Server } from './tools';
import { stopServer } from './web-server';
import type { WordPressVersion } from './wordpress';
import { wpConfig, type Constant } from './wp-config';

export type SiteOptions = {
	/** Sites with different names run side by side. */
	name: string;
	wp?: WordPressVersion;
	db?: Database;
	server?: Server;
	/** A theme of WordPress, or "classic": ours, in tests/themes. */
	theme?: string;
	/** The same port each time; otherwise a free one. */
	port?: number;
	/** The folder of the plugin; false for a bare WordPress. */
	plugin?: string | false;
	/** Constants of wp-config.php, for instance SEDIFEX_API_BASE_URL. */
	constants?: Record< string, Constant >;
	/** Whether page views start due cron events. */
	cron?: boolean;
	/** PHP processes. */
	children?: number;
	/** Files for wp-content/mu-plugins; by default those for tests. */
	mustUse?: readonly string[];
	/** Made anew even where it is there already. */
	fresh?: boolean;
};

export const folderOf = ( name: string ): string =>
	join( CACHE, 'sites', name );

/** A WordPress of its own, for tests or to look at. Made with startSite(). */
export class Site {
	private readonly mariadb: MariaDb | undefined;
	private readonly sqlite: Sqlite | undefined;

	constructor(
		readonly name: string,
		readonly version: string,
		readonly db: Database,
		readonly port: number,
		/** How it is served, in words. */
		readonly web: string
	) {
		if ( db === 'mariadb' ) {
			this.mariadb = new MariaDb( this.folder );
		} else {
			this.sqlite = new Sqlite( this.wordpress );
		}
	}

	get folder(): string {
		return folderOf( this.name );
	}

	/** ABSPATH: where wp-load.php is. */
	get wordpress(): string {
		return join( this.folder, 'wordpress' );
	}

	get url(): string {
		return `http://127.0.0.1:${ this.port }`;
	}

	/** Runs PHP with WordPress loaded, and gives what it printed. */
	async php( code: string ): Promise< string > {
		const php = await findPhp();
		const result = await run(
			php?.path ?? 'php',
			[
				'-d',
				'display_errors=stderr',
				'-r',
				'require $argv[1]; require $argv[2]; eval( stream_get_contents( STDIN ) );',
				join( ROOT, 'bin/php/request.php' ),
				join( this.wordpress, 'wp-load.php' ),
			],
			{ input: code, allowFailure: true }
		);
		if ( result.code !== 0 ) {
			throw new Error( await this.reasonOf( 'PHP', result.stderr ) );
		}
		return result.stdout;
	}

	/** Asks MariaDB; rows come as lines, columns separated by tabs. */
	async sql( query: string ): Promise< string > {
		if ( ! this.mariadb ) {
			throw new Problem( 'Only a site on MariaDB can be asked in SQL.' );
		}
		return this.mariadb.query( query );
	}

	/** Everything WordPress and PHP complained about since the last reset. */
	async complaints(): Promise< string > {
		const texts = await Promise.all(
			[ 'debug.log', 'php.log' ].map( ( file ) =>
				readFile( join( this.folder, 'log', file ), 'utf8' ).catch(
					() => ''
				)
			)
		);
		return texts.join( '' );
	}

	/** The requests to other servers that PHP tried, one address a line. */
	async outgoing(): Promise< string[] > {
		const text = await readFile(
			join( this.folder, 'log/outgoing.log' ),
			'utf8'
		).catch( () => '' );
		return text.split( '\n' ).filter( Boolean );
	}

	/** The mails that would have been sent. */
	async mails(): Promise< unknown[] > {
		const text = await readFile(
			join( this.folder, 'log/mails.jsonl' ),
			'utf8'
		).catch( () => '' );
		return text
			.split( '\n' )
			.filter( Boolean )
			.map( ( line ): unknown => JSON.parse( line ) );
	}

	/** Keeps the present state as the one that reset() goes back to. */
	async keep(): Promise< void > {
		await ( this.mariadb ?? this.sqlite )?.dump( this.baseFile );
		await rm( this.baseUploads, { recursive: true, force: true } );
		await cp( this.uploads, this.baseUploads, { recursive: true } );
	}

	/** Back to the kept state: database, uploads and logs. */
	async reset(): Promise< void > {
		const database = this.mariadb ?? this.sqlite;
		// A process that goes on after its answer would meet an empty database.
		for ( let tries = 0; tries < 300; tries++ ) {
			if ( ( await database?.isIdle() ) ?? true ) {
				break;
			}
			await pause( 100 );
		}
		await database?.restore( this.baseFile );
		await rm( this.uploads, { recursive: true, force: true } );
		await cp( this.baseUploads, this.uploads, { recursive: true } );
		for ( const file of [
			'debug.log',
			'php.log',
			'outgoing.log',
			'mails.jsonl',
			'events.log',
		] ) {
			await rm( join( this.folder, 'log', file ), { force: true } );
		}
	}

	async stop(): Promise< void > {
		await Promise.all( [
			stopServer( this.folder ),
			this.mariadb?.stop(),
		] );
	}

	/** Starts the database, and installs WordPress where it is not. */
	async prepare( options: SiteOptions ): Promise< void > {
		await this.mariadb?.start();
		await this.sqlite?.install();
		await this.configure( options );
		if ( existsSync( this.baseFile ) ) {
			return;
		}
		const php = ( await findPhp() )?.path ?? 'php';
		const script = async ( file: string, ...args: string[] ) => {
			const path = join( ROOT, 'bin/php', file );
			const result = await run(
				php,
				[
					'-d',
					'display_errors=stderr',
					path,
					this.wordpress,
					...args,
				],
				{ allowFailure: true }
			);
			if ( result.code !== 0 ) {
				throw new Error(
					`${ file } failed: ${ result.stderr }${ ( await this.complaints() ).slice( -2000 ) }`
				);
			}
		};
		await script( 'install.php', 'Sedifex shop' );
		await script(
			'prepare.php',
			options.theme ?? 'twentytwentyfive',
			options.plugin === false ? '0' : '1'
		);
		await this.keep();
	}

	/** What PHP said of its failure; most of it goes to the log. */
	private async reasonOf( what: string, stderr: string ): Promise< string > {
		const log = ( await this.complaints() ).slice( -2000 );
		return `${ what } failed on site ${ this.name }: ${ stderr }${ log }`;
	}

	private get baseFile(): string {
		return join( this.folder, `base.${ this.db }` );
	}

	private get uploads(): string {
		return join( this.wordpress, 'wp-content/uploads' );
	}

	private get baseUploads(): string {
		return join( this.folder, 'base-uploads' );
	}

	private async configure( options: SiteOptions ): Promise< void > {
		await writeFile(
			join( this.wordpress, 'wp-config.php' ),
			wpConfig( {
				database: {
					host: this.mariadb?.host ?? 'localhost',
					name: this.mariadb?.name ?? 'wordpress',
				},
				url: this.url,
				debugLog: join( this.folder, 'log/debug.log' ),
				cron: options.cron ?? false,
				constants: {
					SEDIFEX_TEST_LOGS: join( this.folder, 'log' ),
					...options.constants,
				},
			} )
		);
	}
}
