import { DEMO_KEY, DEMO_STORE } from './demo/load';
import { startSandbox, type Sandbox } from './start';
import { record, type Doc } from './store/values';

/** Calls of a shop to a sandbox that lives as long as the test file. */
export class TestClient {
	readonly headers = {
		'x-api-key': DEMO_KEY,
		'content-type': 'application/json',
	};

	private started: Sandbox | null = null;

	/** Starts the sandbox with the file, and puts it back before each test. */
	static forFile(): TestClient {
		const client = new TestClient();
		beforeAll( async () => {
			client.started = await startSandbox();
		} );
		beforeEach( () => client.sandbox.reset( 'demo' ) );
		afterAll( () => client.sandbox.close() );
		return client;
	}

	get sandbox(): Sandbox {
		if ( ! this.started ) {
			throw new Error( 'The sandbox is not running.' );
		}
		return this.started;
	}

	post( path: string, fields: unknown ): Promise< Response > {
		return fetch( `${ this.sandbox.url }${ path }`, {
			method: 'POST',
			headers: this.headers,
			body: JSON.stringify( fields ),
			redirect: 'manual',
		} );
	}

	get( path: string ): Promise< Response > {
		return fetch( `${ this.sandbox.url }${ path }`, {
			headers: this.headers,
		} );
	}

	async body( answer: Promise< Response > ): Promise< Doc > {
		return record( await ( await answer ).json() );
	}

	checkout( reference: string, more: Doc = {} ): Doc {
		return {
			storeId: DEMO_STORE,
			amount: 100,
			currency: 'GHS',
			customer: { name: 'Efua', email: 'efua@example.com' },
			items: [
				{
					item_id: 'prod_shea_butter',
					name: 'Shea',
					qty: 1,
					type: 'PRODUCT',
				},
			],
			reference,
			clientOrderId: reference,
			returnUrl: 'http://127.0.0.1/back?sfx_order=t',
			...more,
		};
	}

	create( reference: string, more: Doc = {} ): Promise< Response > {
		return this.post(
			'/integrationCheckoutCreate',
			this.checkout( reference, more )
		);
	}

	/** Creates a checkout and gives the address of its payment page. */
	async open( reference: string, more: Doc = {} ): Promise< string > {
		const answer = await this.body( this.create( reference, more ) );
		return String( answer.authorizationUrl );
	}

	/** Presses a button of a payment page. */
	press( url: string, choice: string ): Promise< Response > {
		return fetch( url, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: `do=${ choice }`,
			redirect: 'manual',
		} );
	}

	status( reference: string ): Promise< Doc > {
		return this.body(
			this.get(
				`/integrationOrderStatus?storeId=${ DEMO_STORE }&reference=${ reference }`
			)
		);
	}

	async counts(): Promise< unknown > {
		return ( await this.body( this.get( '/__sandbox/effects' ) ) ).counts;
	}
}
