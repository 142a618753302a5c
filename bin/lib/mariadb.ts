import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { socketPath } from './paths';
import { runningPid, startDaemon, stopByPidFile } from './process';
import { find, run, until } from './run';
import { findMariaDb } from './tools';

const DATABASE = 'wordpress';

/**
 * A MariaDB of a site's own: its own data folder, and a socket in place of a
 * network port.
 */
export class MariaDb {
	readonly socket: string;
	private readonly data: string;
	private readonly pidFile: string;

	constructor( private readonly folder: string ) {
		this.socket = socketPath( folder, 'db.sock' );
		this.data = join( folder, 'mariadb' );
		this.pidFile = join( folder, 'mariadb.pid' );
	}

	get host(): string {
		return `localhost:${ this.socket }`;
	}

	get name(): string {
		return DATABASE;
	}

	async start(): Promise< void > {
		await this.initialise();
		if ( ! ( await runningPid( this.pidFile ) ) ) {
			await rm( this.socket, { force: true } );
			await startDaemon(
				findMariaDb() ?? 'mariadbd',
				[ `--defaults-file=${ this.folder }/mariadb.cnf` ],
				{
					log: join( this.folder, 'log/mariadb.log' ),
					pidFile: this.pidFile,
				}
			);
		}
		await until( 'MariaDB to answer', async () => {
			await this.query( 'SELECT 1', { database: '' } );
			return true;
		} );
		await this.query( `CREATE DATABASE IF NOT EXISTS ${ DATABASE }`, {
			database: '',
		} );
	}

	async stop(): Promise< void > {
		await stopByPidFile( this.pidFile );
	}

	async query(
		sql: string,
		options: { database?: string } = {}
	): Promise< string > {
		const { stdout } = await run(
			find( 'mariadb', 'mysql' ) ?? 'mariadb',
			[ ...this.client(), '-N', options.database ?? DATABASE ],
			{ input: sql }
		);
		return stdout;
	}

	/** Keeps everything there is now, to come back to. */
	async dump( file: string ): Promise< void > {
		const { stdout } = await run(
			find( 'mariadb-dump', 'mysqldump' ) ?? 'mariadb-dump',
			[ ...this.client(), '--single-transaction', '--hex-blob', DATABASE ]
		);
		await writeFile( file, stdout );
	}

	/** Whether no PHP process works with it: each holds a connection until its very end. */
	async isIdle(): Promise< boolean > {
		const others = await this.query(
			`SELECT COUNT(*) FROM information_schema.processlist WHERE db = '${ DATABASE }' AND id <> CONNECTION_ID()`,
			{ database: '' }
		);
		return others.trim() === '0';
	}

	/** Goes back to a dump; tables made since then are gone. */
	async restore( file: string ): Promise< void > {
		await this.query(
			`DROP DATABASE ${ DATABASE }; CREATE DATABASE ${ DATABASE }`,
			{ database: '' }
		);
		await new Promise< void >( ( done, fail ) => {
			const child = spawn(
				find( 'mariadb', 'mysql' ) ?? 'mariadb',
				[ ...this.client(), DATABASE ],
				{ stdio: [ openSync( file, 'r' ), 'ignore', 'inherit' ] }
			);
			child.on( 'error', fail );
			child.on( 'close', ( code ) =>
				code === 0
					? done()
					: fail( new Error( `Could not restore ${ file }.` ) )
			);
		} );
	}

	private client(): string[] {
		return [ '--no-defaults', `--socket=${ this.socket }`, '-uroot' ];
	}

	private async initialise(): Promise< void > {
		const isRoot = process.getuid?.() === 0;
		await writeFile(
			join( this.folder, 'mariadb.cnf' ),
			[
				'[mysqld]',
				`datadir=${ this.data }`,
				`socket=${ this.socket }`,
				'skip-networking',
				'skip-name-resolve',
				...( isRoot ? [ 'user=root' ] : [] ),
				'character-set-server=utf8mb4',
				'innodb_buffer_pool_size=128M',
				'innodb_log_file_size=48M',
				'performance_schema=OFF',
				'max_connections=100',
				// A test bed may lose its last second when the machine fails.
				'innodb_flush_log_at_trx_commit=2',
				'innodb_doublewrite=0',
				'',
			].join( '\n' )
		);
		if ( existsSync( join( this.data, 'mysql' ) ) ) {
			return;
		}
		await rm( this.data, { recursive: true, force: true } );
		await run( find( 'mariadb-install-db', 'mysql_install_db' ) ?? '', [
			'--no-defaults',
			...( isRoot ? [ '--user=root' ] : [] ),
			`--datadir=${ this.data }`,
			'--auth-root-authentication-method=normal',
			'--skip-test-db',
		] );
	}
}
