import { cart } from '@sedifex/stores/cart';
import { getElement, store } from '@wordpress/interactivity';
import { el, isPlainClick, price, text } from '@sedifex/stores/page';
import { openDrawer } from './view/drawer';

/** What this browser's cart holds, in a few characters. */
const sum = (): string => {
	const total = cart.total();
	return total ? price( total.minor, total.currency ) : '';
};

/** Fills one bag. An empty cart leaves it as PHP printed it. */
function draw( bag: HTMLElement ): void {
	const count = cart.count();
	const total = sum();
	const parts = [
		[ '.sfx-bag__count', String( count ) ],
		[ '.sfx-bag__total', total ],
	] as const;
	for ( const [ selector, words ] of parts ) {
		const part = bag.querySelector< HTMLElement >( selector );
		if ( part && ! ( 'off' in part.dataset ) ) {
			part.textContent = words;
			part.hidden = count === 0 || words === '';
		}
	}
	bag.setAttribute(
		'aria-label',
		count > 0 ? text( 'cartSay', count, total ) : text( 'cart' )
	);
}

/**
 * On phones, once something is in the cart: a pill between the corners, where
 * chat buttons live. One a page, and none where the cart itself is shown.
 */
function drawBar( bag: HTMLAnchorElement ): void {
	let bar = document.querySelector< HTMLAnchorElement >( '.sfx-bar' );
	const count = cart.count();
	if (
		! bar &&
		count > 0 &&
		! document.querySelector( '.wp-block-sedifex-product-cart' )
	) {
		bar = el( 'a', { class: 'sfx-bar wp-element-button', href: bag.href } );
		bar.addEventListener( 'click', ( event ) => open( event, bag ) );
		document.body.append( bar );
	}
	if ( bar ) {
		bar.hidden = count === 0;
		bar.setAttribute(
			'aria-label',
			bag.getAttribute( 'aria-label' ) ?? ''
		);
		bar.replaceChildren( ...bag.cloneNode( true ).childNodes );
	}
}

function open( event: MouseEvent, bag: HTMLAnchorElement ): void {
	// On the cart page the link leads to where we are: nothing to lay over it.
	if (
		isPlainClick( event ) &&
		! document.querySelector( '.wp-block-sedifex-product-cart' )
	) {
		event.preventDefault();
		openDrawer( bag );
	}
}

function start( bag: HTMLAnchorElement ): void {
	const update = (): void => {
		draw( bag );
		drawBar( bag );
	};
	bag.addEventListener( 'click', ( event ) => open( event, bag ) );
	cart.subscribe( update );
	if ( cart.count() > 0 ) {
		update();
	}
}

store(
	'sedifex/cart-button',
	{
		callbacks: {
			start() {
				const bag = getElement().ref?.querySelector( 'a' );
				if ( bag ) {
					start( bag );
				}
			},
		},
	},
	{ lock: true }
);
