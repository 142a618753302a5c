/** Makes an element; an attribute that is false is left out. */
export function el< Tag extends keyof HTMLElementTagNameMap >(
	tag: Tag,
	attributes: Readonly< Record< string, string | number | boolean > > = {},
	...children: ReadonlyArray< Node | string >
): HTMLElementTagNameMap[ Tag ] {
	const element = document.createElement( tag );
	for ( const [ name, value ] of Object.entries( attributes ) ) {
		if ( value !== false ) {
			element.setAttribute( name, String( value ) );
		}
	}
	element.append( ...children );
	return element;
}

/** Lets the browser show what it has before more is done. */
export const afterPaint = ( action: () => void ): void => {
	requestAnimationFrame( () => setTimeout( action ) );
};

/**
 * Says something to screen readers. Within an open dialog, where there is one:
 * what is behind it is not heard. The place must be there before the words.
 */
export function speak( words: string, near: Element ): void {
	const host = near.closest( 'dialog' ) ?? document.body;
	const place =
		host.querySelector( ':scope > .sfx-hear' ) ??
		el( 'p', { class: 'sfx-hear', role: 'status' } );
	host.append( place );
	afterPaint( () => ( place.textContent = words ) );
}

/** A click that the browser would follow in this tab: ours to take over. */
export const isPlainClick = ( event: MouseEvent ): boolean =>
	! (
		event.button ||
		event.metaKey ||
		event.ctrlKey ||
		event.shiftKey ||
		event.altKey
	);
