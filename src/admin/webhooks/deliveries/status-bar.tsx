import { Button, Icon } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { caution } from '@wordpress/icons';
import type { EventsAnswer, EventsHealth } from '../../../api/events';
import { Badge, type Tone } from '../../components/badge';
import { Copy } from '../../components/copy';
import { When } from '../../components/when';
import { Fact } from '../fact';
import { cronLine, isLate } from './late';
import { useReach } from './use-reach';

interface Props {
	readonly answer: EventsAnswer;
	readonly onShowFailed: () => void;
}

/** In one word or two; what fails or waits is told beside it. */
const verdict = (
	{ counts }: EventsHealth,
	late: boolean
): readonly [ Tone, string ] => {
	const waiting = counts.pending + counts.processing;
	if ( late ) {
		return [ 'needs', __( 'The worker is late', 'sedifex-sync' ) ];
	}
	if ( counts.dead > 0 ) {
		return [ 'needs', __( 'Something failed', 'sedifex-sync' ) ];
	}
	return waiting > 0
		? [
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
			]
		: [ 'good', __( 'Up to date', 'sedifex-sync' ) ];
};

const Reach = ( {
	troubles,
}: {
	readonly troubles: ReturnType< typeof useReach >;
} ) => {
	if ( null === troubles ) {
		return <>{ __( 'Being looked at …', 'sedifex-sync' ) }</>;
	}
	return 0 === troubles.length ? (
		<Badge tone="good" label={ __( 'Open', 'sedifex-sync' ) } />
	) : (
		<Badge tone="needs" label={ __( 'Look here', 'sedifex-sync' ) } />
	);
};

/** How the work on what was received stands, and what to do where it does not move. */
export const StatusBar = ( { answer, onShowFailed }: Props ) => {
	const { health, as_of: asOf } = answer;
	const late = isLate( health, Date.parse( asOf ) );
	const [ tone, word ] = verdict( health, late );
	const failed = health.counts.dead;
	const troubles = useReach();
	return (
		<section
			className="sedifex-webhooks__status"
			aria-label={ __( 'How it stands', 'sedifex-sync' ) }
		>
			<dl>
				<Fact term={ __( 'State', 'sedifex-sync' ) }>
					<Badge tone={ tone } label={ word } />
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
				<Fact term={ __( 'Failed', 'sedifex-sync' ) }>
					{ 0 === failed ? (
						__( 'None', 'sedifex-sync' )
					) : (
						<>
							{ sprintf(
								/* translators: %d: number of deliveries. */
								_n(
									'%d delivery',
									'%d deliveries',
									failed,
									'sedifex-sync'
								),
								failed
							) }
							<Button variant="link" onClick={ onShowFailed }>
								{ __( 'Show them', 'sedifex-sync' ) }
							</Button>
						</>
					) }
				</Fact>
				<Fact term={ __( 'From outside', 'sedifex-sync' ) }>
					<Reach troubles={ troubles } />
				</Fact>
			</dl>
			{ troubles?.map( ( { test, label } ) => (
				<p key={ test } className="sedifex-webhooks__hint">
					<Icon icon={ caution } size={ 20 } />
					<span>
						{ label }.{ ' ' }
						<a href="site-health.php">
							{ __( 'See what to do', 'sedifex-sync' ) }
						</a>
					</span>
				</p>
			) ) }
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
