import { Card, CardBody } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { EventDetail } from '../../../api/events';
import { Copy } from '../../components/copy';
import { exactly } from '../../components/format';
import { When } from '../../components/when';
import { Fact } from '../fact';

/** What it is about, and how often it came and was tried. */
export const Facts = ( { delivery }: { readonly delivery: EventDetail } ) => (
	<Card className="sedifex-webhooks__card">
		<CardBody>
			<h3>{ __( 'This delivery', 'sedifex-sync' ) }</h3>
			<dl className="sedifex-webhooks__facts">
				<Fact term={ __( 'About', 'sedifex-sync' ) }>
					{ '' === delivery.object ? (
						__( 'Nothing that this site knows', 'sedifex-sync' )
					) : (
						<>
							<code dir="ltr">{ delivery.object }</code>
							<Copy
								isSmall
								text={ delivery.object }
								label={ __(
									'Copy what it is about',
									'sedifex-sync'
								) }
							/>
						</>
					) }
				</Fact>
				<Fact term={ __( 'Received', 'sedifex-sync' ) }>
					{ exactly( delivery.received_at ) }
				</Fact>
				{ delivery.deliveries > 1 && (
					<Fact term={ __( 'Came', 'sedifex-sync' ) }>
						{ sprintf(
							/* translators: %d: number of times. */
							_n(
								'%d time, last',
								'%d times, last',
								delivery.deliveries,
								'sedifex-sync'
							),
							delivery.deliveries
						) }{ ' ' }
						<When at={ delivery.last_at } />
					</Fact>
				) }
				<Fact term={ __( 'Tried', 'sedifex-sync' ) }>
					{ sprintf(
						/* translators: %d: number of times. */
						_n(
							'%d time',
							'%d times',
							delivery.attempts,
							'sedifex-sync'
						),
						delivery.attempts
					) }
				</Fact>
				{ null !== delivery.settled_at && (
					<Fact term={ __( 'Finished', 'sedifex-sync' ) }>
						<When at={ delivery.settled_at } />
					</Fact>
				) }
				{ null !== delivery.next_try && (
					<Fact term={ __( 'Next try', 'sedifex-sync' ) }>
						{ exactly( delivery.next_try ) }
					</Fact>
				) }
			</dl>
		</CardBody>
	</Card>
);

/** What went wrong, each time; the newest first. */
export const Errors = ( { delivery }: { readonly delivery: EventDetail } ) => (
	<Card className="sedifex-webhooks__card">
		<CardBody>
			<h3>{ __( 'What went wrong', 'sedifex-sync' ) }</h3>
			<ul className="sedifex-webhooks__errors">
				{ [ ...delivery.errors ].reverse().map( ( one, index ) => (
					<li key={ index }>
						<When at={ one.at } />
						<span>{ one.sentence }</span>
					</li>
				) ) }
			</ul>
		</CardBody>
	</Card>
);
