import {
	getConfig,
	getElement,
	store,
	withSyncEvent,
} from '@wordpress/interactivity';
import { config, startBlocks } from '@sedifex/stores/cart';
import { ownOrders } from '../../src/view/own-orders';
import { fetchOrder, isEnded, toneOf } from './view/answer';
import type { OrderNow, Step, TimelineEvent } from './view/answer';
import { Rounds } from './view/rounds';

/** As OrderStatusView starts it: plain values, the same as in the markup. */
interface State {
	ready: boolean;
	headline: string;
	nextStep: string;
	tone: string;
	canPay: boolean;
	payLabel: string;
	looked: string;
	/** Back from the payment page, and nothing is known yet. */
	confirming: boolean;
	copyLabel: string;
	said: string;
	steps: readonly Step[];
	events: ReadonlyArray<
		TimelineEvent & { readonly key: string; readonly when: string }
	>;
	own: ReadonlyArray< { reference: string; url: string; when: string } >;
}

const NAMESPACE = 'sedifex/order-status';

/** After that long, "usually less than a minute" is no comfort any more. */
const CONFIRMING = 3 * 60_000;

const page = (): { token: string; texts: Record< string, string > } => ( {
	token: '',
	texts: {},
	...( getConfig( NAMESPACE ) as object ),
} );

const say = ( name: string, value = '' ): string =>
	( page().texts[ name ] ?? '' ).replace( '%s', value );

/** In the visitor's own zone and the page's language. */
function local( at: string | number, options: Intl.DateTimeFormatOptions ) {
	const date = new Date( at );
	return Number.isNaN( date.getTime() )
		? ''
		: date.toLocaleString(
				document.documentElement.lang || undefined,
				options
			);
}

const when = ( at: string | number ): string =>
	local( at, { dateStyle: 'medium', timeStyle: 'short' } );

const opened = Date.now();

const { state } = store< { state: State } >( NAMESPACE, {} );

function show( order: OrderNow ): void {
	const changed = order.headline !== state.headline;
	state.confirming =
		state.confirming &&
		order.payment === 'pending' &&
		Date.now() - opened < CONFIRMING;
	state.headline = order.headline;
	state.nextStep = state.confirming ? say( 'confirming' ) : order.nextStep;
	state.tone = toneOf( order );
	state.canPay = order.canPay && ! state.confirming;
	state.payLabel = say( order.payment === 'failed' ? 'payAgain' : 'payNow' );
	state.steps = order.steps;
	state.events = order.events.map( ( event ) => ( {
		...event,
		key: event.at + event.label,
		when: when( event.at ),
	} ) );
	if ( changed ) {
		state.said = order.headline;
	}
}

async function look(): Promise< boolean > {
	state.looked = say( 'looking' );
	const order = await fetchOrder( config().rest, page().token );
	if ( ! order ) {
		state.looked = say( 'notLooked' );
		return false;
	}
	show( order );
	state.looked = say(
		'looked',
		local( Date.now(), { timeStyle: 'medium' } )
	);
	return isEnded( order );
}

const rounds = new Rounds( look );

store( NAMESPACE, {
	actions: {
		look: withSyncEvent( ( event: Event ) => {
			event.preventDefault();
			void rounds.now();
		} ),
		async copy() {
			const root = getElement().ref?.closest( 'dl' );
			const reference = root?.querySelector( '[translate="no"]' );
			try {
				await navigator.clipboard.writeText(
					reference?.textContent ?? ''
				);
				state.copyLabel = say( 'copied' );
				state.said = say( 'copied' );
			} catch {
				// Not allowed here: the reference is marked, ready to be copied by hand.
				if ( reference ) {
					document.getSelection()?.selectAllChildren( reference );
				}
			}
		},
		print() {
			window.print();
		},
	},
} );

startBlocks( NAMESPACE, () => {
	state.ready = true;
	if ( page().token ) {
		state.events = state.events.map( ( event ) => ( {
			...event,
			when: when( event.at ) || event.when,
		} ) );
		rounds.start();
	} else {
		state.own = ownOrders().map( ( { reference, url, at } ) => ( {
			reference,
			url,
			when: at > 0 ? when( at ) : '',
		} ) );
	}
} );
