import { readCatalogue } from '../catalogue/read';
import { editItem, homeOf } from '../hooks/items';
import type { SandboxState } from '../store/state';
import { finite, text, type Doc } from '../store/values';
import type { Message, Wish } from './message';
import { eventMessage, rawDocument } from './sedifex-bodies';
import { ownStore } from './wares';

/** What may happen to a product, with the words for people. */
export const PRODUCT_EVENTS: Readonly< Record< string, string > > = {
	'product.updated': 'A price changes',
	'product.updated:sold_out': 'Sold out',
	'product.updated:back_in_stock': 'Back in stock',
	'product.updated:hidden': 'Hidden in Sedifex',
	'product.updated:shown': 'Shown again',
	'product.updated:unchanged': 'Saved without a change',
	'product.created': 'A new product',
	'product.deleted': 'A product is deleted',
};

const CHANGES: Record< string, ( before: Doc ) => Doc > = {
	'product.updated:sold_out': () => ( { stockCount: 0 } ),
	'product.updated:back_in_stock': () => ( { stockCount: 12 } ),
	'product.updated:hidden': () => ( { isPublished: false } ),
	'product.updated:shown': () => ( { isPublished: true } ),
	'product.updated:unchanged': () => ( {} ),
};
const NEW_PREFIX = 'market-find-';

interface Change {
	readonly id: string;
	readonly before: Doc | null;
	readonly after: Doc | null;
}

/** Changes the sandbox's own catalogue, and tells of each change. */
export function productMessages( state: SandboxState, wish: Wish ): Message[] {
	const messages: Message[] = [];
	for ( let n = 0; n < wish.count; n++ ) {
		const change = state.webhooks.quietly( () =>
			carryOut( state, wish, n )
		);
		if ( change ) {
			messages.push( productMessage( state, ownStore( state ), change ) );
		}
	}
	return messages;
}

/** The event of one write to a product, whoever made it. */
export function productMessage(
	state: SandboxState,
	storeId: string,
	{ id, before, after }: Change
): Message {
	const lasting = after === null ? 'deleted' : 'updated';
	const type = before === null ? 'created' : lasting;
	return eventMessage(
		{
			id: eventId( state ),
			type: `product.${ type }`,
			occurredAt: state.nowIso(),
			storeId,
			data: {
				productId: id,
				before: rawDocument( before ),
				after: rawDocument( after ),
			},
		},
		id
	);
}

/** Never the same twice, also after a restart. */
export function eventId( state: SandboxState ): string {
	return `evt_${ state.now().toString( 36 ) }-${ Math.random().toString( 36 ).slice( 2, 10 ) }-${ state.webhooks.number() }`;
}

function carryOut( state: SandboxState, wish: Wish, n: number ): Change | null {
	const storeId = ownStore( state );
	if ( wish.event === 'product.created' ) {
		const id = `${ NEW_PREFIX }${ state.now().toString( 36 ) }-${ state.webhooks.number() }`;
		return write( state, storeId, id, newProduct( state ) );
	}
	const id =
		wish.event === 'product.deleted'
			? deletable( state, wish )
			: pick( state, wish, n );
	const place = id === '' ? null : homeOf( state, storeId, id );
	const before = place ? state.documents.get( place, id ) : null;
	if ( place === null || before === null ) {
		return null;
	}
	if ( wish.event === 'product.deleted' ) {
		state.documents.delete( place, id );
		return { id, before, after: null };
	}
	const change =
		CHANGES[ wish.event ]?.( before ) ?? priceChange( before, wish, n );
	return write( state, storeId, id, change );
}

function write(
	state: SandboxState,
	storeId: string,
	id: string,
	data: Doc
): Change {
	const found = homeOf( state, storeId, id );
	const before = found ? state.documents.get( found, id ) : null;
	editItem( state, {
		id,
		storeId,
		data: {
			...data,
			updatedAt: new Date( state.webhooks.later( state ) ).toISOString(),
		},
	} );
	const place = homeOf( state, storeId, id ) ?? '';
	return { id, before, after: state.documents.get( place, id ) };
}

/** One cedi more each time, so that the newest can be told from the others. */
function priceChange( before: Doc, wish: Wish, n: number ): Doc {
	const isLast = n === wish.count - 1;
	const price = ( finite( before.price ) ?? 0 ) + 1;
	return {
		price:
			isLast && wish.price !== null
				? wish.price
				: Math.round( price * 100 ) / 100,
	};
}

function newProduct( state: SandboxState ): Doc {
	const number = state.webhooks.number();
	return {
		name: `Market Find ${ number }`,
		category: 'New in',
		description: 'Found this morning at Makola, and gone by the evening.',
		price: 25 + ( number % 20 ),
		stockCount: 6,
		itemType: 'product',
		imageUrl:
			productIds( state )
				.map( ( { imageUrl } ) => imageUrl )
				.find( Boolean ) ?? null,
		isPublished: true,
		createdAt: state.nowIso(),
	};
}

function productIds(
	state: SandboxState
): Array< { id: string; imageUrl: string | null } > {
	return readCatalogue( state, ownStore( state ) ).filter(
		( item ) => item.itemType === 'product'
	);
}

function pick( state: SandboxState, wish: Wish, n: number ): string {
	if ( wish.item !== '' ) {
		return wish.item;
	}
	if ( wish.event === 'product.updated:shown' ) {
		return hidden( state )[ n ] ?? '';
	}
	const ids = productIds( state );
	return ids[ n % ( ids.length || 1 ) ]?.id ?? '';
}

/** Products that were hidden, which the catalogue no longer lists. */
function hidden( state: SandboxState ): string[] {
	return state.documents
		.list( `stores/${ ownStore( state ) }/products` )
		.filter( ( { data } ) => data.isPublished === false )
		.map( ( { id } ) => id );
}

/** A product that was made here goes before one of the shop's own. */
function deletable( state: SandboxState, wish: Wish ): string {
	if ( wish.item !== '' ) {
		return wish.item;
	}
	const ids = productIds( state ).map( ( { id } ) => text( id ) );
	return (
		ids.find( ( id ) => id.startsWith( NEW_PREFIX ) ) ?? ids.at( -1 ) ?? ''
	);
}
