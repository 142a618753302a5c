import { useRef, useState } from '@wordpress/element';
import { getStatus, syncCatalogue } from '../../api/client';
import { ApiError } from '../../api/ask';

export interface Sync {
	readonly state: 'waiting' | 'running' | 'done' | 'failed';
	/** Items in the shop afterwards. */
	readonly items: number;
	/** Why it failed; '' otherwise. */
	readonly problem: string;
	start: () => Promise< void >;
	/** Says what is there already, and fetches only where nothing is. */
	look: () => Promise< void >;
}

/** Fetches the catalogue in the background and says how far it is. */
export const useSync = (): Sync => {
	const [ now, setNow ] = useState< Omit< Sync, 'start' | 'look' > >( {
		state: 'waiting',
		items: 0,
		problem: '',
	} );
	const isRunning = useRef( false );
	const start = async () => {
		if ( isRunning.current ) {
			return;
		}
		isRunning.current = true;
		setNow( { state: 'running', items: 0, problem: '' } );
		let problem = '';
		try {
			await syncCatalogue();
		} catch ( thrown ) {
			problem = thrown instanceof ApiError ? thrown.message : '';
		}
		// Another process may have fetched it meanwhile: what counts is what is there.
		const status = await getStatus().catch( () => null );
		isRunning.current = false;
		setNow( {
			state:
				'' === problem || ( status?.as_of ?? null ) !== null
					? 'done'
					: 'failed',
			items: status?.items ?? 0,
			problem,
		} );
	};
	const look = async () => {
		const status = await getStatus().catch( () => null );
		if ( null === ( status?.as_of ?? null ) ) {
			await start();
		} else {
			setNow( {
				state: 'done',
				items: status?.items ?? 0,
				problem: '',
			} );
		}
	};
	return { ...now, start, look };
};
