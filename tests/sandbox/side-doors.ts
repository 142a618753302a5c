import type { SideDoor } from './http/dispatch';
import { json } from './http/reply';
import type { SandboxState } from './store/state';

export function sideDoors(
	state: SandboxState,
	origin: () => string
): SideDoor {
	return async ( request ) =>
		request.path === '/__sandbox/health'
			? json( 200, { ok: true, world: state.world, url: origin() } )
			: null;
}
