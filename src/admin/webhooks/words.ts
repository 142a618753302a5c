/** The owner's words for what the routes answer in codes. */
import { __ } from '@wordpress/i18n';
import type { EventState, EventStep, ReplayOutcome } from '../../api/events';
import type { Tone } from '../components/badge';

export const SOURCES: Readonly< Record< string, string > > = {
	sedifex: 'Sedifex',
	selldone: 'Selldone',
	sevi: 'Sevi',
};

export const sourceName = ( source: string ): string =>
	SOURCES[ source ] ?? source;

export const STATES: readonly EventState[] = [
	'pending',
	'processing',
	'done',
	'ignored',
	'dead',
];

export const stateWord = ( state: EventState ): string =>
	( {
		pending: __( 'Waiting', 'sedifex-sync' ),
		processing: __( 'In progress', 'sedifex-sync' ),
		done: __( 'Done', 'sedifex-sync' ),
		ignored: __( 'Set aside', 'sedifex-sync' ),
		dead: __( 'Failed', 'sedifex-sync' ),
	} )[ state ];

export const STATE_TONES: Readonly< Record< EventState, Tone > > = {
	pending: 'waiting',
	processing: 'waiting',
	done: 'good',
	ignored: 'ended',
	dead: 'failed',
};

/** A delivery may come without a name. */
export const typeName = ( type: string ): string =>
	'' === type ? __( 'No name', 'sedifex-sync' ) : type;

export const stepName = ( step: EventStep[ 'step' ] ): string =>
	( {
		received: __( 'Received', 'sedifex-sync' ),
		signature: __( 'Sender', 'sedifex-sync' ),
		duplicate: __( 'Seen before?', 'sedifex-sync' ),
		stale: __( 'Out of date?', 'sedifex-sync' ),
		applied: __( 'Applied', 'sedifex-sync' ),
	} )[ step ];

/** Two steps are questions, and "no" is what one hopes for. */
export const toneOf = ( {
	step,
	mark,
}: Pick< EventStep, 'step' | 'mark' > ): EventStep[ 'mark' ] =>
	'no' === mark && ( 'duplicate' === step || 'stale' === step )
		? 'yes'
		: mark;

/** For those who do not see the mark. */
export const markWord = ( mark: EventStep[ 'mark' ] ): string =>
	( {
		yes: __( 'Good', 'sedifex-sync' ),
		no: __( 'Not good', 'sedifex-sync' ),
		note: __( 'Good to know', 'sedifex-sync' ),
		waiting: __( 'Not yet', 'sedifex-sync' ),
	} )[ mark ];

export const outcomeWord = ( outcome: ReplayOutcome[ 'outcome' ] ): string =>
	( {
		change: __( 'Changes', 'sedifex-sync' ),
		stale: __( 'Out of date', 'sedifex-sync' ),
		same: __( 'No change', 'sedifex-sync' ),
		unknown: __( 'Not known before', 'sedifex-sync' ),
		no_body: __( 'Cannot be replayed', 'sedifex-sync' ),
		other: __( 'Looked at again', 'sedifex-sync' ),
	} )[ outcome ];

export const OUTCOME_TONES: Readonly<
	Record< ReplayOutcome[ 'outcome' ], Tone >
> = {
	change: 'needs',
	stale: 'plain',
	same: 'plain',
	unknown: 'plain',
	no_body: 'ended',
	other: 'plain',
};
