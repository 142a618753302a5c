import type { Outgoing } from './faults';
import type { Delivered } from './runs';

const PATIENCE_MS = 60_000;

/** One delivery; one that is late is held, so that the others go on. */
export type Task = (
	hold: ( later: Promise< void > ) => void
) => Promise< void >;

/** Sends one delivery and notes down what was answered. */
export async function deliver(
	delivered: Delivered,
	{ url, headers, body }: Outgoing
): Promise< void > {
	const started = performance.now();
	try {
		// A redirect is shown as it is, not followed.
		const answer = await fetch( url, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual',
			signal: AbortSignal.timeout( PATIENCE_MS ),
		} );
		await answer.arrayBuffer();
		delivered.status = answer.status;
	} catch ( error ) {
		const { message, cause } = error as Error & {
			cause?: { code?: string };
		};
		delivered.error = cause?.code ?? message;
	}
	delivered.ms = Math.round( performance.now() - started );
}

/** Carries tasks out in their order, so many at once; waits for all of them. */
export async function inLanes(
	tasks: readonly Task[],
	lanes: number
): Promise< void > {
	const held: Array< Promise< void > > = [];
	let next = 0;
	const lane = async () => {
		for ( let mine = tasks[ next++ ]; mine; mine = tasks[ next++ ] ) {
			await mine( ( later ) => held.push( later ) );
		}
	};
	await Promise.all( Array.from( { length: lanes }, lane ) );
	await Promise.all( held );
}
