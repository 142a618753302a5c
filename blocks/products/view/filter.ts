import { text } from '@sedifex/stores/page';

/** "Café" is found by "cafe". */
const plain = ( words: string ): string =>
	words.normalize( 'NFD' ).replace( /\p{M}/gu, '' ).toLowerCase();

/**
 * Leaves only the cards on this page whose name has all the words. Returns what
 * to say about it: the rest of the shop is searched by the form itself.
 */
export function filterLoaded( root: HTMLElement, typed: string ): string {
	const words = plain( typed ).split( /\s+/ ).filter( Boolean );
	const cards = [ ...root.querySelectorAll< HTMLElement >( '.sfx-card' ) ];
	let shown = 0;
	for ( const card of cards ) {
		const name = plain( card.querySelector( 'h2' )?.textContent ?? '' );
		card.hidden = ! words.every( ( word ) => name.includes( word ) );
		shown += card.hidden ? 0 : 1;
	}
	return words.length > 0 ? text( 'shown', shown, cards.length ) : '';
}
