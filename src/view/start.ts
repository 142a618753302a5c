import { getElement, store } from '@wordpress/interactivity';

/**
 * Starts each block of that kind once. Usually the runtime does, when it takes
 * the block over (`data-wp-init`). WordPress 6.8 takes all blocks over as soon
 * as the first script of the page has run: on a slow line that is before this
 * one is there, and it never asks again. What it has taken over has lost
 * `data-sfx-cold`, which is bound to nothing, and is started from here.
 */
export function startBlocks(
	name: string,
	start: ( root: HTMLElement ) => void
): void {
	const started = new WeakSet< Element >();
	const once = ( root: HTMLElement | null ): void => {
		if ( root && ! started.has( root ) ) {
			started.add( root );
			start( root );
		}
	};
	store( name, {
		callbacks: {
			start: () => once( getElement().ref ),
		},
	} );
	document
		.querySelectorAll< HTMLElement >(
			`[data-wp-interactive="${ name }"]:not([data-sfx-cold])`
		)
		.forEach( once );
}
