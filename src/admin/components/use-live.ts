import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError } from '../../api/ask';

export interface Live< T > {
	readonly answer: T | null;
	/** Why the last try failed; what is shown is older then. */
	readonly error: string;
	/** The question is another one than what is shown was asked for. */
	readonly isLoading: boolean;
	readonly refresh: () => Promise< void >;
}

/**
 * Keeps an answer fresh while somebody looks: asks at once, again every so
 * often, and when the window comes back into view. Hidden, it rests. An answer
 * that comes after that of a later question is thrown away.
 *
 * @param load         Asks; another function is another question.
 * @param milliseconds Between an answer and the next time of asking.
 */
export const useLive = < T >(
	load: () => Promise< T >,
	milliseconds: number
): Live< T > => {
	const [ answer, setAnswer ] = useState< T | null >( null );
	const [ error, setError ] = useState( '' );
	const [ answered, setAnswered ] = useState< unknown >( null );
	const turns = useRef( { asked: 0, shown: 0 } );

	const refresh = useCallback( async (): Promise< void > => {
		const known = turns.current;
		const turn = ++known.asked;
		const isNews = (): boolean => {
			const is = turn > known.shown;
			known.shown = Math.max( turn, known.shown );
			if ( is ) {
				setAnswered( () => load );
			}
			return is;
		};
		try {
			const found = await load();
			if ( isNews() ) {
				setAnswer( () => found );
				setError( '' );
			}
		} catch ( thrown ) {
			if ( isNews() ) {
				setError(
					thrown instanceof ApiError
						? thrown.message
						: __(
								'Something went wrong. Please try again.',
								'sedifex-sync'
							)
				);
			}
		}
	}, [ load ] );

	useEffect( () => {
		let timer: ReturnType< typeof setTimeout > | undefined;
		let isOver = false;
		const look = (): void => {
			clearTimeout( timer );
			if ( 'hidden' !== document.visibilityState ) {
				void refresh().finally( () => {
					clearTimeout( timer );
					if ( ! isOver ) {
						timer = setTimeout( look, milliseconds );
					}
				} );
			}
		};
		const known = turns.current;
		look();
		document.addEventListener( 'visibilitychange', look );
		return () => {
			isOver = true;
			clearTimeout( timer );
			document.removeEventListener( 'visibilitychange', look );
			// Nobody waits for what is still under way.
			known.shown = known.asked;
		};
	}, [ refresh, milliseconds ] );

	return { answer, error, isLoading: answered !== load, refresh };
};
