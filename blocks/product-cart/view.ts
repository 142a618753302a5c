import { getContext, store, withSyncEvent } from '@wordpress/interactivity';
import { cart, startBlocks, text } from '@sedifex/stores/cart';
import { ownOrders } from '../../src/view/own-orders';
import {
	fillFromLastTime,
	isField,
	problemOf,
	readDetails,
	rememberDetails,
} from './view/details';
import { dropIntent } from './view/intent';
import { Order } from './view/order';
import type { LineView } from './view/present';
import { Prices } from './view/prices';
import { NAMESPACE, notify, showError, state } from './view/state';

/** The parts of the page that this script works with, once it has started. */
interface Parts {
	readonly root: HTMLElement;
	readonly form: HTMLFormElement;
	readonly remember: HTMLInputElement | null;
	readonly prices: Prices;
	readonly order: Order;
}

let parts: Parts | null = null;
let putBack: ( () => void ) | null = null;

const line = (): LineView => getContext< { line: LineView } >().line;

const setQuantity = ( { id, type }: LineView, quantity: number ): void => {
	parts?.prices.forgetRemark( type, id );
	cart.setQuantity( id, type, quantity );
};

function remove( { id, type, name }: LineView ): void {
	putBack = cart.remove( id, type );
	state.removed = text( 'removed', name );
	state.said = state.removed;
	// The button that had the focus is gone; what can be done about it is next to it.
	window.requestAnimationFrame( () =>
		parts?.root
			.querySelector< HTMLElement >(
				'[data-wp-on--click="actions.undo"]'
			)
			?.focus()
	);
}

function check( field: string ): void {
	if ( ! parts || ! isField( field ) ) {
		return;
	}
	const details = readDetails( parts.form );
	// A field that was only passed by is no mistake yet.
	if ( details[ field ] || state.errors[ field ] ) {
		showError( field, problemOf( field, details ) );
	}
}

function redraw(): void {
	if ( ! parts || parts.order.isLeaving ) {
		return;
	}
	const [ last ] = ownOrders();
	state.last = last?.url ?? null;
	state.lastText = last ? text( 'lastOrder', last.reference ) : '';
	parts.prices.draw();
	parts.prices.refreshSoon();
}

store( NAMESPACE, {
	actions: {
		less() {
			const { quantity } = line();
			if ( quantity > 1 ) {
				setQuantity( line(), quantity - 1 );
			} else {
				remove( line() );
			}
		},
		more() {
			const { isFull, quantity } = line();
			if ( isFull ) {
				state.said = text( 'noMore', quantity );
				return;
			}
			setQuantity( line(), quantity + 1 );
		},
		setQuantity: withSyncEvent( ( event: Event ) => {
			const input = event.target as HTMLInputElement;
			const wanted = /^\d{1,3}$/.test( input.value.trim() )
				? Number( input.value )
				: line().quantity;
			// What was typed may not be what there is: the line says the truth again.
			input.value = String( wanted );
			if ( wanted === 0 ) {
				remove( line() );
			} else {
				setQuantity( line(), wanted );
			}
		} ),
		remove() {
			remove( line() );
		},
		undo() {
			putBack?.();
			putBack = null;
			state.removed = '';
			parts?.root
				.querySelector< HTMLElement >( '[tabindex="-1"]' )
				?.focus();
		},
		leave( event: FocusEvent ) {
			const { name } = event.target as HTMLInputElement;
			// Not before the tap that led away has landed: a sentence that comes or
			// goes would move what is under the finger.
			window.setTimeout( () => check( name.replace( 'sfx_', '' ) ), 200 );
		},
		change( event: Event ) {
			const { name } = event.target as HTMLInputElement;
			if ( name === 'sfx_payment' || name === 'sfx_receive' ) {
				redraw();
			} else if ( parts?.remember && event.target === parts.remember ) {
				rememberDetails(
					parts.remember.checked ? readDetails( parts.form ) : null
				);
			}
		},
		submit: withSyncEvent( ( event: Event ) => {
			event.preventDefault();
			void parts?.order.place( false );
		} ),
		again() {
			// Of the order that we have, or of its like: either way one more is wanted.
			if ( state.link ) {
				dropIntent();
			}
			void parts?.order.place( true );
		},
	},
} );

startBlocks( NAMESPACE, ( root ) => {
	const form = root.querySelector( 'form[data-wp-on--submit]' );
	if ( ! ( form instanceof window.HTMLFormElement ) ) {
		return;
	}
	const remember = form.querySelector< HTMLInputElement >(
		'[data-sfx-remember]'
	);
	const prices = new Prices( () => readDetails( form ) );
	const order = new Order( form, prices, () => remember?.checked === true );
	parts = { root, form, remember, prices, order };
	// Our own words beside the fields, not the browser's balloons.
	form.noValidate = true;
	if ( fillFromLastTime( form ) && remember ) {
		remember.checked = true;
	}
	cart.subscribe( redraw );
	window.addEventListener( 'pageshow', ( { persisted } ) => {
		if ( persisted ) {
			order.returned();
			redraw();
		}
	} );
	window.addEventListener( 'online', () => {
		if ( state.notice === text( 'offline' ) ) {
			notify( '' );
		}
		redraw();
	} );
	redraw();
} );
