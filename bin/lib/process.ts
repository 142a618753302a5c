import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';

import { isAlive, pause } from './run';

type DaemonOptions = {
	log: string;
	pidFile: string;
	env?: Record< string, string >;
	cwd?: string;
};

/**
 * Starts a server that outlives this command. It leads a process group of its
 * own, so that its children can be stopped together with it.
 */
export async function startDaemon(
	command: string,
	args: readonly string[],
	options: DaemonOptions
): Promise< number > {
	const log = openSync( options.log, 'a' );
	const child = spawn( command, args, {
		detached: true,
		stdio: [ 'ignore', log, log ],
		env: { ...process.env, ...options.env },
		cwd: options.cwd,
	} );
	await new Promise< void >( ( done, fail ) => {
		child.once( 'spawn', done );
		child.once( 'error', fail );
	} );
	child.unref();
	const pid = child.pid ?? 0;
	await writeFile( options.pidFile, String( pid ) );
	return pid;
}

/** The process a pid file names, if it is still there. */
export async function runningPid(
	pidFile: string
): Promise< number | undefined > {
	const text = await readFile( pidFile, 'utf8' ).catch( () => '' );
	const pid = Number( text.trim() );
	return pid > 1 && isAlive( pid ) ? pid : undefined;
}

function signal( pid: number, name: NodeJS.Signals, group: boolean ): void {
	try {
		process.kill( group ? -pid : pid, name );
	} catch {
		// Gone already.
	}
}

/** Asks a server to stop; after five seconds insists. */
export async function stopByPidFile(
	pidFile: string,
	options: { group?: boolean } = {}
): Promise< void > {
	const pid = await runningPid( pidFile );
	if ( pid ) {
		signal( pid, 'SIGTERM', options.group ?? false );
		const deadline = performance.now() + 5000;
		while ( isAlive( pid ) && performance.now() < deadline ) {
			await pause( 20 );
		}
		if ( isAlive( pid ) ) {
			signal( pid, 'SIGKILL', options.group ?? false );
		}
	}
	await rm( pidFile, { force: true } );
}
