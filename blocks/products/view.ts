import { afterPaint, isPlainClick, startBlocks } from '@sedifex/stores/cart';
import { add } from './view/add';
import { followHistory, openDetails } from './view/details';
import { filterLoaded } from './view/filter';

// Younger prices are as good as new: PriceAge::FRESH.
const FRESH = 7200;

/**
 * One set of listeners for the whole grid: what PHP printed works by itself,
 * and a card costs no directive.
 */
function start( root: HTMLElement ): void {
	// The element may be exchanged by navigation: looked up each time.
	const say = ( words?: string ): void => {
		const place = root.querySelector< HTMLElement >( '.sfx-say' );
		if ( place ) {
			place.textContent = words ?? place.dataset.sfxFound ?? '';
		}
	};

	const go = async ( url: string, toTop: boolean ): Promise< void > => {
		try {
			const { actions } =
				await import( '@wordpress/interactivity-router' );
			await actions.navigate( url );
		} catch {
			window.location.assign( url );
			return;
		}
		filterLoaded( root, '' );
		say();
		if ( toTop ) {
			root.scrollIntoView();
			root.querySelector< HTMLElement >( '.sfx-grid' )?.focus( {
				preventScroll: true,
			} );
		}
	};

	const onClick = ( event: MouseEvent ): void => {
		const target = event.target as Element;
		const step = target.closest< HTMLElement >( '[data-sfx-step]' );
		const link = target.closest< HTMLAnchorElement >( 'a[href]' );
		if ( step ) {
			const input = step.parentElement?.querySelector( 'input' );
			input?.stepUp( Number( step.dataset.sfxStep ) );
		} else if ( link && isPlainClick( event ) ) {
			const isPage = link.closest( '.sfx-pages' ) !== null;
			if ( link.matches( '.sfx-details' ) ) {
				event.preventDefault();
				afterPaint( () => openDetails( root, link, listen ) );
			} else if ( isPage || link.closest( '.sfx-chips' ) ) {
				event.preventDefault();
				void go( link.href, isPage );
			}
		}
	};

	const onSubmit = ( event: SubmitEvent ): void => {
		const form = event.target as HTMLFormElement;
		if ( form.matches( '.sfx-add' ) ) {
			event.preventDefault();
			add( form );
		} else if ( form.matches( '.sfx-find' ) ) {
			event.preventDefault();
			const url = new URL( form.action );
			new FormData( form ).forEach( ( value, name ) => {
				if ( value !== '' ) {
					url.searchParams.set( name, String( value ) );
				}
			} );
			void go( url.href, false );
		}
	};

	const listen = ( place: HTMLElement ): void => {
		place.addEventListener( 'click', onClick );
		place.addEventListener( 'submit', onSubmit );
	};

	listen( root );
	root.addEventListener( 'input', ( { target } ) => {
		if ( target instanceof HTMLInputElement && target.type === 'search' ) {
			say( filterLoaded( root, target.value ) );
		}
	} );
	root.addEventListener( 'change', ( { target } ) => {
		if ( target instanceof HTMLSelectElement ) {
			target.form?.requestSubmit();
		}
	} );
	followHistory( root, listen );
	sayAge( root );
}

/** A page may come from a cache that is weeks old: then its prices are, too. */
function sayAge( root: HTMLElement ): void {
	const line = root.querySelector< HTMLElement >( '.sfx-age' );
	const asOf = Number( line?.dataset.sfxAsOf );
	if ( line && Date.now() / 1000 - asOf > FRESH ) {
		line.hidden = false;
	}
}

startBlocks( 'sedifex/products', start );
