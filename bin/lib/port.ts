import { createServer } from 'node:net';

/** Whether nothing listens there. */
export function isFree( port: number ): Promise< boolean > {
	return new Promise( ( done ) => {
		const server = createServer();
		server.once( 'error', () => done( false ) );
		server.listen( { port, host: '127.0.0.1', exclusive: true }, () =>
			server.close( () => done( true ) )
		);
	} );
}

/** A port of the system's choice. */
export function freePort(): Promise< number > {
	return new Promise( ( done, fail ) => {
		const server = createServer();
		server.once( 'error', fail );
		server.listen( 0, '127.0.0.1', () => {
			const address = server.address();
			server.close( () =>
				typeof address === 'object' && address
					? done( address.port )
					: fail( new Error( 'No port.' ) )
			);
		} );
	} );
}
