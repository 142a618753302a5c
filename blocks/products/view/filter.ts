import { text } from '@sedifex/stores/cart';

/** "Café" is found by "cafe". */
const plain = ( words: string ): string =>
	words.normalize( 'NFD' ).replace( /\p{M}/gu, '' ).toLowerCase();

/**
 * Leaves only the cards on this page whose name has all the words. Returns what
 * to say about it: the rest of the shop is searched by the form itself.
 */
export function filterLoaded( root: HTMLElement, typed: string ): string {
	const words = plain( typed ).match( /\S+/g ) ?? [];
	const cards = root.querySelectorAll< HTMLElement >( '.sfx-card' );
	let shown = 0;
	cards.forEach( ( card ) => {
		const name = plain( card.querySelector( 'h2' )?.textContent ?? '' );
		const fits = words.every( ( word ) => name.includes( word ) );
		card.hidden = ! fits;
		shown += Number( fits );
	} );
	return words[ 0 ] ? text( 'shown', shown, cards.length ) : '';
}
