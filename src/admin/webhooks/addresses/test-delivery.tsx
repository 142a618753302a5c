import { Button, Icon } from '@wordpress/components';
import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { caution, check, closeSmall } from '@wordpress/icons';
import {
	sendTestDelivery,
	type Endpoint,
	type TestDeliveryAnswer,
} from '../../../api/endpoints';
import { GoLink } from '../go-link';
import { deliveryAt, type Place } from '../use-place';
import { useTask } from '../use-task';
import { markWord } from '../words';
import { hopName } from './words';

const icons = { yes: check, no: closeSmall, note: caution } as const;

interface Props {
	readonly endpoint: Endpoint;
	readonly go: ( to: Place ) => void;
	readonly onDone: () => void;
}

/** A sample that goes the whole way, as the other system would send it; each hop is told. */
export const TestDelivery = ( { endpoint, go, onDone }: Props ) => {
	const [ answer, setAnswer ] = useState< TestDeliveryAnswer | null >( null );
	const task = useTask();
	return (
		<>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ task.isBusy }
				disabled={ task.isBusy }
				accessibleWhenDisabled
				onClick={ () => {
					setAnswer( null );
					task.run(
						() => sendTestDelivery( endpoint.source ),
						( found ) => {
							setAnswer( found );
							const last =
								found.hops.find(
									( { mark } ) => 'no' === mark
								) ?? found.hops.at( -1 );
							speak( last?.sentence ?? '' );
							onDone();
						}
					);
				} }
			>
				{ task.isBusy
					? __( 'On its way…', 'sedifex-sync' )
					: __( 'Send a test delivery', 'sedifex-sync' ) }
				<span className="screen-reader-text">
					{ ` ${ endpoint.label }` }
				</span>
			</Button>
			{ '' !== task.error && (
				<p className="sedifex-webhooks__wrong">{ task.error }</p>
			) }
			{ null !== answer && (
				<div className="sedifex-webhooks__test">
					<ol
						className="sedifex-webhooks__chain"
						aria-label={ __(
							'The way of the test delivery',
							'sedifex-sync'
						) }
					>
						{ answer.hops.map( ( { step, mark, sentence } ) => (
							<li key={ step } className={ `is-${ mark }` }>
								<span className="sedifex-webhooks__mark">
									<Icon icon={ icons[ mark ] } size={ 20 } />
								</span>
								<div>
									<p className="sedifex-webhooks__step">
										<strong>{ hopName( step ) }</strong>
										<span className="screen-reader-text">
											{ markWord( mark ) }
										</span>
									</p>
									<p>{ sentence }</p>
								</div>
							</li>
						) ) }
					</ol>
					{ null !== answer.event_id && (
						<GoLink to={ deliveryAt( answer.event_id ) } go={ go }>
							{ __( 'See it in the log', 'sedifex-sync' ) }
						</GoLink>
					) }
				</div>
			) }
		</>
	);
};
