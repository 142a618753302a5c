import { useCallback, useState } from '@wordpress/element';
import { getEvents, type EventsAnswer } from '../../../api/events';
import { useLive, type Live } from '../../components/use-live';
import { useHeldRows, type HeldRows } from './held-rows';
import type { Query } from './view';

/** Milliseconds between an answer and the next question, while the tab is visible. */
export const EVERY = 5000;

interface List extends Live< EventsAnswer > {
	readonly held: HeldRows | null;
	/** Chosen rows, by their numbers as text. */
	readonly selection: string[];
	readonly select: ( ids: string[] ) => void;
}

/**
 * The list as it lives: asked for again every few seconds. An answer never
 * replaces a newer one, nor that of another question, nor the rows that
 * somebody has chosen.
 */
export const useList = ( query: Query ): List => {
	// The same text is the same question.
	const text = JSON.stringify( query );
	const live = useLive(
		useCallback( () => getEvents( JSON.parse( text ) as Query ), [ text ] ),
		EVERY
	);
	const [ chosen, setChosen ] = useState( {
		of: text,
		ids: [] as string[],
	} );
	// What was chosen in another list is chosen no more.
	const selection = chosen.of === text ? chosen.ids : [];
	return {
		...live,
		held: useHeldRows(
			live.answer,
			selection.length > 0 && ! live.isLoading
		),
		selection,
		select: ( ids ) => setChosen( { of: text, ids } ),
	};
};
