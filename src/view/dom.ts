/** Makes an element; an attribute of null or false is left out. */
export function el< Tag extends keyof HTMLElementTagNameMap >(
	tag: Tag,
	attributes: Readonly<
		Record< string, string | number | boolean | null >
	> = {},
	...children: ReadonlyArray< Node | string >
): HTMLElementTagNameMap[ Tag ] {
	const element = document.createElement( tag );
	for ( const [ name, value ] of Object.entries( attributes ) ) {
		if ( value !== null && value !== false ) {
			element.setAttribute( name, value === true ? '' : String( value ) );
		}
	}
	element.append( ...children );
	return element;
}

/**
 * Says something to screen readers. Within an open dialog, where there is one:
 * what is behind it is not heard. The place must be there before the words.
 */
export function speak( words: string, near: Element ): void {
	const host = near.closest( 'dialog' ) ?? document.body;
	let place = host.querySelector( ':scope > .sfx-hear' );
	if ( ! place ) {
		place = el( 'p', { class: 'sfx-hear', role: 'status' } );
		host.append( place );
	}
	const there = place;
	setTimeout( () => ( there.textContent = words ), 50 );
}

/** A click that the browser would follow in this tab: ours to take over. */
export const isPlainClick = ( event: MouseEvent ): boolean =>
	event.button === 0 &&
	! event.defaultPrevented &&
	! event.metaKey &&
	! event.ctrlKey &&
	! event.shiftKey &&
	! event.altKey;
