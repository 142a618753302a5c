import { Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EventDetail } from '../../../api/events';
import { screenUrl } from '../../shell/mount';
import { Chain } from './chain';
import { Changes } from './changes';

/** What happened to it, and what it did. */
export const Story = ( { delivery }: { readonly delivery: EventDetail } ) => (
	<div>
		<Card className="sedifex-webhooks__card">
			<CardBody>
				<h3>{ __( 'What happened', 'sedifex-sync' ) }</h3>
				<Chain steps={ delivery.chain } />
			</CardBody>
		</Card>
		<Card className="sedifex-webhooks__card">
			<CardBody>
				<h3>{ __( 'What it changed', 'sedifex-sync' ) }</h3>
				<Changes changes={ delivery.changes } />
				{ null !== delivery.order && (
					<p>
						<a
							href={ screenUrl( 'orders', {
								order: String( delivery.order.id ),
							} ) }
						>
							{ __( 'Open the order', 'sedifex-sync' ) }{ ' ' }
							<bdi>{ delivery.order.reference }</bdi>
						</a>
					</p>
				) }
			</CardBody>
		</Card>
	</div>
);
