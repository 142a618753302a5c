import type { SandboxState } from '../store/state';

export function loadDemo( state: SandboxState, origin: string ): void {
	state.documents.set( 'stores', 'store_demo_accra', { name: origin } );
}
