import type { CartLine } from '@sedifex/stores/cart';
import { asText, isRecord } from '../../../src/view/kept';

/** Today's prices of the cart, as POST /quote gives them. */
export interface Quote {
	/** By `type:id` as they were asked for. */
	readonly items: Readonly< Record< string, QuotedItem > >;
	readonly problems: Readonly< Record< string, Problem > >;
	readonly subtotal: number;
	/** By the way to pay. */
	readonly fees: Readonly< Record< string, number > >;
	readonly currency: string;
}

/** What the order comes to when it is paid that way. */
export const dueOf = ( { subtotal, fees }: Quote, payment: string ): number =>
	subtotal + ( fees[ payment ] ?? 0 );

export interface QuotedItem {
	readonly name: string;
	readonly unit: number;
	readonly stock: number | null;
	readonly image: string;
}

export interface Problem {
	readonly code: string;
	readonly message: string;
	readonly url: string;
	readonly available: number | null;
}

const number = ( value: unknown ): number | null =>
	typeof value === 'number' && Number.isSafeInteger( value ) ? value : null;

export const keyOf = ( line: {
	readonly type?: unknown;
	readonly id?: unknown;
} ): string => `${ asText( line.type ) || 'product' }:${ asText( line.id ) }`;

export const wanted = (
	lines: readonly CartLine[]
): Array< Pick< CartLine, 'id' | 'type' | 'quantity' > > =>
	lines.map( ( { id, type, quantity } ) => ( { id, type, quantity } ) );

function byKey< T >(
	list: unknown,
	read: ( one: Record< string, unknown > ) => T | null
): Record< string, T > {
	const out: Record< string, T > = {};
	for ( const one of Array.isArray( list ) ? ( list as unknown[] ) : [] ) {
		const found = isRecord( one ) ? read( one ) : null;
		if ( isRecord( one ) && found ) {
			// A mirrored double answers under the id of its original.
			out[ keyOf( { type: one.type, id: one.asked_id ?? one.id } ) ] =
				found;
		}
	}
	return out;
}

/** Null for anything that is no quote. */
export function parseQuote( data: unknown ): Quote | null {
	if ( ! isRecord( data ) ) {
		return null;
	}
	const subtotal = number( data.subtotal_minor );
	const { processing_fees: fees } = data;
	if ( subtotal === null || ! isRecord( fees ) ) {
		return null;
	}
	return {
		items: byKey( data.items, ( one ) => {
			const unit = number( one.unit_minor );
			return unit === null
				? null
				: {
						name: asText( one.name ),
						unit,
						stock: number( one.stock ),
						image: asText( one.image ),
					};
		} ),
		problems: byKey( data.problems, ( one ) => ( {
			code: asText( one.code ),
			message: asText( one.message ),
			url: asText( one.url ),
			available: number( one.available ),
		} ) ),
		subtotal,
		fees: Object.fromEntries(
			Object.entries( fees ).map( ( [ payment, fee ] ) => [
				payment,
				number( fee ) ?? 0,
			] )
		),
		currency: asText( data.currency ),
	};
}

/** Null where the store cannot be asked. */
export async function fetchQuote(
	rest: string,
	lines: readonly CartLine[],
	payment: string,
	signal: AbortSignal
): Promise< Quote | null > {
	try {
		const answer = await window.fetch( `${ rest }quote`, {
			method: 'POST',
			credentials: 'omit',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify( { items: wanted( lines ), payment } ),
			signal,
		} );
		return answer.ok ? parseQuote( await answer.json() ) : null;
	} catch {
		return null;
	}
}
