import { createHmac } from 'node:crypto';

import { DEMO_STORE } from '../../../tests/sandbox/demo/load';
import { PLUGIN_FILE } from '../shop';
import { WEBHOOK_SECRET, type Stand } from './stand';
import type { Visit, Visitor } from './visit';

export const ROUTE = '/wp-json/sedifex/v1/webhooks/sedifex';

/** Takes what anybody posts, and does nothing with it. */
export const NOTHING = '/wp-json/sedifex-bench/v1/posted';

let number = 0;

export type Change = { price?: number; stockCount?: number };

/** An event that Sedifex has not sent before. */
export function event( item = 'bench-item', change: Change = {} ): unknown {
	number += 1;
	const at = Math.floor( Date.now() / 1000 );
	return {
		id: `evt_bench_${ process.pid }_${ number }`,
		type: 'product.updated',
		occurredAt: new Date( at * 1000 ).toISOString(),
		storeId: DEMO_STORE,
		data: {
			productId: item,
			before: null,
			after: {
				description:
					'Made by hand in a small workshop off the Spintex Road, one piece at a time. Colours differ a little from piece to piece.',
				...change,
				updatedAt: { _seconds: at, _nanoseconds: number },
			},
		},
	};
}

/** Sends an event, signed as Sedifex signs it. */
export async function deliver(
	visitor: Visitor,
	body: unknown
): Promise< Visit > {
	const signature = createHmac( 'sha256', WEBHOOK_SECRET )
		.update( JSON.stringify( body ) )
		.digest( 'hex' );
	return visitor.ask( ROUTE, {
		body,
		headers: { 'x-sedifex-signature': `sha256=${ signature }` },
	} );
}

/** The same, where only a yes will do. */
export async function accepted(
	visitor: Visitor,
	body: unknown
): Promise< Visit > {
	const visit = await deliver( visitor, body );
	if ( visit.status !== 200 ) {
		throw new Error(
			`A webhook was answered with ${ visit.status }: ${ visit.body.slice( 0, 300 ) }`
		);
	}
	return visit;
}

/** Nobody works after an answer, so that accepting alone is measured. */
export async function holdWorker( stand: Stand ): Promise< void > {
	await stand.site.sql(
		"REPLACE INTO wp_sedifex_snapshots (name, body, fetched_at) VALUES ('worker_at_work', 'bench', UNIX_TIMESTAMP() + 86400), ('worker', 'bench', UNIX_TIMESTAMP() + 86400)"
	);
}

export async function freeWorker( stand: Stand ): Promise< void > {
	await stand.site.sql(
		"DELETE FROM wp_sedifex_snapshots WHERE name IN ('worker_at_work', 'worker')"
	);
}

/** An empty log, and nothing under way. */
export async function emptyLog( stand: Stand ): Promise< void > {
	await stand.site.sql(
		"TRUNCATE wp_sedifex_events; DELETE FROM wp_sedifex_snapshots WHERE name LIKE 'events_slot%'"
	);
}

/** What an administrator sends with a request; the routes that do nothing are there from then on. */
export async function administrator(
	stand: Stand
): Promise< Record< string, string > > {
	return JSON.parse(
		await stand.site.php(
			`require ${ PLUGIN_FILE }/bin/php/bench/administrator.php';`
		)
	) as Record< string, string >;
}

/** Stores so many events without asking anybody. */
export async function fillLog(
	stand: Stand,
	count: number,
	kind: 'waiting' | 'settled'
): Promise< void > {
	await stand.site.php(
		`$sedifex_events = ${ count }; $sedifex_kind = '${ kind }'; require ${ PLUGIN_FILE }/bin/php/bench/events.php';`
	);
}
