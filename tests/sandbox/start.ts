import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sideDoors } from './side-doors';
import { dispatch } from './http/dispatch';
import { SandboxState, type WorldName } from './store/state';
import { announceChanges } from './webhooks/announce';
import { loadWorld } from './worlds';

export interface SandboxOptions {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	readonly host?: string;
	readonly world?: WorldName;
}

export interface Sandbox {
	/** Base URL without a slash at the end. */
	readonly url: string;
	/** All that the sandbox knows; tests may read and change it. */
	readonly state: SandboxState;
	readonly reset: ( world: WorldName ) => void;
	readonly close: () => Promise< void >;
}

/** Starts a Sedifex on this machine. Several can run side by side. */
export async function startSandbox(
	options: SandboxOptions = {}
): Promise< Sandbox > {
	const host = options.host ?? '127.0.0.1';
	const state = new SandboxState();
	announceChanges( state );
	const doors = sideDoors( state, () => url );
	const server = createServer( ( request, response ) => {
		dispatch( state, doors, request, response ).catch( () => {
			// A slip of the sandbox itself must not look like a known answer.
			if ( ! response.headersSent ) {
				response.writeHead( 500, { 'content-type': 'text/plain' } );
			}
			response.end( 'The sandbox failed' );
		} );
	} );
	await new Promise< void >( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( options.port ?? 0, host, resolve );
	} );
	const url = `http://${ host }:${ ( server.address() as AddressInfo ).port }`;
	const reset = ( world: WorldName ) => loadWorld( state, world, url );
	reset( options.world ?? 'demo' );
	return {
		url,
		state,
		reset,
		close: () =>
			new Promise( ( resolve ) => {
				server.close( () => resolve() );
				server.closeAllConnections();
			} ),
	};
}
