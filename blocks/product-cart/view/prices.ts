import { cart } from '@sedifex/stores/cart';
import { config, price, text } from '@sedifex/stores/page';
import type { Details } from './details';
import { buttonText, changesOf, lineViews } from './present';
import { fetchQuote, keyOf, wanted } from './quote';
import type { Quote } from './quote';
import { state } from './state';

/**
 * Keeps the lines and the sums on the page in step with the cart and with the
 * store's prices. Asks nobody while the cart is empty.
 */
export class Prices {
	private quote: Quote | null = null;

	/** What the quote was made for. */
	private quotedFor = '';

	private remarks: Record< string, string > = {};

	private timer = 0;

	private asking: AbortController | null = null;

	/** @param details What the form says now. */
	constructor(
		private readonly details: () => Pick< Details, 'payment' | 'receive' >
	) {}

	/** What is charged now, null while that is not known. */
	get due(): number | null {
		return this.isFresh() && this.quote ? this.quote.due : null;
	}

	/** Something in the cart cannot be ordered. */
	get isBlocked(): boolean {
		return Object.keys( this.quote?.problems ?? {} ).length > 0;
	}

	/** Takes over what the server said in another answer. */
	take( quote: Quote ): void {
		this.quote = quote;
		this.quotedFor = this.now();
		this.settle( quote );
		this.draw();
	}

	forgetRemark( type: string, id: string ): void {
		delete this.remarks[ keyOf( { type, id } ) ];
	}

	draw(): void {
		const lines = cart.lines();
		const { payment, receive } = this.details();
		const known = lines.length > 0 ? this.quote : null;
		const { quote } = this;
		const currency = quote?.currency ?? config().currency;
		state.ready = true;
		state.filled = lines.length > 0;
		state.empty = lines.length === 0;
		state.lines = lineViews(
			lines,
			this.isFresh() ? quote : null,
			this.remarks
		);
		state.subtotal = known ? price( known.subtotal, currency ) : '';
		state.fee = known && known.fee > 0 ? price( known.fee, currency ) : '';
		state.total = known ? price( known.due, currency ) : '';
		if ( ! state.busy ) {
			state.button = buttonText( payment, receive, this.due, currency );
		}
	}

	/** After a change, a moment later: several taps are one question. */
	refreshSoon(): void {
		window.clearTimeout( this.timer );
		if ( cart.lines().length > 0 && ! this.isFresh() ) {
			this.timer = window.setTimeout( () => void this.refresh(), 250 );
		}
	}

	/** Prices for what is in the cart now. Null where the store cannot be asked. */
	async refresh(): Promise< Quote | null > {
		window.clearTimeout( this.timer );
		if ( this.isFresh() ) {
			return this.quote;
		}
		this.asking?.abort();
		const asking = new AbortController();
		this.asking = asking;
		const quotedFor = this.now();
		const limit = window.setTimeout( () => asking.abort(), 15_000 );
		const quote = await fetchQuote(
			config().rest,
			cart.lines(),
			this.details().payment,
			asking.signal
		);
		window.clearTimeout( limit );
		if ( asking !== this.asking || quotedFor !== this.now() ) {
			// The cart has changed meanwhile, and another question is under way or due.
			return asking === this.asking ? this.refresh() : null;
		}
		if ( ! quote ) {
			return null;
		}
		this.quote = quote;
		this.quotedFor = quotedFor;
		const isSettled = this.settle( quote );
		this.draw();
		state.said = text( 'totalIs', price( quote.due, quote.currency ) );
		return isSettled ? quote : this.refresh();
	}

	/** Writes into the cart what has changed. False where that changed what is to be quoted. */
	private settle( quote: Quote ): boolean {
		const before = this.quotedFor;
		for ( const { line, item, quantity, remark } of changesOf(
			cart.lines(),
			quote
		) ) {
			const { type, id } = line;
			if ( remark ) {
				this.remarks[ keyOf( line ) ] = remark;
			}
			cart.update( id, type, item );
			if ( quantity !== null ) {
				cart.setQuantity( id, type, quantity );
			}
		}
		return before === this.now();
	}

	private isFresh(): boolean {
		return this.quote !== null && this.quotedFor === this.now();
	}

	private now(): string {
		return JSON.stringify( [
			wanted( cart.lines() ),
			this.details().payment,
		] );
	}
}
