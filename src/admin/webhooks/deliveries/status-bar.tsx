import { Button, Icon } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { EventsAnswer } from '../../../api/events';
import { Badge, type Tone } from '../../components/badge';
import { Copy } from '../../components/copy';
import { When } from '../../components/when';
import { cronLine, isLate } from './late';

interface Props {
	readonly answer: EventsAnswer;
	readonly onShowFailed: () => void;
}

const Fact = ( {
	term,
	children,
}: {
	readonly term: string;
	readonly children: ReactNode;
} ) => (
	<div>
		<dt>{ term }</dt>
		<dd>{ children }</dd>
	</div>
);

const verdict = (
	{ health }: EventsAnswer,
	late: boolean
): readonly [ Tone, string ] => {
	if ( late ) {
		return [ 'needs', __( 'The worker is late', 'sedifex-sync' ) ];
	}
	if ( health.counts.dead > 0 ) {
		return [
			'failed',
			sprintf(
				/* translators: %d: number of deliveries. */
				_n(
					'%d delivery failed',
					'%d deliveries failed',
					health.counts.dead,
					'sedifex-sync'
				),
				health.counts.dead
			),
		];
	}
	return [ 'good', __( 'Everything is worked off', 'sedifex-sync' ) ];
};

/** How the work on what was received stands, and what to do where it does not move. */
export const StatusBar = ( { answer, onShowFailed }: Props ) => {
	const { health, as_of: asOf } = answer;
	const { counts } = health;
	const late = isLate( health, Date.parse( asOf ) );
	const waiting = counts.pending + counts.processing;
	const [ tone, word ] =
		waiting > 0 && ! late && 0 === counts.dead
			? ( [
					'waiting',
					sprintf(
						/* translators: %d: number of deliveries. */
						_n(
							'%d delivery is being worked on',
							'%d deliveries are being worked on',
							waiting,
							'sedifex-sync'
						),
						waiting
					),
				] as const )
			: verdict( answer, late );
	return (
		<section
			className="sedifex-webhooks__status"
			aria-label={ __( 'How it stands', 'sedifex-sync' ) }
		>
			<dl>
				<Fact term={ __( 'State', 'sedifex-sync' ) }>
					<Badge tone={ tone } label={ word } />
					{ counts.dead > 0 && (
						<Button variant="link" onClick={ onShowFailed }>
							{ __( 'Show them', 'sedifex-sync' ) }
						</Button>
					) }
				</Fact>
				<Fact term={ __( 'Worker last ran', 'sedifex-sync' ) }>
					{ null === health.worker_at ? (
						__( 'Not yet', 'sedifex-sync' )
					) : (
						<When at={ health.worker_at } />
					) }
				</Fact>
				<Fact term={ __( 'Oldest waiting', 'sedifex-sync' ) }>
					{ null === health.oldest_waiting ? (
						__( 'Nothing waits', 'sedifex-sync' )
					) : (
						<When at={ health.oldest_waiting } />
					) }
				</Fact>
			</dl>
			{ null !== health.silence && (
				<p className="sedifex-webhooks__hint">
					<Icon icon={ caution } size={ 20 } />
					<span>{ health.silence }</span>
				</p>
			) }
			{ late && (
				<div className="sedifex-webhooks__cron">
					<p>
						{ __(
							'The worker does not come often enough. Give your host this line for the server’s crontab; it wakes the worker every minute.',
							'sedifex-sync'
						) }
					</p>
					<div className="sedifex-webhooks__copy">
						<code dir="ltr">
							{ cronLine( window.location.href ) }
						</code>
						<Copy
							text={ cronLine( window.location.href ) }
							label={ __( 'Copy the line', 'sedifex-sync' ) }
						/>
					</div>
				</div>
			) }
		</section>
	);
};
