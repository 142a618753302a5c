import { getConfig, store } from '@wordpress/interactivity';
import type { LineView } from './present';
import type { Errors, Field } from './details';

/**
 * What the page shows, as ProductCartView starts it: plain values only, since
 * WordPress 6.8 blanks derived ones until this script is there.
 */
export interface State {
	ready: boolean;
	filled: boolean;
	empty: boolean;
	lines: LineView[];
	errors: Record< Field | 'items', string >;
	subtotal: string;
	fee: string;
	total: string;
	/** The sums are those of before; new ones are on their way. */
	old: boolean;
	button: string;
	busy: boolean;
	/** For screen readers. */
	said: string;
	notice: string;
	/** Address of the order that the notice is about. */
	link: string | null;
	/** Label of the button that orders all the same. */
	question: string;
	/** The store is offered to be asked. */
	ask: boolean;
	/** What was taken out and can be put back. */
	removed: string;
	/** Address and name of the last order made here. */
	last: string | null;
	lastText: string;
}

export const NAMESPACE = 'sedifex/product-cart';

export const { state } = store< { state: State } >( NAMESPACE, {} );

export function pageConfig(): {
	hosts: readonly string[];
	local: boolean;
} {
	const found = getConfig( NAMESPACE ) as {
		hosts?: readonly string[];
		local?: boolean;
	};
	return { hosts: found.hosts ?? [], local: found.local === true };
}

/** All errors at once: fields that are not named have none. */
export function showErrors( errors: Errors ): void {
	for ( const name of Object.keys( state.errors ) as Array<
		Field | 'items'
	> ) {
		showError( name, errors[ name ] ?? '' );
	}
}

/**
 * The field itself is marked by hand: a directive on it would make the runtime
 * write the value that the page came with over what was typed.
 */
export function showError( name: Field | 'items', sentence: string ): void {
	state.errors[ name ] = sentence;
	document
		.getElementById( `sfx-${ name }` )
		?.setAttribute( 'aria-invalid', String( sentence !== '' ) );
}

interface More {
	/** Address of the order it is about. */
	readonly link?: string | null;
	/** Label of the button that orders all the same. */
	readonly question?: string;
	/** The store had better be asked. */
	readonly ask?: boolean;
}

/** Says what happened, beside the button; '' takes it away. */
export function notify(
	notice: string,
	{ link = null, question = '', ask = false }: More = {}
): void {
	state.notice = notice;
	state.link = link;
	state.question = question;
	state.ask = ask;
}
