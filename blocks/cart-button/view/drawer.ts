import {
	cart,
	coloursOf,
	config,
	el,
	makeDialog,
	price,
	text,
} from '@sedifex/stores/cart';
import type { CartLine } from '@sedifex/stores/cart';

const body = el( 'div', { class: 'sfx-drawer__body' } );
let dialog: HTMLDialogElement | null = null;

/** The line that was taken out last, until the drawer is closed. */
let gone: { name: string; undo: () => void } | null = null;

const nameOf = ( { name }: CartLine ): string => name || text( 'item' );

/** "GH₵ 245.00", or '' where it is not known. */
export function total(): string {
	const sum = cart.total();
	return sum ? price( sum.minor, sum.currency ) : '';
}

const button = (
	face: string,
	label: string | false,
	action: string,
	off = false
): HTMLElement =>
	el(
		'button',
		{
			type: 'button',
			'aria-label': label,
			'data-do': action,
			disabled: off,
		},
		face
	);

function row( line: CartLine ): HTMLElement {
	const { id, type, quantity, stock, url, image, currency } = line;
	const name = nameOf( line );
	const money = ( times: number ): string =>
		line.price_minor === null
			? ''
			: price( line.price_minor * times, currency );
	return el(
		'li',
		{ class: 'sfx-line', 'data-id': id, 'data-type': type },
		image
			? el( 'img', { src: image, alt: '' } )
			: el(
					'span',
					{ class: 'sfx-initial', 'aria-hidden': true },
					name.slice( 0, 1 )
				),
		el(
			'div',
			{ class: 'sfx-line__text' },
			url ? el( 'a', { href: url }, name ) : name,
			el(
				'span',
				{ class: 'sfx-muted' },
				quantity > 1 ? money( 1 ) : ''
			),
			el(
				'span',
				{ class: 'sfx-stepper' },
				button( '−', text( 'less', name ), '-1', quantity < 2 ),
				el( 'span', {}, String( quantity ) ),
				button( '+', text( 'more', name ), '1', quantity === stock )
			)
		),
		el(
			'div',
			{ class: 'sfx-line__end' },
			el( 'strong', {}, money( quantity ) ),
			button( text( 'removeWord' ), text( 'remove', name ), 'remove' )
		)
	);
}

function foot(): Array< Node | string > {
	const { pages } = config();
	const full = cart.count() > 0;
	const url = full ? pages.cart : pages.shop;
	return [
		gone
			? el(
					'p',
					{},
					text( 'removed', gone.name ),
					button( text( 'undo' ), false, 'undo' )
				)
			: '',
		full
			? el(
					'p',
					{ class: 'sfx-sum' },
					text( 'total' ),
					el( 'strong', {}, total() )
				)
			: el( 'p', {}, text( 'cartEmpty' ) ),
		url
			? el(
					'a',
					{ class: 'wp-element-button', href: url },
					text( full ? 'toCart' : 'toShop' )
				)
			: '',
	];
}

/** Draws it anew, and keeps the focus on the same button of the same line. */
function draw(): void {
	const on = body.ownerDocument.activeElement;
	const had = body.contains( on );
	const id = on?.closest( 'li' )?.dataset.id ?? '';
	const same = `[data-id="${ CSS.escape( id ) }"] [data-do="${ on?.getAttribute( 'data-do' ) }"]:enabled`;
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
		for ( const place of [ same, '[data-do="undo"]', 'h2' ] ) {
			const found = body.querySelector< HTMLElement >( place );
			if ( found ) {
				found.focus();
				break;
			}
		}
	}
}

function act( { target }: Event ): void {
	const place = ( target as Element ).closest< HTMLElement >( '[data-do]' );
	const what = place?.dataset.do;
	const { id = '', type } = place?.closest( 'li' )?.dataset ?? {};
	const line = cart.line( id, type as CartLine[ 'type' ] );
	if ( what === 'undo' ) {
		const back = gone?.undo;
		gone = null;
		back?.();
	} else if ( line && what === 'remove' ) {
		const undo = cart.remove( id, line.type );
		gone = { name: nameOf( line ), undo };
		draw();
	} else if ( line ) {
		cart.setQuantity( id, line.type, line.quantity + Number( what ) );
	}
}

export function openDrawer( from: HTMLElement ): void {
	const colours = coloursOf( from );
	if ( ! dialog ) {
		const made = makeDialog( 'sfx-drawer', body, () => made.close() );
		body.addEventListener( 'click', act );
		cart.subscribe( () => made.open && draw() );
		made.addEventListener( 'close', () => ( gone = null ) );
		made.ariaLabel = text( 'cart' );
		dialog = made;
	}
	dialog.style.cssText = colours;
	draw();
	dialog.showModal();
}
