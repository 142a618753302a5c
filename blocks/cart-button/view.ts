import {
	afterPaint,
	cart,
	el,
	isPlainClick,
	startBlocks,
	text,
} from '@sedifex/stores/cart';
import { openDrawer, total } from './view/drawer';

/** Where the cart itself is shown, nothing is laid over it. */
const onCartPage = (): boolean =>
	document.querySelector( '.wp-block-sedifex-product-cart' ) !== null;

/** Fills one bag. An empty cart leaves it as PHP printed it. */
function draw( bag: HTMLElement ): void {
	const count = cart.count();
	const words = count > 0 ? [ String( count ), total() ] : [];
	bag.querySelectorAll( 'span' ).forEach( ( part, at ) => {
		const word = words[ at ] ?? '';
		part.textContent = word;
		part.hidden = word === '' || 'off' in part.dataset;
	} );
	// For the line of script in render.php, which fills it before the first paint.
	try {
		localStorage.sedifex_bag = JSON.stringify( words );
	} catch {
		// A browser that keeps nothing: then the bag is filled a moment later.
	}
	bag.ariaLabel = text( count > 0 ? 'cartSay' : 'cart', ...words );
}

/**
 * On phones, once something is in the cart: a pill between the corners, where
 * chat buttons live. One a page.
 */
function drawBar( bag: HTMLAnchorElement ): void {
	let bar = document.querySelector< HTMLElement >( '.sfx-bar' );
	if ( ! bar && cart.count() > 0 && ! onCartPage() ) {
		bar = el( 'a', { class: 'sfx-bar wp-element-button', href: bag.href } );
		bar.addEventListener( 'click', ( event ) => open( event, bag ) );
		document.body.append( bar );
	}
	if ( bar ) {
		bar.hidden = cart.count() === 0;
		bar.ariaLabel = bag.ariaLabel;
		bar.replaceChildren( ...bag.cloneNode( true ).childNodes );
	}
}

function open( event: MouseEvent, bag: HTMLElement ): void {
	if ( isPlainClick( event ) && ! onCartPage() ) {
		event.preventDefault();
		afterPaint( () => openDrawer( bag ) );
	}
}

startBlocks( 'sedifex/cart-button', ( root ) => {
	const bag = root.querySelector( 'a' );
	if ( ! bag ) {
		return;
	}
	const update = (): void => {
		draw( bag );
		drawBar( bag );
	};
	bag.addEventListener( 'click', ( event ) => open( event, bag ) );
	cart.subscribe( update );
	update();
} );
