import { useEffect, useState } from '@wordpress/element';
import {
	getAuthorization,
	getReach,
	type SiteHealthAnswer,
} from '../../../api/site-health';

/**
 * Whether senders reach this site. Asked once when the screen is opened: the
 * server calls itself for it, which takes a moment.
 *
 * @return Null while it is being looked at; what is not well, the worst first.
 */
export function useReach(): readonly SiteHealthAnswer[] | null {
	const [ found, setFound ] = useState< readonly SiteHealthAnswer[] | null >(
		null
	);
	useEffect( () => {
		let gone = false;
		void Promise.allSettled( [ getReach(), getAuthorization() ] ).then(
			( answers ) => {
				const [ reach, header ] = answers.map( ( answer ) =>
					'fulfilled' === answer.status ? answer.value : null
				);
				if ( ! gone ) {
					setFound( [
						...( reach && 'good' !== reach.status
							? [ reach ]
							: [] ),
						// Without Sevi nothing depends on it.
						...( 'critical' === header?.status ? [ header ] : [] ),
					] );
				}
			}
		);
		return () => {
			gone = true;
		};
	}, [] );
	return found;
}
