/** What the three systems send, as they send it, and a log of its own for each test. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../../bin/lib/paths';
import { DEMO_STORE } from '../../sandbox/demo/load';
import { logIn, NOT_OURS, OF_DATAVIEWS } from './admin';
import type { Shop } from './shop';
import { test as base, type Page } from './test';

export { expect } from './test';

/** The secret that the recordings were signed with. */
export const RECORDED_SECRET = 'whsec_demo_secret_0001';
export const SELLDONE_SECRET = 'selldone-e2e-secret-0001';
export const SEVI_TOKEN = 'sevi-e2e-token-0001';

export const SCREEN = '/wp-admin/admin.php?page=sedifex-sync-webhooks';

interface Recording {
	readonly deliveries?: readonly {
		readonly headers: Readonly< Record< string, string > >;
		readonly rawBody: string | null;
	}[];
}

const recordings = JSON.parse(
	readFileSync(
		join( ROOT, 'tests/fixtures/recordings/webhooks.outbound.json' ),
		'utf8'
	)
) as readonly Recording[];

const KEEP = `global $wpdb;
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}kept_snapshots" );
	$wpdb->query( "CREATE TABLE {$wpdb->prefix}kept_snapshots AS SELECT * FROM {$wpdb->prefix}sedifex_snapshots" );
	update_option( 'kept_secrets', get_option( 'sedifex_sync_secrets' ) );`;

const FORGET = `global $wpdb;
	$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_events" );
	$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_orders WHERE source <> 'sedifex'" );
	$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
	$wpdb->query( "INSERT INTO {$wpdb->prefix}sedifex_snapshots SELECT * FROM {$wpdb->prefix}kept_snapshots" );
	update_option( 'sedifex_sync_secrets', get_option( 'kept_secrets' ) );`;

const LEAVE = `${ FORGET }
	$wpdb->query( "DROP TABLE {$wpdb->prefix}kept_snapshots" );
	delete_option( 'kept_secrets' );`;

const SECRETS = `$sfx_secrets = new Sedifex\\Sync\\Settings\\Secrets( new Sedifex\\Sync\\Settings\\Constants() );
	$sfx_secrets->set( 'webhook_secret', '${ RECORDED_SECRET }' );
	$sfx_secrets->set( 'selldone_webhook_secret', '${ SELLDONE_SECRET }' );
	$sfx_secrets->set( 'sevi_webhook_token', '${ SEVI_TOKEN }' );`;

/** Sends what the three systems send. Each gives the status of the answer. */
export class Senders {
	constructor( private readonly shop: Shop ) {}

	async raw(
		path: string,
		body: string,
		headers: Readonly< Record< string, string > > = {}
	): Promise< number > {
		const response = await fetch(
			`${ this.shop.url }/wp-json/sedifex/v1/webhooks/${ path }`,
			{
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body,
			}
		);
		return response.status;
	}

	/** What Sedifex really sent, byte for byte, to another store than that of this shop. */
	async recorded( index: number ): Promise< number > {
		const delivery = recordings[ index ]?.deliveries?.[ 0 ];
		if ( ! delivery?.rawBody ) {
			throw new Error( `Recording ${ index } has no delivery.` );
		}
		return this.raw( 'sedifex', delivery.rawBody, {
			'x-sedifex-signature':
				delivery.headers[ 'x-sedifex-signature' ] ?? '',
			'x-sedifex-event-id':
				delivery.headers[ 'x-sedifex-event-id' ] ?? '',
		} );
	}

	/** A signed event of this shop's own store. */
	async sedifex(
		type: string,
		data: unknown,
		secret = RECORDED_SECRET
	): Promise< number > {
		const body = JSON.stringify( {
			id: `evt_${ randomBytes( 8 ).toString( 'hex' ) }`,
			type,
			occurredAt: new Date().toISOString(),
			storeId: DEMO_STORE,
			data,
		} );
		return this.raw( 'sedifex', body, {
			'x-sedifex-signature': signed( body, secret ),
		} );
	}

	async selldone( id: number, action = 'SentOrder' ): Promise< number > {
		return this.raw(
			`selldone/${ SELLDONE_SECRET }`,
			JSON.stringify( {
				event: 'OnlineOrder',
				action,
				shop: { id: 1 },
				basket: {
					id,
					shop_id: 1,
					status: 'COD',
					delivery_state: action,
					price: 120.5,
					currency: 'GHS',
					updated_at: '2026-11-20T10:00:00.000000Z',
					receiver_info: { name: 'Ama Mensah', phone: '0240000001' },
					items: [ { count: 1, price: 120.5 } ],
				},
				user: null,
				customer: null,
			} )
		);
	}

	async sevi( reference: string ): Promise< number > {
		return this.raw(
			'sevi',
			JSON.stringify( {
				order: {
					id: `sevi-${ reference }`,
					referenceNumber: reference,
					status: 'PENDING',
					paymentStatus: 'PAID',
					paymentMethod: 'SEVI_PAY',
					amount: 4500,
					originalAmount: 5000,
					discount: 500,
					percentageVat: 16,
					rewardAmount: 12.25,
					currency: 'KES',
					phoneNumber: '+254712345678',
					shipping: { firstName: 'Wanjiru', city: 'Nairobi' },
					billing: { company: 'Duka Ltd', city: 'Thika' },
				},
				customer: null,
			} ),
			{ authorization: SEVI_TOKEN }
		);
	}
}

export const signed = ( body: string, secret: string ): string =>
	`sha256=${ createHmac( 'sha256', secret ).update( body ).digest( 'hex' ) }`;

interface Fixtures {
	readonly send: Senders;
	/** The owner, logged in, on a site where nothing has been received. */
	readonly owner: Page;
}

/** Each test has the log to itself; after the last one all is as it was. */
export const test = base.extend< Fixtures, { kept: undefined } >( {
	kept: [
		async ( { shop }, use ) => {
			await shop.site.php( KEEP );
			await use( undefined );
			await shop.site.php( LEAVE );
		},
		{ scope: 'worker' },
	],
	send: async ( { shop, kept, mayComplain }, use ) => {
		void kept;
		mayComplain.push( NOT_OURS, OF_DATAVIEWS );
		await shop.site.php( FORGET + SECRETS );
		await use( new Senders( shop ) );
		await shop.site.php( FORGET );
	},
	owner: async ( { page, send }, use ) => {
		void send;
		await logIn( page );
		await use( page );
	},
} );

export const rows = ( page: Page ) =>
	page.locator( '#sedifex-admin tbody' ).getByRole( 'row' );

export const row = ( page: Page, text: string ) =>
	rows( page ).filter( { hasText: text } );

export const search = ( page: Page ) =>
	page.getByRole( 'searchbox', { name: 'Name, order or item' } );

export const dialog = ( page: Page ) => page.getByRole( 'dialog' );

/** The card of one system, on the tab of addresses. */
export const card = ( page: Page, name: string ) =>
	page.getByRole( 'region', { name, exact: true } );
