import { getElement, store } from '@wordpress/interactivity';

/**
 * Starts each block of that kind. Usually the runtime does, when it takes the
 * block over (`data-wp-init`). WordPress 6.8 takes all blocks over as soon as
 * the first script of the page has run: on a slow line that is before this one
 * is there, and it never asks again. What it has taken over has lost
 * `data-sfx-cold`, which is bound to nothing, and is started from here.
 */
export function startBlocks(
	name: string,
	start: ( root: HTMLElement ) => void
): void {
	store( name, {
		callbacks: {
			// What is called by a directive has its element.
			start: () => start( getElement().ref as HTMLElement ),
		},
	} );
	document
		.querySelectorAll< HTMLElement >(
			`[data-wp-interactive="${ name }"]:not([data-sfx-cold])`
		)
		.forEach( start );
}
