import { Spinner } from '@wordpress/components';
import { speak } from '@wordpress/a11y';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	replayEvents,
	type EventChoice,
	type ReplayAnswer,
} from '../../api/events';
import { Badge } from '../components/badge';
import { Dialog } from './dialog';
import { useTask } from './use-task';
import { OUTCOME_TONES, outcomeWord, typeName } from './words';

interface Props {
	readonly choice: EventChoice;
	readonly onClose: () => void;
	/** It is done: what the route said of it. */
	readonly onDone: ( sentence: string ) => void;
}

const Preview = ( { preview }: { readonly preview: ReplayAnswer } ) => (
	<>
		<p>
			<strong>{ preview.sentence }</strong>
		</p>
		{ preview.outcomes.length > 0 && (
			<ul
				className="sedifex-webhooks__outcomes"
				// It scrolls by itself: keys must reach it.
				tabIndex={ 0 }
				aria-label={ __( 'What would happen', 'sedifex-sync' ) }
			>
				{ preview.outcomes.map( ( one ) => (
					<li key={ one.id }>
						<span className="sedifex-webhooks__what">
							<bdi>{ typeName( one.type ) }</bdi>
							<bdi className="sedifex-webhooks__object">
								{ one.object }
							</bdi>
						</span>
						<span>
							<Badge
								tone={ OUTCOME_TONES[ one.outcome ] }
								label={ outcomeWord( one.outcome ) }
							/>
							<br />
							{ one.sentence }
						</span>
					</li>
				) ) }
			</ul>
		) }
		{ preview.total > preview.outcomes.length && (
			<p className="sedifex-webhooks__quiet">
				{ sprintf(
					/* translators: 1: number of deliveries that are listed, 2: number of all of them. */
					__( 'The first %1$d of %2$d are listed.', 'sedifex-sync' ),
					preview.outcomes.length,
					preview.total
				) }
			</p>
		) }
	</>
);

/** First says what would change, then does it when asked to. */
export const Replay = ( { choice, onClose, onDone }: Props ) => {
	const [ preview, setPreview ] = useState< ReplayAnswer | null >( null );
	const task = useTask();
	const [ first ] = useState( choice );
	const { run } = task;
	useEffect( () => {
		run(
			() => replayEvents( first, true ),
			( found ) => {
				setPreview( found );
				speak( found.sentence );
			}
		);
		// eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the dialog opens.
	}, [] );
	const count = preview?.replayable ?? 0;
	return (
		<Dialog
			title={ __( 'Replay deliveries', 'sedifex-sync' ) }
			size="medium"
			does={
				0 === count
					? ''
					: sprintf(
							/* translators: %d: number of deliveries. */
							_n(
								'Replay %d delivery',
								'Replay %d deliveries',
								count,
								'sedifex-sync'
							),
							count
						)
			}
			isBusy={ task.isBusy && null !== preview }
			error={ task.error }
			onClose={ onClose }
			onDo={ () =>
				task.run(
					() => replayEvents( first, false ),
					( { sentence } ) => {
						speak( sentence );
						onDone( sentence );
					}
				)
			}
		>
			<p>
				{ __(
					'A replay works through a stored delivery once more. What is newer here stays as it is.',
					'sedifex-sync'
				) }
			</p>
			{ null === preview && '' === task.error && (
				<p className="sedifex-webhooks__quiet" role="status">
					<Spinner />
					{ __( 'Looking at what would change…', 'sedifex-sync' ) }
				</p>
			) }
			{ null !== preview && <Preview preview={ preview } /> }
		</Dialog>
	);
};
