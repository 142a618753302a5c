import { useRef } from '@wordpress/element';
import type { EventRow, EventsAnswer } from '../../../api/events';

export interface HeldRows {
	readonly rows: readonly EventRow[];
	/** Deliveries that belong on this page and are held back. */
	readonly behind: number;
}

/**
 * What is shown after a new answer. While somebody has chosen rows, none of
 * them goes, none comes and none moves; what is told in them is the newest.
 *
 * @param shown  Rows on the screen.
 * @param fresh  Rows of the newest answer.
 * @param isHeld Rows are chosen.
 */
export const heldRows = (
	shown: readonly EventRow[],
	fresh: readonly EventRow[],
	isHeld: boolean
): HeldRows => {
	if ( ! isHeld ) {
		return { rows: fresh, behind: 0 };
	}
	const news = new Map( fresh.map( ( row ) => [ row.id, row ] ) );
	const rows = shown.map( ( row ) => news.get( row.id ) ?? row );
	const known = new Set( shown.map( ( { id } ) => id ) );
	return {
		rows,
		behind: fresh.filter( ( { id } ) => ! known.has( id ) ).length,
	};
};

/** The same from one answer to the next; null before the first. */
export const useHeldRows = (
	answer: EventsAnswer | null,
	isHeld: boolean
): HeldRows | null => {
	const shown = useRef< readonly EventRow[] >( [] );
	if ( null === answer ) {
		return null;
	}
	const held = heldRows( shown.current, answer.items, isHeld );
	shown.current = held.rows;
	return held;
};
