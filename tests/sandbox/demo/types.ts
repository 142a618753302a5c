import type { Doc } from '../store/values';

/** One item of the demo store, before it becomes a stored document. */
export interface DemoItem {
	readonly id: string;
	readonly name: string;
	readonly category: string;
	readonly description: string;
	/** Major units; absent where the owner never wrote a price. */
	readonly price?: number;
	/** Absent where stock is not tracked. */
	readonly stock?: number;
	/** Names of its pictures, the main one first. */
	readonly pictures: readonly string[];
	readonly brand?: string;
	readonly sortOrder?: number;
	readonly more?: Doc;
}
