import type { CatalogueItem } from '../catalogue/item';
import { readCatalogue } from '../catalogue/read';
import { editItem } from '../hooks/items';
import { escapeHtml } from '../http/escape';
import { redirect, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import type { SandboxState } from '../store/state';
import { finite, text } from '../store/values';
import { staffPage } from './layout';

const PATH = '/staff/catalogue';
const STYLE = `
.item{display:grid;grid-template-columns:1fr 1fr;gap:.5rem;margin-top:.6rem;align-items:end}
.item label{font-size:.85rem;color:var(--soft)}
.item input{font:inherit;width:100%;min-height:2.75rem;padding:.4rem .6rem;border-radius:8px;border:1px solid #8b95a3;color:var(--ink)}
.item button{grid-column:1/-1}
`;

/** What the catalogue function would return, store by store, to be changed here. */
export function cataloguePage( state: SandboxState ): Reply {
	const sections = state.documents.list( 'stores' ).map( ( { id } ) => {
		const items = readCatalogue( state, id );
		return `<section><h2>${ escapeHtml( id ) }, ${ items.length } items</h2><div class="list">${ items.map( card ).join( '' ) }</div></section>`;
	} );
	const note = state.switches.announceChanges
		? '<p class="soft">A change is told to the site by a webhook.</p>'
		: '<p class="soft">A change is told to nobody (Switches: “Send a webhook for each change made here”).</p>';
	return staffPage( 'Catalogue', [ note, ...sections ].join( '\n' ), {
		style: STYLE,
	} );
}

function card( item: CatalogueItem ): string {
	const price = item.priceMinor === 0 ? '' : item.price;
	return `<article class="card" id="${ escapeHtml( item.id ) }"><h2>${ escapeHtml( item.name ) }</h2>
<div class="soft">${ item.type } · ${ escapeHtml( item.id ) }</div>
<form class="item" method="post" action="${ PATH }"><input type="hidden" name="store" value="${ escapeHtml( item.storeId ) }"><input type="hidden" name="id" value="${ escapeHtml( item.id ) }">
<label>Price, GHS<input type="number" name="price" step="0.01" min="0" value="${ price }" placeholder="none"></label>
<label>In stock<input type="number" name="stock" min="0" value="${ item.stockCount ?? '' }" placeholder="not tracked"></label>
<button>Save</button></form></article>`;
}

/** Saves what was typed; an empty field takes the price or the stock away. */
export function catalogueAction(
	state: SandboxState,
	request: SandboxRequest
): Reply {
	const { id, store, price, stock } = request.fields();
	editItem( state, {
		id,
		storeId: store,
		data: { price: finite( price ), stockCount: finite( stock ) },
	} );
	return redirect( `${ PATH }#${ encodeURIComponent( text( id ) ) }` );
}
