import { speak } from '@wordpress/a11y';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError } from '../../api/ask';

export interface Task {
	readonly isBusy: boolean;
	/** Why the last one failed; '' = it did not. */
	readonly error: string;
	/** Does one thing at a time; what is asked for meanwhile is left out. */
	readonly run: < T >(
		work: () => Promise< T >,
		then: ( result: T ) => void
	) => void;
}

/** Something is done for the owner: whether it is under way, and why it did not work. */
export const useTask = (): Task => {
	const [ isBusy, setIsBusy ] = useState( false );
	const [ error, setError ] = useState( '' );
	const alive = useRef( true );
	const busy = useRef( false );
	useEffect( () => {
		alive.current = true;
		return () => {
			alive.current = false;
		};
	}, [] );
	return {
		isBusy,
		error,
		run: ( work, then ) => {
			if ( busy.current ) {
				return;
			}
			busy.current = true;
			setIsBusy( true );
			setError( '' );
			void work()
				.then(
					( result ) => alive.current && then( result ),
					( thrown: unknown ) => {
						const text =
							thrown instanceof ApiError
								? thrown.message
								: __(
										'Something went wrong on the way. Please try again.',
										'sedifex-sync'
									);
						setError( text );
						speak( text, 'assertive' );
					}
				)
				.finally( () => {
					busy.current = false;
					setIsBusy( false );
				} );
		},
	};
};
