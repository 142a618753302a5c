import { DEMO_STORE } from '../../sandbox/demo/load';
import type { LedgerCall } from '../../sandbox/ledger';
import type { OrderRow } from '../../sandbox/staff/order-list';
import type { Transaction } from '../../sandbox/payments/provider';
import { defaultSwitches, type Switches } from '../../sandbox/store/state';
import type { Doc } from '../../sandbox/store/values';

/** What Sedifex holds of one customer. */
export interface Holdings {
	/** One per order or unpaid checkout. */
	readonly rows: readonly OrderRow[];
	/** What the payment provider was asked to charge. */
	readonly transactions: readonly Transaction[];
}

/** The sandbox of the run, through its hooks. */
export class SandboxHooks {
	private readonly changed = new Map< string, Doc | null >();

	constructor( readonly url: string ) {}

	private async hook(
		method: string,
		name: string,
		body?: unknown
	): Promise< Doc > {
		const response = await fetch( `${ this.url }/__sandbox/${ name }`, {
			method,
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		} );
		const answer = ( await response.json() ) as Doc;
		if ( ! response.ok ) {
			throw new Error( `${ method } ${ name }: ${ answer.reason }` );
		}
		return answer;
	}

	/** All that Sedifex has under this phone number, digits only. */
	async of( phone: string ): Promise< Holdings > {
		const effects = ( await this.hook(
			'GET',
			'effects'
		) ) as unknown as Holdings;
		const rows = effects.rows.filter( ( row ) =>
			row.contact.includes( phone )
		);
		return {
			rows,
			transactions: effects.transactions.filter( ( { reference } ) =>
				rows.some( ( row ) => row.reference === reference )
			),
		};
	}

	/** Put back after the test. */
	async switch( switches: Partial< Switches > ): Promise< void > {
		await this.hook( 'POST', 'switches', switches );
	}

	/** The next call of that kind breaks in that way. */
	async fault( endpoint: string, kind: string, ms = 0 ): Promise< void > {
		await this.hook( 'POST', 'faults', { endpoint, kind, ms } );
	}

	async staff( id: string, action: string, stage = '' ): Promise< void > {
		await this.hook( 'POST', 'staff', { id, action, stage } );
	}

	/** What it was asked since then. */
	async calls( since: number ): Promise< LedgerCall[] > {
		const { calls } = await this.hook( 'GET', `ledger?since=${ since }` );
		return calls as LedgerCall[];
	}

	async lastCall(): Promise< number > {
		return Number( ( await this.hook( 'GET', 'ledger' ) ).lastId );
	}

	/** Changes a product as the store would; put back after the test. */
	async change( id: string, data: Doc ): Promise< void > {
		const collection = `stores/${ DEMO_STORE }/products`;
		const { documents } = ( await this.hook(
			'GET',
			`documents?collection=${ collection }`
		) ) as unknown as { documents: { id: string; data: Doc }[] };
		const before = documents.find( ( each ) => each.id === id )?.data;
		if ( ! this.changed.has( id ) ) {
			this.changed.set( id, before ?? null );
		}
		await this.hook( 'POST', 'items', { id, data } );
	}

	/** As at the beginning. True where the catalogue had been changed. */
	async tidy(): Promise< boolean > {
		await this.hook( 'DELETE', 'faults' );
		await this.switch( defaultSwitches() );
		const had = this.changed.size > 0;
		for ( const [ id, data ] of this.changed ) {
			await ( data === null
				? this.hook( 'POST', 'items', { id, remove: true } )
				: this.hook( 'POST', 'do', {
						do: 'set_document',
						with: {
							collection: `stores/${ DEMO_STORE }/products`,
							id,
							data,
						},
					} ) );
		}
		this.changed.clear();
		return had;
	}
}
