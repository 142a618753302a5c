import { cart } from '@sedifex/stores/cart';
import type { ItemType } from '@sedifex/stores/cart';
import { config, speak, text } from '@sedifex/stores/page';

interface Answer {
	readonly id: string;
	readonly type: ItemType;
	/** What the button said before. */
	readonly label: string;
	readonly stock: number | null;
}

// Buttons that have answered, kept true to the cart wherever it changes.
const answers = new Map< HTMLButtonElement, Answer >();

cart.subscribe( () =>
	answers.forEach( ( { id, type, label, stock }, button ) => {
		const now = cart.line( id, type )?.quantity ?? 0;
		button.textContent = label;
		if ( now > 0 ) {
			button.textContent = text(
				stock !== null && now >= stock ? 'allAdded' : 'added',
				now
			);
		}
	} )
);

/** Puts into the cart what a form of ours would post. */
export function add( form: HTMLFormElement ): void {
	const data = new FormData( form );
	const holder = form.closest( '.sfx-card, .sfx-item' );
	const button = form.querySelector( 'button:not([type="button"])' );
	const name = holder?.querySelector( 'h2' )?.textContent ?? '';
	const { minor, stock } = form.dataset;
	const item = {
		id: String( data.get( 'sfx_id' ) ),
		type: String( data.get( 'sfx_type' ) ) as ItemType,
		name,
		price_minor: Number( minor ),
		currency: config().currency,
		image: holder?.querySelector( 'img' )?.getAttribute( 'src' ) ?? '',
		url:
			holder?.querySelector< HTMLAnchorElement >( '.sfx-details' )
				?.href ?? window.location.href,
		stock: stock === undefined ? null : Number( stock ),
	};
	if ( button instanceof HTMLButtonElement && ! answers.has( button ) ) {
		const { id, type } = item;
		answers.set( button, {
			id,
			type,
			label: button.textContent ?? '',
			stock: item.stock,
		} );
	}
	const now = cart.add( item, Number( data.get( 'sfx_quantity' ) ) || 1 );
	speak( text( 'addedSay', name, now ), form );
}
