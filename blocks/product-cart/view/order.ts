import { cart, config, price, text } from '@sedifex/stores/cart';
import { rememberOrder } from '../../../src/view/own-orders';
import { customerOf, problems, readDetails, rememberDetails } from './details';
import type { Errors } from './details';
import { currentIntent, dropIntent } from './intent';
import type { Prices } from './prices';
import { dueOf, wanted } from './quote';
import { isPaymentPage, send } from './send';
import type { Outcome } from './send';
import { notify, pageConfig, showErrors, state } from './state';

/** Leaves the page; an object, so that tests can stand in its way. */
export const way = {
	to: ( url: string ): void => window.location.assign( url ),
};

/** After that many milliseconds the button says that it is still at it. */
const SLOW = 5_000;

/**
 * One order, from the tap to the page that comes next. Checks, prices and sends;
 * never sends twice at a time, never by itself, and never a second order for one
 * that may have arrived.
 */
export class Order {
	/** The page that comes next is being opened. */
	private leaving = false;

	constructor(
		private readonly form: HTMLFormElement,
		private readonly prices: Prices,
		private readonly wantsToBeRemembered: () => boolean
	) {}

	get isLeaving(): boolean {
		return this.leaving;
	}

	/** Back on this page, from the browser's memory. */
	returned(): void {
		this.leaving = false;
		this.rest();
	}

	/** @param again The visitor was asked, and wants the same once more. */
	async place( again: boolean ): Promise< void > {
		if ( state.busy ) {
			return;
		}
		notify( '' );
		const details = readDetails( this.form );
		const errors = problems( details );
		showErrors( errors );
		if ( Object.keys( errors ).length > 0 ) {
			notify( text( 'checkFields' ) );
			this.toFirst( errors );
			return;
		}
		if ( ! window.navigator.onLine ) {
			notify( text( 'offline' ) );
			return;
		}
		state.busy = true;
		state.button = text( 'sending' );
		const slow = window.setTimeout( () => {
			state.button = text( 'slow' );
		}, SLOW );
		try {
			await this.priceAndSend( again );
		} finally {
			window.clearTimeout( slow );
			if ( ! this.leaving ) {
				this.rest();
			}
		}
	}

	private async priceAndSend( again: boolean ): Promise< void > {
		const shown = state.total;
		const quote = await this.prices.refresh();
		if ( cart.count() === 0 ) {
			// Emptied meanwhile, maybe by the same order from another tab: the page says so.
			return;
		}
		if ( ! quote ) {
			notify( text( window.navigator.onLine ? 'noPrices' : 'offline' ) );
			return;
		}
		if ( this.prices.isBlocked ) {
			showErrors( { items: text( 'checkLines' ) } );
			this.toFirst( { items: text( 'checkLines' ) } );
			return;
		}
		const details = readDetails( this.form );
		const due = dueOf( quote, details.payment );
		const total = price( due, quote.currency );
		if ( shown !== total ) {
			notify( text( 'newTotal', total ) );
			return;
		}
		const { rest, storeId } = config();
		this.follow(
			await send( `${ rest }checkout`, {
				intent: currentIntent( storeId ),
				items: wanted( cart.lines() ),
				...customerOf( details ),
				quoted_total_minor: due,
				...( again ? { again } : {} ),
			} )
		);
	}

	private follow( outcome: Outcome ): void {
		switch ( outcome.kind ) {
			case 'placed':
				this.leave( outcome );
				return;
			case 'rejected':
				// A definite no: what is sent next is another order.
				dropIntent();
				this.refuse( outcome.message, outcome.errors );
				state.ask = true;
				return;
			case 'fields':
				this.refuse( outcome.message, outcome.errors );
				return;
			case 'changed':
				dropIntent();
				if ( outcome.quote ) {
					this.prices.take( outcome.quote );
				}
				notify( outcome.message );
				return;
			case 'reused':
				notify( outcome.message, {
					link: outcome.statusUrl,
					question: text( 'orderToo' ),
				} );
				return;
			case 'repeated':
				notify( outcome.message, { question: text( 'orderAgain' ) } );
				return;
			case 'later':
				notify( outcome.message, { ask: true } );
				return;
			case 'lost':
				notify( text( window.navigator.onLine ? 'lost' : 'offline' ), {
					ask: window.navigator.onLine,
				} );
		}
	}

	private leave( {
		reference,
		statusUrl,
		redirectUrl,
	}: Extract< Outcome, { kind: 'placed' } > ): void {
		const { hosts, local } = pageConfig();
		const pays = isPaymentPage( redirectUrl, hosts, local );
		this.leaving = true;
		state.button = text( pays ? 'toPayment' : 'toOrder' );
		state.said = state.button;
		// Before anything is let go of: the way to the order.
		rememberOrder( reference, statusUrl );
		rememberDetails(
			this.wantsToBeRemembered() ? readDetails( this.form ) : null
		);
		// First the cart: with a new intent, another tab could order it once more.
		cart.clear();
		dropIntent();
		way.to( pays ? redirectUrl : statusUrl );
	}

	private refuse( message: string, errors: Errors ): void {
		showErrors( errors );
		notify( message );
		this.toFirst( errors );
	}

	/** Says what the button does again. */
	private rest(): void {
		state.busy = false;
		this.prices.draw();
	}

	private toFirst( errors: Errors ): void {
		const first = Object.keys( errors )[ 0 ] ?? '';
		if ( first === 'items' ) {
			this.form.parentElement
				?.querySelector< HTMLElement >( '[tabindex="-1"]' )
				?.focus();
			return;
		}
		this.form
			.querySelector< HTMLElement >( `[name="sfx_${ first }"]` )
			?.focus();
	}
}
