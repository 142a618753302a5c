import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { ApiError } from '../../api/ask';

export interface Asked< T > {
	/** The last good answer; it stays while the next one is on its way. */
	readonly answer: T | null;
	/** Why the last question failed; '' = it did not. */
	readonly error: string;
	readonly isLoading: boolean;
	readonly again: () => void;
}

/**
 * Asks anew whenever the question changes. An answer that comes after a newer
 * question was asked is dropped, however late it is.
 *
 * @param key   The question, as text.
 * @param fetch Asks it.
 */
export const useAnswer = < T >(
	key: string,
	fetch: () => Promise< T >
): Asked< T > => {
	const [ answer, setAnswer ] = useState< T | null >( null );
	const [ error, setError ] = useState( '' );
	const [ isLoading, setIsLoading ] = useState( true );
	const [ asked ] = useState( () => ( { newest: 0 } ) );
	const question = useRef( fetch );
	question.current = fetch;

	const again = useCallback( () => {
		const mine = ++asked.newest;
		setIsLoading( true );
		void question.current().then(
			( given ) => {
				if ( mine === asked.newest ) {
					setAnswer( given );
					setError( '' );
					// With the answer: a list that is shown while it loads shows no rows at first.
					setIsLoading( false );
				}
			},
			( thrown: unknown ) => {
				if ( mine === asked.newest ) {
					setError(
						thrown instanceof ApiError
							? thrown.message
							: String( thrown )
					);
					setIsLoading( false );
				}
			}
		);
	}, [ asked ] );

	useEffect( () => {
		again();
		return () => {
			asked.newest++;
		};
	}, [ key, again, asked ] );

	return { answer, error, isLoading, again };
};
