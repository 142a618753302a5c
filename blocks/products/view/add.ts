import { cart, config, speak, text } from '@sedifex/stores/cart';
import type { ItemType } from '@sedifex/stores/cart';

interface Answer {
	readonly id: string;
	readonly type: ItemType;
	/** What the button said before. */
	readonly label: string;
	readonly stock: number | null;
}

// Buttons that have answered, kept true to the cart wherever it changes.
const answers = new Map< HTMLElement, Answer >();

cart.subscribe( () =>
	answers.forEach( ( { id, type, label, stock }, button ) => {
		const now = cart.line( id, type )?.quantity ?? 0;
		button.textContent =
			now > 0 ? text( now === stock ? 'allAdded' : 'added', now ) : label;
	} )
);

/** Puts into the cart what a form of ours would post. */
export function add( form: HTMLFormElement ): void {
	const data = new FormData( form );
	const holder = form.closest( '.sfx-card, .sfx-item' );
	const button = form.querySelector< HTMLElement >( '.sfx-strong' );
	const name = holder?.querySelector( 'h2' )?.textContent ?? '';
	const link = holder?.querySelector< HTMLAnchorElement >( '.sfx-details' );
	const id = data.get( 'sfx_id' ) as string;
	const type = data.get( 'sfx_type' ) as ItemType;
	const stock = form.dataset.stock ? Number( form.dataset.stock ) : null;
	if ( button && ! answers.has( button ) ) {
		const label = button.textContent ?? '';
		answers.set( button, { id, type, label, stock } );
	}
	const now = cart.add(
		{
			id,
			type,
			name,
			price_minor: Number( form.dataset.minor ),
			currency: config().currency,
			image: holder?.querySelector( 'img' )?.getAttribute( 'src' ) ?? '',
			url: ( link ?? window.location ).href,
			stock,
		},
		Number( data.get( 'sfx_quantity' ) ) || 1
	);
	speak( text( 'addedSay', name, now ), form );
}
