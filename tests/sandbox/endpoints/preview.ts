import {
	isRecord,
	finite,
	firstPresent,
	firstText,
	text,
} from '../store/values';
import { NAME_FIELDS, storedPrice, storedType } from '../catalogue/item';
import { fail, type SandboxFunction } from '../http/function';
import { NEVER } from '../http/reply';
import { acceptsKey, readKey } from '../store/keys';
import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';
import { bodyStore, NARROW_HEADERS } from './guards';

interface Line {
	item_id: string;
	name: string;
	qty: number;
	unit_price: number;
	line_total: number;
	type: 'PRODUCT' | 'SERVICE';
}

/** Prices a cart in minor units. With a bad key it never answers. */
export const checkoutPreview: SandboxFunction = {
	name: 'integrationCheckoutPreview',
	methods: [ 'POST' ],
	allowHeaders: NARROW_HEADERS,
	checks: 'method first',
	failure: 'checkout-preview-failed',
	handle( { request, state } ) {
		const fields = request.fields();
		const storeId = bodyStore( fields, true );
		if ( storeId === '' ) {
			return fail( 400, 'missing-store-id' );
		}
		const key = readKey( request, 'narrow' );
		if (
			! acceptsKey( state, storeId, key, { nested: true, market: true } )
		) {
			return NEVER;
		}
		const items = Array.isArray( fields.items ) ? fields.items : [];
		if ( items.length === 0 ) {
			return fail( 400, 'items-required' );
		}
		const lines: Line[] = [];
		for ( const item of items as unknown[] ) {
			const line = priceLine(
				state,
				storeId,
				isRecord( item ) ? item : {}
			);
			if ( 'error' in line ) {
				return { status: line.status, body: line.error };
			}
			lines.push( line );
		}
		return { status: 200, body: totals( lines ) };
	},
};

function totals( lines: Line[] ): Doc {
	const sum = lines.reduce( ( total, line ) => total + line.line_total, 0 );
	return {
		pricing_version: '2026-05-12-v1',
		currency: 'GHS',
		subtotal: sum,
		tax_total: 0,
		delivery_fee: 0,
		pre_processing_total: sum,
		processing_fee_to_add: 0,
		final_total: sum,
		breakdown: [ { code: 'SUBTOTAL', amount: sum } ],
		items: lines,
	};
}

function priceLine(
	state: SandboxState,
	storeId: string,
	item: Doc
): Line | { status: number; error: Doc } {
	const sent = text(
		firstPresent( item, [ 'item_id', 'itemId', 'productId', 'serviceId' ] )
	);
	// The prefix goes before the look-up, so a document named with it is lost.
	const id = sent.replace( /^draft-/i, '' );
	const found = id === '' ? null : lookUp( state, storeId, id );
	if ( ! found ) {
		return {
			status: 404,
			error: { error: 'checkout-item-not-found', item_id: id, storeId },
		};
	}
	const price = storedPrice( found.data );
	if ( price === null ) {
		return {
			status: 400,
			error: {
				error: 'checkout-item-price-missing',
				item_id: id,
				storeId,
			},
		};
	}
	const wanted = Math.round(
		finite( firstPresent( item, [ 'qty', 'quantity' ] ) ) ?? 1
	);
	const qty = wanted >= 1 ? wanted : 1;
	const service =
		storedType( found.data, found.service ? 'service' : 'product' ) ===
		'service';
	return {
		item_id: id,
		// Only some of the name fields are read here; else the id stands in.
		name:
			firstText(
				found.data,
				NAME_FIELDS.filter( ( name ) => name !== 'serviceName' )
			) || id,
		qty,
		unit_price: price,
		line_total: price * qty,
		type: service ? 'SERVICE' : 'PRODUCT',
	};
}

/** Hits in root collections are not held against the store. */
function lookUp(
	state: SandboxState,
	storeId: string,
	id: string
): { data: Doc; service: boolean } | null {
	const direct: Array< [ string, boolean ] > = [
		[ `stores/${ storeId }/products`, false ],
		[ `stores/${ storeId }/services`, true ],
		[ 'products', false ],
		[ 'services', true ],
		[ 'publicListings', false ],
	];
	for ( const [ collection, service ] of direct ) {
		const data = state.documents.get( collection, id );
		if ( data ) {
			return { data, service };
		}
	}
	for ( const collection of [ 'publicListings', 'v1IntegrationProducts' ] ) {
		for ( const field of [ 'id', 'productId', 'sourceProductId' ] ) {
			const hit = state.documents
				.where( collection, field, id )
				.find( ( { data } ) => data.storeId === storeId );
			if ( hit ) {
				return { data: hit.data, service: false };
			}
		}
	}
	return null;
}
