import { readCatalogue } from '../catalogue/read';
import { DEMO_STORE } from '../demo/load';
import type { SandboxState } from '../store/state';

/** Something that a pretended order holds. */
export interface Ware {
	readonly id: string;
	readonly name: string;
	/** Major units. */
	readonly price: number;
	readonly count: number;
	readonly picture: string | null;
}

/** The store whose catalogue and orders webhooks tell of. */
export function ownStore( state: SandboxState ): string {
	return state.world === 'world' ? 'store_demo' : DEMO_STORE;
}

/** Some products of the catalogue, others for each number. */
export function wares(
	state: SandboxState,
	number: number,
	lines: number
): Ware[] {
	const items = readCatalogue( state, ownStore( state ) ).filter(
		( item ) => item.itemType === 'product' && item.priceMinor > 0
	);
	return Array.from( { length: lines }, ( _, n ) => {
		const item = items[ ( number * 7 + n * 3 ) % ( items.length || 1 ) ];
		return {
			id: item?.id ?? `ware-${ n }`,
			name: item?.name ?? `Ware ${ n + 1 }`,
			price: item?.price ?? 10,
			count: n === 0 ? 1 : 2,
			picture: item?.imageUrl ?? null,
		};
	} );
}
