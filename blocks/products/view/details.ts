import { coloursOf, el, makeDialog } from '@sedifex/stores/cart';

const { history, location } = window;

type Listen = ( place: HTMLElement ) => void;

const body = el( 'div' );
let dialog: HTMLDialogElement | null = null;
let pageTitle = '';
// Address of what was asked for last.
let wanted = '';

/** The item's address, where a step of the history is ours. */
const ours = ( state: unknown ): string =>
	( state as { sfx?: string } | null )?.sfx ?? '';

/** Back is what closes the dialog, so that the address and what is shown agree. */
function leave(): void {
	if ( ours( history.state ) ) {
		history.back();
	} else {
		dialog?.close();
	}
}

function prepare( root: HTMLElement, listen: Listen ): HTMLDialogElement {
	const colours = coloursOf( root );
	if ( ! dialog ) {
		dialog = makeDialog( 'sfx-details-dialog', body, leave );
		dialog.addEventListener( 'close', () => {
			document.title = pageTitle;
		} );
		listen( dialog );
	}
	dialog.style.cssText = colours;
	return dialog;
}

/** The item's own page holds the details; only they are taken from it. */
async function show( place: HTMLDialogElement, url: string ): Promise< void > {
	let page: Document | undefined;
	wanted = url;
	if ( ! place.open ) {
		pageTitle = document.title;
		place.showModal();
	}
	try {
		const answer = await fetch( url );
		page = new DOMParser().parseFromString(
			await answer.text(),
			'text/html'
		);
	} catch {
		// No connection: below.
	}
	const item = page?.querySelector( '.sfx-item' );
	// Meanwhile it may have been closed, or opened for another.
	if ( place.open && wanted === url ) {
		if ( page && item ) {
			body.replaceChildren( item );
			document.title = page.title;
		} else {
			// Gone, or no connection: the address itself says which.
			location.replace( url );
		}
	}
}

/**
 * Back and forward: between the grid and details laid over it without loading,
 * and anew where this page was loaded as an item's own (a reload under open
 * details makes it so, and the browser does not load it again by itself).
 */
export function followHistory( root: HTMLElement, listen: Listen ): void {
	window.addEventListener( 'popstate', ( { state } ) => {
		const url = ours( state );
		if ( root.querySelector( '.sfx-item' ) ) {
			location.reload();
		} else if ( url ) {
			void show( prepare( root, listen ), url );
		} else if ( dialog?.open ) {
			dialog.close();
		}
	} );
}

/** What the card knows is there at once; the rest comes from the item's address. */
export function openDetails(
	root: HTMLElement,
	link: HTMLAnchorElement,
	listen: Listen
): void {
	const place = prepare( root, listen );
	const url = link.href;
	const known = [ ...( link.closest( 'li' )?.children ?? [] ) ].slice( 0, 3 );
	body.replaceChildren(
		el(
			'article',
			{ class: 'sfx-item', 'aria-busy': true },
			...known.map( ( part ) => part.cloneNode( true ) )
		)
	);
	place.ariaLabel = known[ 1 ]?.textContent ?? '';
	// Never without what is there: WordPress keeps its own mark in the state.
	history.pushState( { ...history.state, sfx: url }, '', url );
	void show( place, url );
}
