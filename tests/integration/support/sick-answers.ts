import { DEMO_STORE } from '../../sandbox/demo/load';
import type { Body } from './besieged';

/** What may come instead of a catalogue, and the fault that makes it. */
export const SICK_CATALOGUES: [ string, Body ][] = [
	[ 'a sign-in page', { kind: 'html' } ],
	[ 'half of the list', { kind: 'truncated' } ],
	[ 'half of the list as if it were all', { kind: 'malformed' } ],
	[ 'a redirect', { kind: 'redirect', location: 'https://evil.example/' } ],
	[ 'an error', { kind: '5xx-before' } ],
	[ 'nothing', { kind: 'reset-before-effect' } ],
	[ 'no products', { kind: 'answer', body: { ok: true } } ],
	[ 'a text', { kind: 'answer', body: '"products"' } ],
	[ 'a bare list', { kind: 'answer', body: [ { id: 'a', name: 'b' } ] } ],
	[ 'a number', { kind: 'answer', body: { ok: true, products: 5 } } ],
	[
		'another store',
		{
			kind: 'answer',
			body: {
				ok: true,
				storeId: 'other',
				products: [
					{ id: 'a', name: 'A', price: 1, itemType: 'product' },
				],
			},
		},
	],
	[
		'an empty list',
		{
			kind: 'answer',
			body: { ok: true, storeId: DEMO_STORE, products: [], count: 0 },
		},
	],
	[
		'nulls',
		{
			kind: 'answer',
			body: {
				ok: true,
				storeId: DEMO_STORE,
				products: [ null, null ],
			},
		},
	],
];

/** Origins of payment pages that only look like the payment service's. */
export const LOOK_ALIKES = [
	'https://checkout.paystack.com.evil.example',
	'https://checkout.paystack.com@evil.example',
	'https://checkout.paystack.com:8443',
	'https://checkout.paystack.co',
	'http://checkout.paystack.com',
	'//checkout.paystack.com',
	'https://checkout.p\u0430ystack.com',
	'https://checkout.paystack.com\\.evil.example',
	'javascript:alert(1)//checkout.paystack.com',
	'https://evil.example#@checkout.paystack.com',
];
