import type { CartItem, CartLine } from '@sedifex/stores/cart';
import { price, text } from '@sedifex/stores/cart';
import { keyOf } from './quote';
import type { Problem, Quote, QuotedItem } from './quote';

/** One line as the page shows it. */
export interface LineView {
	readonly key: string;
	readonly id: string;
	readonly type: CartLine[ 'type' ];
	readonly quantity: number;
	readonly name: string;
	readonly initial: string;
	readonly image: string | null;
	readonly url: string | null;
	readonly each: string;
	readonly total: string;
	readonly isFull: boolean;
	readonly isWrong: boolean;
	readonly about: string;
	readonly where: string | null;
	readonly sayLess: string;
	readonly sayMore: string;
	readonly sayCount: string;
	readonly sayRemove: string;
}

/** Only web addresses: what is kept in a browser may have been written by anybody. */
const address = ( url: string ): string | null => {
	try {
		return /^https?:$/.test( new URL( url, document.baseURI ).protocol )
			? url || null
			: null;
	} catch {
		return null;
	}
};

function lineView(
	line: CartLine,
	item: QuotedItem | undefined,
	problem: Problem | undefined,
	remark: string
): LineView {
	const name = line.name || item?.name || text( 'item' );
	const unit = item?.unit ?? line.price_minor;
	const stock = item ? item.stock : line.stock;
	return {
		key: keyOf( line ),
		id: line.id,
		type: line.type,
		quantity: line.quantity,
		name,
		initial: name.charAt( 0 ).toUpperCase(),
		image: address( line.image || ( item?.image ?? '' ) ),
		url: address( line.url ),
		each: unit === null ? '' : text( 'each', price( unit, line.currency ) ),
		total:
			unit === null ? '' : price( unit * line.quantity, line.currency ),
		isFull: stock !== null && line.quantity >= stock,
		isWrong: problem !== undefined,
		about: problem?.message ?? remark,
		where: address( problem?.url ?? '' ),
		sayLess: text( 'less', name ),
		sayMore: text( 'more', name ),
		sayCount: text( 'howMany', name ),
		sayRemove: text( 'remove', name ),
	};
}

export function lineViews(
	lines: readonly CartLine[],
	quote: Quote | null,
	remarks: Readonly< Record< string, string > >
): LineView[] {
	return lines.map( ( line ) => {
		const key = keyOf( line );
		return lineView(
			line,
			quote?.items[ key ],
			quote?.problems[ key ],
			remarks[ key ] ?? ''
		);
	} );
}

/** What the button says that it will do. */
export function buttonText(
	payment: string,
	receive: string,
	due: number | null,
	currency: string
): string {
	if ( payment === 'online' ) {
		return due === null
			? text( 'payLater' )
			: text( 'pay', price( due, currency ) );
	}
	return text( receive === 'pickup' ? 'atPickup' : 'onDelivery' );
}

export interface Change {
	readonly line: CartLine;
	readonly item: Partial< CartItem >;
	/** Where there are fewer than the visitor wanted. */
	readonly quantity: number | null;
	/** What the visitor is told of it, on the line. */
	readonly remark: string;
}

/** What has changed since things were put into the cart. */
export function changesOf(
	lines: readonly CartLine[],
	quote: Quote
): Change[] {
	return lines.flatMap( ( line ): Change[] => {
		const key = keyOf( line );
		const item = quote.items[ key ];
		const problem = quote.problems[ key ];
		if ( ! item ) {
			return [];
		}
		// Two lines may share what is left: then the visitor decides between them.
		const left =
			problem?.code === 'only_n_left' ? ( problem.available ?? 0 ) : 0;
		const fewer = left > 0 && left < line.quantity ? left : null;
		const dearer =
			line.price_minor !== null && line.price_minor !== item.unit;
		const remarks = [
			dearer
				? text( 'priceNow', price( item.unit, quote.currency ) )
				: '',
			fewer === null ? '' : text( 'onlyLeft', fewer ),
		];
		return [
			{
				line,
				item: {
					price_minor: item.unit,
					currency: quote.currency,
					stock: item.stock,
					...( item.name ? { name: item.name } : {} ),
					...( item.image ? { image: item.image } : {} ),
				},
				quantity: fewer,
				remark: remarks.filter( Boolean ).join( ' ' ),
			},
		];
	} );
}
