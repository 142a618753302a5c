/** Answers of the routes, for tests. */
import type { EventRow, EventsAnswer } from '../../api/events';

export const eventRow = (
	id: number,
	changes: Partial< EventRow > = {}
): EventRow => ( {
	id,
	source: 'sedifex',
	type: 'product.updated',
	object: `product:${ id }`,
	state: 'done',
	verdict: 'applied',
	sentence: 'Applied.',
	note: '',
	how: 'signature',
	deliveries: 1,
	attempts: 1,
	received_at: '2026-11-21T17:00:00Z',
	last_at: '2026-11-21T17:00:00Z',
	settled_at: '2026-11-21T17:00:01Z',
	body_kept: true,
	...changes,
} );

export const eventsAnswer = (
	items: EventRow[],
	health: Partial< EventsAnswer[ 'health' ] > = {}
): EventsAnswer => ( {
	items,
	total: items.length,
	is_more: false,
	pages: 1,
	types: [ 'product.updated' ],
	health: {
		counts: {
			pending: 0,
			processing: 0,
			done: items.length,
			ignored: 0,
			dead: 0,
		},
		oldest_waiting: null,
		worker_at: '2026-11-21T17:00:00Z',
		silence: null,
		...health,
	},
	as_of: '2026-11-21T17:00:00Z',
} );
