import { cart } from '@sedifex/stores/cart';
import type { CartLine } from '@sedifex/stores/cart';
import {
	config,
	el,
	makeDialog,
	price,
	text,
	wearColours,
} from '@sedifex/stores/page';

interface Gone {
	readonly name: string;
	readonly undo: () => void;
}

let dialog: HTMLDialogElement | null = null;
let gone: Gone | null = null;

function button(
	label: string,
	face: string,
	action: string,
	off = false
): HTMLButtonElement {
	return el(
		'button',
		{
			type: 'button',
			'aria-label': label,
			'data-do': action,
			disabled: off,
		},
		face
	);
}

function row( line: CartLine ): HTMLLIElement {
	const { id, type, quantity, stock, url, image } = line;
	const name = line.name || text( 'item' );
	const one =
		line.price_minor === null || quantity < 2
			? ''
			: price( line.price_minor, line.currency );
	return el(
		'li',
		{ class: 'sfx-line', 'data-id': id, 'data-type': type },
		image
			? el( 'img', { src: image, alt: '', width: 64, height: 64 } )
			: el(
					'span',
					{ class: 'sfx-initial', 'aria-hidden': 'true' },
					name.slice( 0, 1 )
				),
		el(
			'div',
			{ class: 'sfx-line__text' },
			url ? el( 'a', { href: url }, name ) : name,
			el( 'span', { class: 'sfx-muted' }, one ),
			el(
				'span',
				{ class: 'sfx-stepper' },
				button( text( 'less', name ), '−', '-1', quantity < 2 ),
				el( 'span', { class: 'sfx-stepper__now' }, String( quantity ) ),
				button(
					text( 'more', name ),
					'+',
					'1',
					stock !== null && quantity >= stock
				)
			)
		),
		el(
			'div',
			{ class: 'sfx-line__end' },
			el(
				'strong',
				{},
				line.price_minor === null
					? ''
					: price( line.price_minor * quantity, line.currency )
			),
			button( text( 'remove', name ), text( 'removeWord' ), 'remove' )
		)
	);
}

function foot(): Node[] {
	const { pages } = config();
	const undo =
		gone === null
			? []
			: [
					el(
						'p',
						{ class: 'sfx-gone' },
						`${ text( 'removed', gone.name ) } `,
						button( text( 'undo' ), text( 'undo' ), 'undo' )
					),
				];
	if ( cart.count() === 0 ) {
		return [
			...undo,
			el( 'p', { class: 'sfx-empty' }, text( 'cartEmpty' ) ),
			...( pages.shop
				? [
						el(
							'a',
							{ class: 'wp-element-button', href: pages.shop },
							text( 'toShop' )
						),
					]
				: [] ),
		];
	}
	const total = cart.total();
	return [
		...undo,
		el(
			'p',
			{ class: 'sfx-sum' },
			el( 'span', {}, text( 'total' ) ),
			el(
				'strong',
				{},
				total ? price( total.minor, total.currency ) : ''
			)
		),
		...( pages.cart
			? [
					el(
						'a',
						{ class: 'wp-element-button', href: pages.cart },
						text( 'toCart' )
					),
				]
			: [] ),
	];
}

/** Draws it anew, and keeps the focus on the same button of the same line. */
function draw( body: HTMLElement ): void {
	const { activeElement } = document;
	const had = body.contains( activeElement );
	const on = activeElement?.getAttribute( 'data-do' );
	const id = activeElement?.closest( 'li' )?.dataset.id;
	body.replaceChildren(
		el( 'h2', { tabindex: -1 }, text( 'cart' ) ),
		el( 'ul', { role: 'list' }, ...cart.lines().map( row ) ),
		el(
			'div',
			{ class: 'sfx-drawer__foot', 'aria-live': 'polite' },
			...foot()
		)
	);
	if ( had ) {
		const same = [ ...body.querySelectorAll< HTMLElement >( 'li' ) ]
			.find( ( line ) => line.dataset.id === id )
			?.querySelector< HTMLElement >(
				`[data-do="${ on ?? '' }"]:enabled`
			);
		(
			same ??
			body.querySelector< HTMLElement >( '[data-do="undo"]' ) ??
			body.querySelector( 'h2' )
		)?.focus();
	}
}

function act( target: HTMLElement ): void {
	const what = target.dataset.do;
	const { id = '', type } = target.closest( 'li' )?.dataset ?? {};
	const line = cart.line( id, type as CartLine[ 'type' ] );
	if ( what === 'undo' ) {
		const back = gone?.undo;
		gone = null;
		back?.();
	} else if ( line && what === 'remove' ) {
		// Known before the change is told, so that it is drawn with it.
		let undo = (): void => {};
		gone = { name: line.name || text( 'item' ), undo: () => undo() };
		undo = cart.remove( id, line.type );
	} else if ( line ) {
		cart.setQuantity( id, line.type, line.quantity + Number( what ) );
	}
}

export function openDrawer( from: HTMLElement ): void {
	if ( ! dialog ) {
		const body = el( 'div', { class: 'sfx-drawer__body' } );
		const made = makeDialog( 'sfx-drawer', body, () => made.close() );
		body.addEventListener( 'click', ( { target } ) => {
			const on = ( target as Element ).closest< HTMLElement >(
				'[data-do]'
			);
			if ( on ) {
				act( on );
			}
		} );
		cart.subscribe( () => made.open && draw( body ) );
		made.addEventListener( 'close', () => ( gone = null ) );
		dialog = made;
	}
	dialog.setAttribute( 'aria-label', text( 'cart' ) );
	wearColours( dialog, from );
	const body = dialog.querySelector< HTMLElement >( '.sfx-drawer__body' );
	if ( body ) {
		draw( body );
	}
	dialog.showModal();
}
