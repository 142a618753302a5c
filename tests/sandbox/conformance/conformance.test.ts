/**
 * Plays the recordings of the real backend against the sandbox. It is right
 * where it gives the same answers, so each entry that can be played is a test.
 */
import { startSandbox, type Sandbox } from '../start';
import { runStep } from '../payments/steps';
import { Matcher } from './matcher';
import { playable, replay, type Entry, type Step } from './recordings';

const FILES: Record< string, { replay: number; preset: number } > = {
	'v1IntegrationProducts.json': { replay: 34, preset: 0 },
	'integrationCheckoutCreate.json': { replay: 131, preset: 7 },
	'integrationCheckoutPreview.json': { replay: 34, preset: 5 },
	'integrationOrderStatus.json': { replay: 8, preset: 32 },
	'integrationOrderStatus.auth.json': { replay: 16, preset: 8 },
	'integrationCashCheckoutCreate.json': { replay: 20, preset: 0 },
	'publicQuickPayReceipt.json': { replay: 5, preset: 7 },
	'v1IntegrationSocialSettings.json': { replay: 28, preset: 0 },
	'handlePaystackWebhook.json': { replay: 2, preset: 0 },
	'v1IntegrationAvailability.json': { replay: 20, preset: 0 },
	'v1IntegrationBookings.json': { replay: 51, preset: 3 },
	'v1IntegrationBookings.auth.json': { replay: 26, preset: 0 },
};
const CREATING: Record< string, string > = {
	checkout: '/integrationCheckoutCreate',
	cash_checkout: '/integrationCashCheckoutCreate',
};

let sandbox: Sandbox;

beforeAll( async () => {
	sandbox = await startSandbox( { world: 'world' } );
} );

afterAll( () => sandbox.close() );

async function prepare( step: Step ): Promise< void > {
	const path = CREATING[ step.do ];
	if ( path === undefined ) {
		expect( runStep( sandbox.state, step.do, step.with ) ).toBeNull();
		return;
	}
	const { status } = await replay( sandbox.url, {
		method: 'POST',
		path,
		query: null,
		headers: { 'content-type': 'application/json' },
		body: step.with,
	} );
	expect( status ).toBe( 200 );
}

async function differences(
	{ use, recorded }: Entry,
	matcher: Matcher
): Promise< string[] > {
	const answer = await replay( sandbox.url, recorded.request );
	const loose = use.loose ?? [];
	return [
		...matcher.compare( recorded.response.status, answer.status, 'status' ),
		...matcher.compareHeaders(
			recorded.response.headers,
			answer.headers,
			loose
		),
		...matcher.compare(
			recorded.response.body,
			answer.body,
			'body',
			loose
		),
	];
}

describe.each( Object.entries( FILES ) )( '%s', ( file, counts ) => {
	const entries = playable( file );
	const replays = entries.filter( ( { use } ) => use.class === 'replay' );
	const presets = entries.filter( ( { use } ) => use.class === 'preset' );

	it( 'has all its entries', () => {
		expect( replays ).toHaveLength( counts.replay );
		expect( presets ).toHaveLength( counts.preset );
	} );

	describe( 'in order', () => {
		const matcher = new Matcher();

		beforeAll( () => sandbox.reset( 'world' ) );

		const inOrder = entries.filter(
			( { use } ) => use.class === 'replay' || use.start === 'in order'
		);
		it.each(
			inOrder.map( ( entry ) => [ label( entry ), entry ] as const )
		)( '%s', async ( _label, entry ) => {
			const { switches } = sandbox.state;
			const before = { ...switches };
			for ( const step of entry.use.setup ?? [] ) {
				await prepare( step );
			}
			expect( await differences( entry, matcher ) ).toEqual( [] );
			Object.assign( switches, before );
		} );
	} );

	const afresh = presets.filter( ( { use } ) => use.start !== 'in order' );
	if ( afresh.length > 0 ) {
		it.each(
			afresh.map( ( entry ) => [ label( entry ), entry ] as const )
		)( 'after its set-up: %s', async ( _label, entry ) => {
			sandbox.reset( 'world' );
			for ( const step of entry.use.setup ?? [] ) {
				await prepare( step );
			}
			expect( await differences( entry, new Matcher() ) ).toEqual( [] );
		} );
	}
} );

function label( { use }: Entry ): string {
	return `${ use.index } ${ use.name }`.replace( /%/g, '%%' );
}
