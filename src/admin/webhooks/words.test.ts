import {
	OUTCOME_TONES,
	outcomeWord,
	sourceName,
	STATE_TONES,
	STATES,
	stateWord,
	toneOf,
	typeName,
} from './words';
import { eventRow } from './test-answers';
import { asJson } from './delivery/as-json';
import { placeUrl, readPlace } from './use-place';

test( 'every state and every outcome has a word of its own, and only what failed is red', () => {
	expect( new Set( STATES.map( stateWord ) ).size ).toBe( STATES.length );
	expect(
		STATES.filter( ( state ) => 'failed' === STATE_TONES[ state ] )
	).toEqual( [ 'dead' ] );
	const outcomes = Object.keys( OUTCOME_TONES ) as Parameters<
		typeof outcomeWord
	>[ 0 ][];
	expect( new Set( outcomes.map( outcomeWord ) ).size ).toBe(
		outcomes.length
	);
} );

test( 'what has no name says so, and an unknown system is named as it came', () => {
	expect( typeName( '' ) ).toBe( 'No name' );
	expect( typeName( 'product.updated' ) ).toBe( 'product.updated' );
	expect( sourceName( 'sevi' ) ).toBe( 'Sevi' );
	expect( sourceName( 'other' ) ).toBe( 'other' );
} );

test.each( [
	[ '{"a":1}', { a: 1 } ],
	[ 'not JSON', 'not JSON' ],
	[ null, null ],
] )( 'copied as JSON, the body %j is %j', ( body, expected ) => {
	const text = asJson( {
		...eventRow( 5 ),
		chain: [],
		changes: [],
		headers: [],
		body,
		errors: [],
		next_try: null,
		order: null,
	} );
	expect( JSON.parse( text ) ).toMatchObject( { id: 5, body: expected } );
} );

test.each( [
	[ '?page=sedifex-sync-webhooks', 'deliveries', 0 ],
	[ '?page=sedifex-sync-webhooks&tab=addresses', 'addresses', 0 ],
	[ '?page=sedifex-sync-webhooks&tab=other', 'deliveries', 0 ],
	[ '?page=sedifex-sync-webhooks&event=42', 'deliveries', 42 ],
	[ '?page=sedifex-sync-webhooks&event=-1', 'deliveries', 0 ],
	[ '?page=sedifex-sync-webhooks&event=4x', 'deliveries', 0 ],
] )( '%s is the place %s %d', ( search, tab, event ) => {
	const place = readPlace( search );
	expect( place ).toEqual( { tab, event } );
	expect(
		readPlace( new URL( placeUrl( place ), 'http://x/' ).search )
	).toEqual( place );
} );

test( 'that a delivery is no repeat and not out of date is good; that it was not applied is not', () => {
	const marks = ( [ 'duplicate', 'stale', 'applied' ] as const ).map(
		( step ) => toneOf( { step, mark: 'no' } )
	);
	expect( marks ).toEqual( [ 'yes', 'yes', 'no' ] );
	expect( toneOf( { step: 'duplicate', mark: 'note' } ) ).toBe( 'note' );
} );
