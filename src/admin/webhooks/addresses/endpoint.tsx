import { Card, CardBody, Icon } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { Endpoint, NewSecretAnswer } from '../../../api/endpoints';
import { Badge } from '../../components/badge';
import { When } from '../../components/when';
import type { Place } from '../use-place';
import { Choices } from './choices';
import { Extra } from './extra';
import { Made } from './made';
import { Address, SecondAddress } from './paste';
import { Refusals } from './refusals';
import { Secrets } from './secrets';
import { TestDelivery } from './test-delivery';
import { purpose } from './words';

interface Props {
	readonly endpoint: Endpoint;
	/** Why no secret can be made is said elsewhere already. */
	readonly isSaid: boolean;
	readonly onChanged: () => void;
	readonly go: ( to: Place ) => void;
}

const Hint = ( { text }: { readonly text: string } ) => (
	<p className="sedifex-webhooks__hint">
		<Icon icon={ caution } size={ 20 } />
		<span>{ text }</span>
	</p>
);

const State = ( { endpoint }: { readonly endpoint: Endpoint } ) => {
	const { secret, last_delivery_at: at } = endpoint;
	if ( ! secret.has_value ) {
		return (
			<Badge tone="plain" label={ __( 'Not set up', 'sedifex-sync' ) } />
		);
	}
	if ( null === at ) {
		return (
			<Badge
				tone="waiting"
				label={ __( 'Nothing received yet', 'sedifex-sync' ) }
			/>
		);
	}
	return (
		<span className="sedifex-webhooks__last">
			<Badge
				tone="good"
				label={ __( 'Last delivery', 'sedifex-sync' ) }
			/>{ ' ' }
			<When at={ at } />
		</span>
	);
};

/** One system: where it sends to, what proves it, and whether that works. */
export const EndpointCard = ( { endpoint, isSaid, onChanged, go }: Props ) => {
	const [ made, setMade ] = useState< NewSecretAnswer | null >( null );
	const { source, secret } = endpoint;
	const title = `sedifex-webhooks-${ source }`;
	return (
		<section aria-labelledby={ title }>
			<Card className="sedifex-webhooks__endpoint">
				<CardBody>
					<header>
						<h2 id={ title }>{ endpoint.label }</h2>
						<State endpoint={ endpoint } />
					</header>
					<p>{ purpose( source ) }</p>
					{ null !== endpoint.silence && (
						<Hint text={ endpoint.silence } />
					) }
					{ secret.locked && (
						<Hint
							text={ __(
								'The stored secret cannot be read, because the security keys of this site have changed. Make a new one.',
								'sedifex-sync'
							) }
						/>
					) }
					{ null === made ? (
						<>
							<Address endpoint={ endpoint } />
							<Secrets
								endpoint={ endpoint }
								isSaid={ isSaid }
								onMade={ ( answer ) => {
									setMade( answer );
									onChanged();
								} }
								onChanged={ onChanged }
							/>
							<SecondAddress endpoint={ endpoint } />
						</>
					) : (
						<Made
							endpoint={ endpoint }
							made={ made }
							onSeen={ () => setMade( null ) }
						/>
					) }
					{ endpoint.extra.map( ( extra ) => (
						<Extra
							key={ extra.name }
							extra={ extra }
							onChanged={ onChanged }
						/>
					) ) }
					<Choices endpoint={ endpoint } onChanged={ onChanged } />
					{ endpoint.notes.length > 0 && (
						<ul className="sedifex-webhooks__notes">
							{ endpoint.notes.map( ( note ) => (
								<li key={ note }>{ note }</li>
							) ) }
						</ul>
					) }
					{ secret.has_value && (
						<div className="sedifex-webhooks__try">
							<TestDelivery
								endpoint={ endpoint }
								go={ go }
								onDone={ onChanged }
							/>
							<Refusals endpoint={ endpoint } />
						</div>
					) }
				</CardBody>
			</Card>
		</section>
	);
};
