import { startSandbox } from './start';

/** Command line: `tsx tests/sandbox/main.ts`; see README.md beside this file. */
async function main(): Promise< void > {
	const port = Number( process.env.SANDBOX_PORT ?? 9410 );
	const world = process.env.SANDBOX_WORLD === 'world' ? 'world' : 'demo';
	const sandbox = await startSandbox( {
		port,
		host: process.env.SANDBOX_HOST ?? '127.0.0.1',
		world,
	} );
	process.stdout.write( `Sedifex sandbox ready at ${ sandbox.url }\n` );
	const stop = () => {
		void sandbox.close().then( () => process.exit( 0 ) );
	};
	process.once( 'SIGINT', stop );
	process.once( 'SIGTERM', stop );
}

main().catch( ( error: NodeJS.ErrnoException ) => {
	const reason =
		error.code === 'EADDRINUSE'
			? 'its port is in use; set SANDBOX_PORT to another one'
			: error.message;
	process.stderr.write( `The sandbox could not start: ${ reason }\n` );
	process.exitCode = 1;
} );
