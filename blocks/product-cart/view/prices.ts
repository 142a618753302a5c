import { cart, config, price, text } from '@sedifex/stores/cart';
import type { Details } from './details';
import { buttonText, changesOf, lineViews } from './present';
import { dueOf, fetchQuote, keyOf, wanted } from './quote';
import type { Quote } from './quote';
import { state } from './state';

/**
 * Keeps the lines and the sums on the page in step with the cart and with the
 * store's prices. Asks nobody while the cart is empty, nor when only the way to
 * pay is another: a quote has the fees of all of them.
 */
export class Prices {
	private quote: Quote | null = null;

	/** What the quote was made for. */
	private quotedFor = '';

	private remarks: Record< string, string > = {};

	/** The last total that was read out. */
	private told: number | null = null;

	private timer = 0;

	private asking: {
		for: string;
		stop: AbortController;
		answer: Promise< Quote | null >;
	} | null = null;

	/** @param details What the form says now. */
	constructor(
		private readonly details: () => Pick< Details, 'payment' | 'receive' >
	) {}

	/** What is charged now, null while that is not known. */
	get due(): number | null {
		return this.isFresh() && this.quote
			? dueOf( this.quote, this.details().payment )
			: null;
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
		const currency = known?.currency ?? config().currency;
		const money = ( minor = 0 ): string =>
			known ? price( minor, currency ) : '';
		if ( state.filled && lines.length === 0 ) {
			// Whatever was said of a total is no longer so.
			state.said = text( 'cartEmpty' );
		}
		state.ready = true;
		state.filled = lines.length > 0;
		state.empty = lines.length === 0;
		state.lines = lineViews(
			lines,
			this.isFresh() ? known : null,
			this.remarks
		);
		state.subtotal = money( known?.subtotal );
		state.fee = known?.fees[ payment ]
			? money( known.fees[ payment ] )
			: '';
		state.total = money( known ? dueOf( known, payment ) : 0 );
		state.old = ! this.isFresh();
		if ( ! state.busy ) {
			state.button = buttonText( payment, receive, this.due, currency );
		}
		if ( this.due !== null && this.due !== this.told ) {
			this.told = this.due;
			state.said = text( 'totalIs', price( this.due, currency ) );
		}
	}

	/** After a change, a moment later: several taps are one question. */
	refreshSoon(): void {
		window.clearTimeout( this.timer );
		if ( cart.lines().length > 0 && ! this.isFresh() ) {
			this.timer = window.setTimeout( () => void this.refresh(), 250 );
		}
	}

	/** Prices for what is in the cart now. Null where there are none to be had. */
	async refresh(): Promise< Quote | null > {
		window.clearTimeout( this.timer );
		if ( this.isFresh() || cart.lines().length === 0 ) {
			return this.isFresh() ? this.quote : null;
		}
		const now = this.now();
		if ( this.asking?.for !== now ) {
			this.asking?.stop.abort();
			const stop = new AbortController();
			this.asking = { for: now, stop, answer: this.ask( now, stop ) };
		}
		const { asking } = this;
		const quote = await asking.answer;
		if ( asking === this.asking ) {
			this.asking = null;
		}
		// The cart has changed meanwhile: another question is due, or under way.
		return now === this.now() ? quote : this.refresh();
	}

	private async ask(
		now: string,
		stop: AbortController
	): Promise< Quote | null > {
		const limit = window.setTimeout( () => stop.abort(), 15_000 );
		const quote = await fetchQuote(
			config().rest,
			cart.lines(),
			this.details().payment,
			stop.signal
		);
		window.clearTimeout( limit );
		if ( quote && now === this.now() ) {
			this.quote = quote;
			this.quotedFor = now;
			this.settle( quote );
			this.draw();
		}
		return quote;
	}

	/** Writes into the cart what has changed, which may change what is to be quoted. */
	private settle( quote: Quote ): void {
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
	}

	private isFresh(): boolean {
		return this.quote !== null && this.quotedFor === this.now();
	}

	private now(): string {
		return JSON.stringify( wanted( cart.lines() ) );
	}
}
