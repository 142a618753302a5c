import { Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { OrderDetail } from '../../../api/orders';
import { When } from '../../components/when';

/** What happened, oldest first; what people of this site did is marked. */
export const Timeline = ( {
	entries,
}: {
	readonly entries: OrderDetail[ 'timeline' ];
} ) => (
	<Card>
		<CardBody>
			<h3>{ __( 'What happened', 'sedifex-sync' ) }</h3>
			<ol className="sedifex-orders__timeline">
				{ entries.map( ( entry, index ) => (
					<li
						key={ index }
						className={ entry.is_person ? 'is-person' : '' }
					>
						<span>{ entry.label }</span>
						<When at={ entry.at } />
					</li>
				) ) }
			</ol>
		</CardBody>
	</Card>
);
