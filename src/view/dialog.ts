import { text } from './config';
import { el } from './dom';

/**
 * The colours of the place that a layer over the page belongs to, for its
 * `style`: the first ground that hides what is below it (where there is none
 * the stylesheet's own shows through). Read before anything is changed, since
 * the browser would have to work out all styles anew.
 */
export function coloursOf( from: Element ): string {
	const { color } = getComputedStyle( from );
	let at: Element | null = from;
	let ground = '';
	while ( at && /^$|^rgba.*, 0\)/.test( ground ) ) {
		ground = getComputedStyle( at ).backgroundColor;
		at = at.parentElement;
	}
	return `--sfx-ground:${ ground };--sfx-ink:${ color }`;
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
