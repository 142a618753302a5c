import { json, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';

/** One hook of tests: JSON in and out. */
export type Hook = (
	state: SandboxState,
	given: Doc,
	request: SandboxRequest,
	origin: string
) => Reply | Promise< Reply >;

export const done = ( body: Doc = {} ): Reply =>
	json( 200, { ok: true, ...body } );

export const refused = ( reason: string ): Reply =>
	json( 400, { ok: false, reason } );
