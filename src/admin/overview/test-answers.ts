/** Answers of the server for tests, in the form that src/api describes. */
import type { ChecklistItem } from '../../api/checklist';
import type { OverviewAnswer, OverviewOrder } from '../../api/overview';

export const order = (
	changes: Partial< OverviewOrder > = {}
): OverviewOrder => ( {
	reference: 'SFX-7K3M9QXD',
	customer: 'Ama Mensah',
	total: 'GH₵ 101.99',
	state: 'Payment successful',
	tone: 'good',
	sentence: '',
	advice: '',
	ordered_at: '2026-11-21T14:05:00Z',
	...changes,
} );

export const overview = (
	changes: Partial< OverviewAnswer > = {}
): OverviewAnswer => ( {
	health: 'ok',
	causes: [
		{ sentence: 'Everything is working.', action: '', action_url: '' },
	],
	shop_url: 'https://shop.example/shop/',
	waiting: 0,
	needs_person: [],
	latest: [],
	catalogue: {
		items: 212,
		listed: 212,
		as_of: new Date( Date.now() - 180_000 ).toISOString(),
		unreadable: [],
		doubts: [],
	},
	pictures: { wanted: 300, made: 300, failed: 0, problem: '' },
	...changes,
} );

export const item = ( changes: Partial< ChecklistItem > ): ChecklistItem => ( {
	id: 'key',
	state: 'ok',
	title: 'Your key stays on this server',
	how: 'It is kept encrypted.',
	action: '',
	action_url: null,
	...changes,
} );
