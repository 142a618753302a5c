/**
 * The sandbox's control of webhooks against a real site: what it sends of the
 * three systems is stored and carried out, what it spoils is refused.
 */
import { record } from '../sandbox/store/values';
import { DEMO_SECRETS } from '../sandbox/webhooks/secrets';
import { ENTER_SECRETS } from '../../bin/lib/start-webhooks';
import { Shop } from './support/shop';

jest.setTimeout( 180_000 );

let shop: Shop;

const hook = async (
	name: string,
	given: unknown
): Promise< Record< string, unknown > > => {
	const answer = await fetch( `${ shop.sandbox.url }/__sandbox/${ name }`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify( given ),
	} );
	return record( await answer.json() );
};

/** Rows of the log by source and state. */
const rows = async (): Promise< Record< string, number > > => {
	const found = JSON.parse(
		await shop.site.php(
			`global $wpdb; echo wp_json_encode( $wpdb->get_results( "SELECT source, state, COUNT(*) AS n FROM {$wpdb->prefix}sedifex_events GROUP BY source, state" ) );`
		)
	) as Array< { source: string; state: string; n: string } >;
	return Object.fromEntries(
		found.map( ( { source, state, n } ) => [
			`${ source } ${ state }`,
			Number( n ),
		] )
	);
};

beforeAll( async () => {
	shop = await Shop.open( 'sandbox-webhooks', 'sqlite' );
} );

afterAll( async () => {
	await ( shop as Shop | undefined )?.close();
} );

beforeEach( async () => {
	await shop.reset();
	await shop.site.php( ENTER_SECRETS );
	await hook( 'webhooks/target', {
		site: shop.site.url,
		door: 'rest',
		way: 'bearer',
		secrets: DEMO_SECRETS,
	} );
} );

afterEach( async () => {
	// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
	expect( await shop.complaints() ).toBe( '' );
} );

test( 'deliveries of all three systems arrive, shuffled and repeated, and are carried out', async () => {
	const item = ( await shop.item() ).id;
	const asks = [
		{ source: 'sedifex', item, count: 4, price: 91.5 },
		{ source: 'selldone', event: 'story', count: 2 },
		{ source: 'sevi', event: 'story', count: 2, shape: 'no_customer' },
	];
	for ( const ask of asks ) {
		expect(
			await hook( 'webhooks', {
				...ask,
				order: 'shuffled',
				repeat: 2,
				atOnce: 3,
			} )
		).toMatchObject( { ok: true, unexpected: 0 } );
	}
	await shop.work();
	expect( await rows() ).toEqual( {
		'sedifex done': 4,
		'selldone done': 12,
		'sevi done': 10,
	} );
	const answer = await fetch(
		`${ shop.site.url }/wp-json/sedifex/v1/catalog?per_page=100`
	);
	const { items } = record( await answer.json() );
	expect( items ).toContainEqual(
		expect.objectContaining( { id: item, price_minor: 9150 } )
	);
	const found = await shop.call( 'POST', '/orders/lookup', {
		reference: '#1001',
		contact: shop.sandbox.state.webhooks.selldone[ 0 ]?.phone,
	} );
	expect( found.body.status_url ).toContain( 'sfx_order=' );
} );

test.each( [ 'rest', 'argument' ] )(
	'what goes wrong on the way is answered as the contracts say: %s',
	async ( door ) => {
		await hook( 'webhooks/target', { door } );
		for ( const source of [ 'sedifex', 'selldone', 'sevi' ] ) {
			for ( const fault of [
				'byte',
				'wrong_signature',
				'no_signature',
				'doubled_prefix',
				'reencoded',
				'stripped',
				'content_type',
			] ) {
				const { run, unexpected } = await hook( 'webhooks', {
					source,
					fault,
				} );
				expect( [
					source,
					fault,
					unexpected,
					record( run ).deliveries,
				] ).toEqual( [ source, fault, 0, expect.anything() ] );
			}
		}
	}
);

test( 'a change of price in the sandbox is announced and seen in the shop', async () => {
	const item = ( await shop.item() ).id;
	await hook( 'switches', { announceChanges: true } );
	await hook( 'items', { id: item, data: { price: 64.25 } } );
	for ( let n = 0; n < 100; n++ ) {
		const [ run ] = shop.sandbox.state.webhooks.runs;
		if ( run?.done ) {
			break;
		}
		await new Promise( ( done ) => setTimeout( done, 50 ) );
	}
	await shop.work();
	expect( await rows() ).toEqual( { 'sedifex done': 1 } );
	const answer = await fetch(
		`${ shop.site.url }/wp-json/sedifex/v1/catalog?per_page=100`
	);
	const { items } = record( await answer.json() );
	expect( items ).toContainEqual(
		expect.objectContaining( { id: item, price_minor: 6425 } )
	);
} );
