import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	endSecret,
	makeSecret,
	type Endpoint,
	type LiveSecret,
	type NewSecretAnswer,
} from '../../../api/endpoints';
import { Badge } from '../../components/badge';
import { When } from '../../components/when';
import { Dialog } from '../dialog';
import { useTask } from '../use-task';
import { secretName } from './words';

interface Props {
	readonly endpoint: Endpoint;
	/** Why none can be made is said elsewhere already. */
	readonly isSaid: boolean;
	readonly onMade: ( made: NewSecretAnswer ) => void;
	readonly onChanged: () => void;
}

const endsIn = ( { last4 }: LiveSecret ): string =>
	'' === last4
		? '••••'
		: sprintf(
				/* translators: %s: the last four characters of a secret. */
				__( 'ends in %s', 'sedifex-sync' ),
				last4
			);

/** The secrets that are taken now: more than one only while a new one takes over. */
const Live = ( {
	live,
	onEnd,
}: {
	readonly live: readonly LiveSecret[];
	readonly onEnd: ( secret: LiveSecret ) => void;
} ) => (
	<ul className="sedifex-webhooks__live">
		{ live.map( ( secret ) => (
			<li key={ secret.id }>
				<Badge
					tone={ secret.newest ? 'good' : 'waiting' }
					label={
						secret.newest
							? __( 'Newest', 'sedifex-sync' )
							: __( 'Older, still taken', 'sedifex-sync' )
					}
				/>
				<bdi>{ endsIn( secret ) }</bdi>
				<span className="sedifex-webhooks__quiet">
					{ null === secret.last_used_at ? (
						__( 'not used yet', 'sedifex-sync' )
					) : (
						<>
							{ __( 'last used', 'sedifex-sync' ) }{ ' ' }
							<When at={ secret.last_used_at } />
						</>
					) }
				</span>
				{ ! secret.newest && (
					<Button variant="link" onClick={ () => onEnd( secret ) }>
						{ __( 'End it', 'sedifex-sync' ) }
						<span className="screen-reader-text">
							{ `: ${ endsIn( secret ) }` }
						</span>
					</Button>
				) }
			</li>
		) ) }
	</ul>
);

const makeWord = ( { secret, secret_in_address: isAddress }: Endpoint ) => {
	if ( secret.has_value ) {
		return __( 'Make a new one', 'sedifex-sync' );
	}
	return isAddress
		? __( 'Make the address', 'sedifex-sync' )
		: __( 'Make the secret', 'sedifex-sync' );
};

/** Secrets: made, seen once, followed by newer ones, ended. */
export const Secrets = ( { endpoint, isSaid, onMade, onChanged }: Props ) => {
	const [ isAsking, setIsAsking ] = useState( false );
	const [ ending, setEnding ] = useState< LiveSecret | null >( null );
	const task = useTask();
	const { source, live, secret, no_new_secret: whyNot } = endpoint;
	const make = () =>
		task.run(
			() => makeSecret( source ),
			( answer ) => {
				setIsAsking( false );
				onMade( answer );
			}
		);
	return (
		<>
			{ live.length > 0 && (
				<div className="sedifex-webhooks__line">
					<p>{ secretName( source ) }</p>
					<Live live={ live } onEnd={ setEnding } />
				</div>
			) }
			{ null !== whyNot && ! isSaid && (
				<p className="sedifex-webhooks__quiet">{ whyNot }</p>
			) }
			{ null === whyNot && (
				<Button
					__next40pxDefaultSize
					variant={ secret.has_value ? 'secondary' : 'primary' }
					isBusy={ task.isBusy && ! isAsking }
					disabled={ task.isBusy }
					accessibleWhenDisabled
					onClick={ () =>
						secret.has_value ? setIsAsking( true ) : make()
					}
				>
					{ makeWord( endpoint ) }
				</Button>
			) }
			{ '' !== task.error && ! isAsking && null === ending && (
				<p className="sedifex-webhooks__wrong">{ task.error }</p>
			) }
			{ isAsking && (
				<Dialog
					title={ __( 'Make a new secret?', 'sedifex-sync' ) }
					does={ __( 'Make a new one', 'sedifex-sync' ) }
					isBusy={ task.isBusy }
					error={ task.error }
					onClose={ () => setIsAsking( false ) }
					onDo={ make }
				>
					<p>
						{ sprintf(
							/* translators: %s: name of another system, such as Sedifex. */
							__(
								'The present one is taken until you end it, so nothing is lost while you paste the new one in %s.',
								'sedifex-sync'
							),
							endpoint.label
						) }
					</p>
				</Dialog>
			) }
			{ null !== ending && (
				<Dialog
					title={ __( 'End the older secret?', 'sedifex-sync' ) }
					does={ __( 'End it', 'sedifex-sync' ) }
					isDestructive
					isBusy={ task.isBusy }
					error={ task.error }
					onClose={ () => setEnding( null ) }
					onDo={ () =>
						task.run(
							() => endSecret( source, ending.id ),
							() => {
								setEnding( null );
								onChanged();
							}
						)
					}
				>
					<p>
						{ sprintf(
							/* translators: %s: name of another system, such as Sedifex. */
							__(
								'From now on, what %s sends with it is refused. This cannot be taken back.',
								'sedifex-sync'
							),
							endpoint.label
						) }{ ' ' }
						{ null === ending.last_used_at ? (
							__( 'It was never used.', 'sedifex-sync' )
						) : (
							<>
								{ __( 'It was last used', 'sedifex-sync' ) }{ ' ' }
								<When at={ ending.last_used_at } />.
							</>
						) }
					</p>
				</Dialog>
			) }
		</>
	);
};
