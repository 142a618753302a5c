import { text } from './config';
import { el } from './dom';

/** What is really behind an element: the first colour that hides what is below it. */
function ground( from: Element ): string {
	for ( let at: Element | null = from; at !== null; at = at.parentElement ) {
		const { backgroundColor } = getComputedStyle( at );
		if ( ! /^(transparent|rgba\(.*, 0\))$/.test( backgroundColor ) ) {
			return backgroundColor;
		}
	}
	return '';
}

/** Has a layer over the page look like the place in the page that it belongs to. */
export function wearColours( layer: HTMLElement, from: Element ): void {
	const found = ground( from );
	if ( found ) {
		layer.style.setProperty( '--sfx-ground', found );
		layer.style.setProperty( '--sfx-ink', getComputedStyle( from ).color );
	}
}

/**
 * A native dialog at the end of the page, closed by its button, by Escape and
 * by a click beside it: each calls `leave`, which closes it when it is ready.
 */
export function makeDialog(
	name: string,
	body: HTMLElement,
	leave: () => void
): HTMLDialogElement {
	const close = el(
		'button',
		{ type: 'button', class: 'sfx-close', 'aria-label': text( 'close' ) },
		'×'
	);
	const dialog = el(
		'dialog',
		{ class: `sfx-dialog ${ name }` },
		close,
		body
	);
	close.addEventListener( 'click', leave );
	dialog.addEventListener( 'cancel', ( event ) => {
		event.preventDefault();
		leave();
	} );
	dialog.addEventListener( 'click', ( { target } ) => {
		if ( target === dialog ) {
			leave();
		}
	} );
	document.body.append( dialog );
	return dialog;
}
