import { Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { getEndpoints } from '../../../api/endpoints';
import { Trouble } from '../../components/trouble';
import { useLive } from '../../components/use-live';
import type { Place } from '../use-place';
import { EndpointCard } from './endpoint';

const EVERY = 15_000;

/** Where the three systems are told to send, and how each of them proves itself. */
export const Addresses = ( { go }: { readonly go: ( to: Place ) => void } ) => {
	const { answer, error, refresh } = useLive( getEndpoints, EVERY );
	const again = () => void refresh();
	if ( null === answer ) {
		return '' === error ? (
			<Spinner />
		) : (
			<Trouble text={ error } onRetry={ again } />
		);
	}
	// The same for all of them is said once.
	const [ first, ...others ] = answer.endpoints;
	const shared =
		others.every( ( one ) => first?.no_new_secret === one.no_new_secret ) &&
		first?.no_new_secret;
	return (
		<div className="sedifex-webhooks__addresses">
			<p className="sedifex-webhooks__quiet">
				{ __(
					'Use the ones that you need. Your shop works without them too: it asks Sedifex by itself, only later.',
					'sedifex-sync'
				) }
			</p>
			{ '' !== error && <Trouble text={ error } onRetry={ again } /> }
			{ 'string' === typeof shared && (
				<Notice status="warning" isDismissible={ false }>
					{ shared }
				</Notice>
			) }
			{ answer.endpoints.map( ( endpoint ) => (
				<EndpointCard
					key={ endpoint.source }
					endpoint={ endpoint }
					isSaid={ 'string' === typeof shared }
					onChanged={ again }
					go={ go }
				/>
			) ) }
		</div>
	);
};
