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
	invalid: Record< Field | 'items', boolean >;
	subtotal: string;
	fee: string;
	total: string;
	button: string;
	busy: boolean;
	/** For screen readers. */
	said: string;
	notice: string;
	/** Address of the order that the notice is about. */
	link: string | null;
	/** Label of the button that orders all the same. */
	question: string;
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

export function showError( name: Field | 'items', sentence: string ): void {
	state.errors[ name ] = sentence;
	state.invalid[ name ] = sentence !== '';
}

export function notify(
	notice: string,
	link: string | null = null,
	question = ''
): void {
	state.notice = notice;
	state.link = link;
	state.question = question;
}
