import { spawn, type SpawnOptions } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type RunResult = { code: number; stdout: string; stderr: string };

type RunOptions = {
	cwd?: string;
	env?: Record< string, string | undefined >;
	input?: string | Buffer;
	timeoutMs?: number;
	/** A non-zero exit code is an answer, not a failure. */
	allowFailure?: boolean;
	/** Passes the output on as it comes, besides collecting it. */
	echo?: boolean;
};

/** Runs a program to its end and collects what it prints. */
export function run(
	command: string,
	args: readonly string[],
	options: RunOptions = {}
): Promise< RunResult > {
	const spawnOptions: SpawnOptions = {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: [ 'pipe', 'pipe', 'pipe' ],
		timeout: options.timeoutMs,
	};
	return new Promise( ( done, fail ) => {
		const child = spawn( command, args, spawnOptions );
		let stdout = '';
		let stderr = '';
		child.stdout?.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			stdout += text;
			if ( options.echo ) {
				process.stdout.write( text );
			}
		} );
		child.stderr?.setEncoding( 'utf8' ).on( 'data', ( text: string ) => {
			stderr += text;
			if ( options.echo ) {
				process.stderr.write( text );
			}
		} );
		child.on( 'error', fail );
		child.on( 'close', ( status, signal ) => {
			const code = status ?? 1;
			if ( code !== 0 && ! options.allowFailure ) {
				const why = ( stderr.trim() || stdout.trim() ).slice( -2000 );
				fail(
					new Error(
						`${ command } ${ args.join( ' ' ) } failed (${
							signal ?? code
						}): ${ why }`
					)
				);
				return;
			}
			done( { code, stdout, stderr } );
		} );
		child.stdin?.on( 'error', () => undefined );
		child.stdin?.end( options.input );
	} );
}

/** Where a program is, also in the folders that only root has on its path. */
export function find( ...names: readonly string[] ): string | undefined {
	const folders = [
		...( process.env.PATH ?? '' ).split( delimiter ),
		'/usr/sbin',
		'/usr/local/sbin',
	];
	for ( const name of names ) {
		for ( const folder of folders ) {
			const path = join( folder, name );
			try {
				accessSync( path, constants.X_OK );
				return path;
			} catch {
				// Not here.
			}
		}
	}
	return undefined;
}

export const pause = ( ms: number ): Promise< void > =>
	new Promise( ( done ) => setTimeout( done, ms ) );

/** Asks until the answer is yes; the caller says what it is waiting for. */
export async function until(
	what: string,
	ready: () => Promise< boolean >,
	timeoutMs = 20000
): Promise< void > {
	const deadline = performance.now() + timeoutMs;
	while ( ! ( await ready().catch( () => false ) ) ) {
		if ( performance.now() > deadline ) {
			throw new Error( `Gave up waiting for ${ what }.` );
		}
		await pause( 30 );
	}
}

export function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return ( error as NodeJS.ErrnoException ).code === 'EPERM';
	}
}
