import { setQuiet } from '../../../bin/lib/progress';
import { startSite } from '../../../bin/lib/start-site';
import type { Site } from '../../../bin/lib/site';
import type { Database } from '../../../bin/lib/tools';
import { DEMO_KEY, DEMO_STORE } from '../../sandbox/demo/load';
import { startSandbox, type Sandbox } from '../../sandbox/start';

/** Waits scaled to test time; the order of things stays as in the field. */
const FAST = {
	request: 4,
	call_least: 1,
	call_total: 2,
	read: 2,
	quiet: 2,
	lease: 2,
	stale: 1,
	ask_for: 600,
	give_up: 600,
	look_gap: 0,
	repeat: 1800,
	backoff: [ 1 ],
	reads: [ 1, 2, 3 ],
};

export interface Answer {
	readonly status: number;
	// A test looks at what it expects; a missing field fails the comparison.
	readonly body: Record< string, unknown >;
	/** Steps that the request took; 0 where its process was ended. */
	readonly steps: number;
}

export interface Customer {
	readonly phone: string;
	readonly email: string;
}

let customers = 0;

/** A phone number and an address that nobody has ordered with yet. */
export function someone(): Customer {
	customers += 1;
	const number = String( 240_000_000 + customers );
	return {
		phone: `+233${ number }`,
		email: `customer${ number }@example.org`,
	};
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function ulid(): string {
	let text = '01';
	while ( text.length < 26 ) {
		text += ALPHABET[ Math.floor( Math.random() * 32 ) ];
	}
	return text;
}

/** A WordPress with the plugin, connected to a Sedifex of its own. */
export class Shop {
	private wanted: string | undefined;

	private constructor(
		readonly site: Site,
		readonly sandbox: Sandbox
	) {}

	static async open( name: string, db: Database ): Promise< Shop > {
		setQuiet( true );
		const sandbox = await startSandbox( { world: 'demo' } );
		const site = await startSite( {
			name,
			db,
			constants: {
				SEDIFEX_API_BASE_URL: sandbox.url,
				SEDIFEX_STORE_ID: DEMO_STORE,
				SEDIFEX_INTEGRATION_API_KEY: DEMO_KEY,
			},
		} );
		const shop = new Shop( site, sandbox );
		await shop.reset();
		return shop;
	}

	/** Everything as after installing, and the catalogue synced. */
	async reset( timing: Record< string, unknown > = {} ): Promise< void > {
		this.sandbox.reset( 'demo' );
		await this.site.reset();
		const options = JSON.stringify( { ...FAST, ...timing } );
		await this.site.php(
			`update_option( 'sedifex_test_timing', json_decode( '${ options }', true ) );
			update_option( 'sedifex_test_limits', [ 'order_contact' => [ 1000, 600 ] ] );
			wp_set_current_user( 1 );
			rest_do_request( new WP_REST_Request( 'POST', '/sedifex/v1/catalog/sync' ) );
			// Pictures have tests of their own; here they would only take time.
			$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}sedifex_products SET pictures_due_at = NULL" );`
		);
	}

	/** Nothing that waits is due by itself, until hurry(). */
	async hold(): Promise< void > {
		await this.time( { quiet: 600, backoff: [ 600 ] } );
	}

	/** What waits is due now. */
	async hurry(): Promise< void > {
		await this.time( {} );
		await this.site.php(
			`$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->prefix}sedifex_intents SET available_at = 0" );`
		);
	}

	private async time( timing: Record< string, unknown > ): Promise< void > {
		const options = JSON.stringify( { ...FAST, ...timing } );
		await this.site.php(
			`update_option( 'sedifex_test_timing', json_decode( '${ options }', true ) );`
		);
	}

	async close(): Promise< void > {
		await this.site.stop();
		await this.sandbox.close();
	}

	/** What PHP complained about, but for WordPress missing its own servers. */
	/** What breaks the rules that `wp sedifex doctor` holds the database against. */
	async broken(): Promise< unknown > {
		return JSON.parse(
			await this.site.php( `
				global $wpdb;
				$doctor = new Sedifex\\Sync\\Cli\\Doctor( $wpdb, new Sedifex\\Sync\\Database\\Schema( $wpdb ), new Sedifex\\Sync\\Settings\\Secrets( new Sedifex\\Sync\\Settings\\Constants() ) );
				$broken = array_filter( $doctor->examine(), static fn( $finding ) => ! $finding->is_whole() );
				echo wp_json_encode( array_map( static fn( $finding ) => $finding->to_row(), array_values( $broken ) ) );
			` )
		);
	}

	async complaints(): Promise< string > {
		return ( await this.site.complaints() )
			.split( '\n' )
			.filter( ( line ) => ! line.includes( 'WordPress.org' ) )
			.join( '\n' );
	}

	async call(
		method: string,
		route: string,
		body?: unknown,
		headers: Record< string, string > = {}
	): Promise< Answer > {
		const response = await fetch(
			`${ this.site.url }/wp-json/sedifex/v1${ route }`,
			{
				method,
				headers: { 'content-type': 'application/json', ...headers },
				...( body === undefined
					? {}
					: { body: JSON.stringify( body ) } ),
			}
		);
		const text = await response.text();
		let parsed: unknown = {};
		try {
			parsed = JSON.parse( text );
		} catch {
			// The web server's own page: its status says enough.
		}
		return {
			status: response.status,
			body: ( parsed ?? {} ) as Record< string, unknown >,
			steps: Number( response.headers.get( 'x-test-steps' ) ?? 0 ),
		};
	}

	/** The body of an order of one item, at the price that the shop quotes. */
	async order(
		payment: 'online' | 'pay_on_delivery',
		customer: Customer = someone()
	): Promise< Record< string, unknown > > {
		const items = [ { ...( await this.item() ), quantity: 2 } ];
		const quote = await this.call( 'POST', '/quote', { items, payment } );
		return {
			intent: ulid(),
			items,
			customer: { name: 'Ama Mensah', ...customer },
			delivery: {
				method: 'delivery',
				location: 'Osu, near the post office',
				notes: '',
			},
			payment,
			quoted_total_minor: quote.body.due_now_minor,
		};
	}

	/** Something that can be bought, in any quantity. */
	async item(): Promise< { id: string; type: string } > {
		this.wanted ??= await this.site.php(
			`global $wpdb; echo $wpdb->get_var( "SELECT item_id FROM {$wpdb->prefix}sedifex_products WHERE type = 'product' AND stock IS NULL AND price_minor > 0 AND duplicate_of IS NULL AND removed_at IS NULL ORDER BY position LIMIT 1" );`
		);
		return { id: this.wanted, type: 'product' };
	}

	/** The next call of that kind breaks in that way. */
	fault( endpoint: string, kind: string ): void {
		const added = this.sandbox.state.faults.add( {
			endpoint,
			kind,
			ms: 3000,
			status: 500,
			location: `${ this.sandbox.url }/elsewhere`,
		} );
		if ( typeof added === 'string' ) {
			throw new Error( added );
		}
	}

	/** The customer pays on the hosted page. */
	async pay( url: string ): Promise< void > {
		const answer = await fetch( url, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'do=pay',
		} );
		if ( answer.status >= 400 ) {
			throw new Error( `The payment page answered ${ answer.status }` );
		}
	}

	/** One run of the worker, as WP-Cron starts it. */
	async work(): Promise< void > {
		await this.site.php( "do_action( 'sedifex_sync_work' );" );
	}

	/** Runs the worker until the order of this intent is settled. */
	async settle( intent: string, most = 20 ): Promise< string > {
		for ( let round = 0; round < most; round++ ) {
			await this.work();
			const state = await this.state( intent );
			if (
				[ 'accepted', 'rejected', 'attention', '' ].includes( state )
			) {
				return state;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 500 ) );
		}
		return this.state( intent );
	}

	/** Runs the worker until nothing is under way any more. */
	async settleAll( most = 60 ): Promise< void > {
		for ( let round = 0; round < most; round++ ) {
			await this.work();
			const open = await this.site.php(
				`global $wpdb; echo $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}sedifex_intents WHERE state NOT IN ( 'accepted', 'rejected', 'attention' )" );`
			);
			if ( open.trim() === '0' ) {
				return;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 500 ) );
		}
		throw new Error( 'Some orders never settled' );
	}

	/** How often Sedifex holds this order, paid or to be paid in cash. */
	recorded( reference: string ): number {
		return [ 'cashOrders', 'integrationOrders' ]
			.flatMap( ( collection ) =>
				this.sandbox.state.documents.list(
					`stores/${ DEMO_STORE }/${ collection }`
				)
			)
			.filter( ( { id } ) => id.startsWith( reference ) ).length;
	}

	/** Where the intent stands; '' where it was never stored. */
	async state( intent: string ): Promise< string > {
		return (
			await this.site.php(
				`global $wpdb; echo (string) $wpdb->get_var( "SELECT state FROM {$wpdb->prefix}sedifex_intents WHERE intent_key = x'" . hash( 'sha256', '${ intent }' ) . "'" );`
			)
		).trim();
	}

	/** Orders that Sedifex holds for its store, paid online or to be paid in cash. */
	upstream(): { cash: number; paid: number; checkouts: number } {
		const count = ( collection: string ) =>
			this.sandbox.state.documents.list(
				`stores/${ DEMO_STORE }/${ collection }`
			).length;
		return {
			cash: count( 'cashOrders' ),
			paid: count( 'integrationOrders' ),
			checkouts: this.sandbox.state.ledger
				.calls( 'integrationCheckoutCreate' )
				.filter( ( call ) => call.ran ).length,
		};
	}
}
