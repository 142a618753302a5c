import { el, makeDialog, text, wearColours } from '@sedifex/stores/page';

type Listen = ( place: HTMLElement ) => void;

interface Details {
	readonly dialog: HTMLDialogElement;
	readonly body: HTMLElement;
}

let details: Details | null = null;
let pageTitle = '';

const isOurs = ( state: unknown ): state is { sfx: string } =>
	typeof state === 'object' &&
	state !== null &&
	typeof ( state as { sfx?: unknown } ).sfx === 'string';

/** Back is what closes the dialog, so that the address and what is shown agree. */
function leave(): void {
	if ( isOurs( window.history.state ) ) {
		window.history.back();
	} else {
		details?.dialog.close();
	}
}

function make( listen: Listen ): Details {
	const body = el( 'div', {} );
	const dialog = makeDialog( 'sfx-details-dialog', body, leave );
	dialog.addEventListener( 'close', () => {
		document.title = pageTitle;
	} );
	listen( dialog );
	return { dialog, body };
}

/**
 * Back and forward: between the grid and details laid over it without loading,
 * and anew where this page was loaded as an item's own (a reload under open
 * details makes it so, and the browser does not load it again by itself).
 */
export function followHistory( root: HTMLElement, listen: Listen ): void {
	window.addEventListener( 'popstate', ( { state } ) => {
		if ( root.querySelector( '.sfx-item' ) ) {
			window.location.reload();
		} else if ( isOurs( state ) ) {
			wearColours( ( details ??= make( listen ) ).dialog, root );
			void show( details, state.sfx );
		} else if ( details?.dialog.open ) {
			details.dialog.close();
		}
	} );
}

/** The item's own page holds the details; only they are taken from it. */
async function show( { dialog, body }: Details, url: string ): Promise< void > {
	dialog.dataset.url = url;
	if ( ! dialog.open ) {
		pageTitle = document.title;
		dialog.showModal();
	}
	const item = await load( url );
	if ( ! dialog.open || dialog.dataset.url !== url ) {
		return;
	}
	if ( ! item ) {
		// Gone, or no connection: the address itself says which.
		window.location.replace( url );
		return;
	}
	body.replaceChildren( item.content );
	document.title = item.title;
}

async function load(
	url: string
): Promise< { content: Element; title: string } | null > {
	try {
		const answer = await fetch( url );
		const page = new DOMParser().parseFromString(
			await answer.text(),
			'text/html'
		);
		const content = page.querySelector( '.sfx-item' );
		return content ? { content, title: page.title } : null;
	} catch {
		return null;
	}
}

/** What the card knows is there at once; the rest comes from the item's address. */
export function openDetails(
	root: HTMLElement,
	card: HTMLElement,
	url: string,
	listen: Listen
): void {
	details ??= make( listen );
	const { dialog, body } = details;
	const name = card.querySelector( 'h2' )?.textContent ?? '';
	const picture = card.querySelector( '.sfx-card__picture > :first-child' );
	body.replaceChildren(
		el(
			'article',
			{ class: 'sfx-item', 'aria-busy': 'true' },
			el(
				'div',
				{ class: 'sfx-item__pictures' },
				...( picture ? [ picture.cloneNode( true ) ] : [] )
			),
			el(
				'div',
				{ class: 'sfx-item__text' },
				el( 'h2', { class: 'sfx-item__name' }, name ),
				el( 'p', { class: 'sfx-muted' }, text( 'loading' ) )
			)
		)
	);
	dialog.setAttribute( 'aria-label', name );
	wearColours( dialog, root );
	// Never without what is there: WordPress keeps its own mark in the state.
	window.history.pushState( { ...window.history.state, sfx: url }, '', url );
	void show( details, url );
}
