import { text } from './config';
import { el } from './dom';

/**
 * Has a layer over the page look like the place that it belongs to: the first
 * ground that hides what is below it. Where there is none the stylesheet's own
 * shows through.
 */
export function wearColours( layer: HTMLElement, from: Element ): void {
	const { color } = getComputedStyle( from );
	let at: Element | null = from;
	let ground = '';
	while ( at && /^$|^rgba.*, 0\)/.test( ground ) ) {
		ground = getComputedStyle( at ).backgroundColor;
		at = at.parentElement;
	}
	layer.style.cssText = `--sfx-ground:${ ground };--sfx-ink:${ color }`;
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
	dialog.addEventListener(
		'click',
		( { target } ) => target === dialog && leave()
	);
	document.body.append( dialog );
	return dialog;
}
