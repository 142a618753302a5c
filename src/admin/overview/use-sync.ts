import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { ApiError } from '../../api/ask';
import { syncNow, type SyncAnswer } from '../../api/overview';

export interface SyncState {
	readonly isBusy: boolean;
	/** What came of it, in words; '' before. */
	readonly text: string;
	readonly isError: boolean;
	/** What the list makes us doubt; the owner may have it applied all the same. */
	readonly doubts: readonly string[];
	readonly start: ( accept?: boolean ) => Promise< void >;
}

/** What a look has changed: only what it has. */
export const changed = ( answer: SyncAnswer ): string => {
	const parts = [
		/* translators: %d: number of items. */
		[ answer.added, __( '%d new', 'sedifex-sync' ) ],
		/* translators: %d: number of items. */
		[ answer.changed, __( '%d changed', 'sedifex-sync' ) ],
		/* translators: %d: number of items. */
		[ answer.removed, __( '%d taken out', 'sedifex-sync' ) ],
	] as const;
	const found = parts
		.filter( ( [ count ] ) => count > 0 )
		.map( ( [ count, text ] ) => sprintf( text, count ) );
	return 0 === found.length
		? __( 'Done. Nothing has changed.', 'sedifex-sync' )
		: sprintf(
				/* translators: %s: a list such as "2 new, 1 changed". */
				__( 'Done: %s.', 'sedifex-sync' ),
				found.join( ', ' )
			);
};

/** Looks at Sedifex's list when asked to, and says what came of it. */
export const useSync = ( after: () => Promise< void > ): SyncState => {
	const [ isBusy, setBusy ] = useState( false );
	const [ text, setText ] = useState( '' );
	const [ isError, setError ] = useState( false );
	const [ doubts, setDoubts ] = useState< readonly string[] >( [] );

	const start = async ( accept = false ): Promise< void > => {
		setBusy( true );
		setText( '' );
		setError( false );
		setDoubts( [] );
		try {
			const answer = await syncNow( accept );
			if ( 'held' === answer.outcome ) {
				setDoubts( answer.doubts );
			} else {
				setText( changed( answer ) );
			}
		} catch ( thrown ) {
			setError( true );
			setText(
				thrown instanceof ApiError
					? thrown.message
					: __(
							'Something went wrong. Please try again.',
							'sedifex-sync'
						)
			);
		}
		setBusy( false );
		await after();
	};

	return { isBusy, text, isError, doubts, start };
};
