import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from './paths';
import { isFree } from './port';
import { Problem } from './problem';

export type SandboxProcess = { url: string; stop: () => void };

/** Starts the sandbox in a process of its own; it ends with this one. */
export async function startSandboxProcess(
	port: number
): Promise< SandboxProcess > {
	if ( ! ( await isFree( port ) ) ) {
		throw new Problem(
			`Port ${ port } is in use, and the sandbox needs it. Stop what is using it, or choose another one with SANDBOX_PORT.`
		);
	}
	const child = spawn(
		process.execPath,
		[ '--import', 'tsx', join( ROOT, 'bin/lib/sandbox-child.ts' ) ],
		{
			cwd: ROOT,
			env: { ...process.env, SANDBOX_PORT: String( port ) },
			stdio: [ 'pipe', 'pipe', 'inherit' ],
		}
	);
	const url = `http://127.0.0.1:${ port }`;
	await new Promise< void >( ( done, fail ) => {
		child.once( 'error', fail );
		child.once( 'exit', ( code ) =>
			fail( new Problem( `The sandbox ended at once (${ code }).` ) )
		);
		child.stdout.on( 'data', ( text: Buffer ) => {
			if ( text.toString().includes( 'ready' ) ) {
				done();
			}
		} );
	} );
	return { url, stop: () => void child.kill( 'SIGTERM' ) };
}
