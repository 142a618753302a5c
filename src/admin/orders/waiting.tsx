import { Button } from '@wordpress/components';
import { _n, __, sprintf } from '@wordpress/i18n';
import { orderName, type OrderRow } from '../../api/orders';
import { money } from '../components/format';
import { ActionButtons } from './parts/action-buttons';
import { Answer } from './parts/answer';
import { When } from '../components/when';
import { orderUrl } from './use-address';
import type { Acting } from './use-action';

interface Props {
	readonly orders: readonly OrderRow[];
	readonly count: number;
	readonly acting: Acting;
	readonly onOpen: ( reference: string ) => void;
	readonly onShowAll: () => void;
}

/** Orders that need a person, before all others: why, what to do, and the buttons for it. */
export const Waiting = ( {
	orders,
	count,
	acting,
	onOpen,
	onShowAll,
}: Props ) => (
	<section
		className="sedifex-orders__waiting"
		aria-label={ __( 'Orders that need you', 'sedifex-sync' ) }
	>
		<Answer acting={ acting } />
		{ count > 0 && (
			<>
				<h2>
					{ sprintf(
						/* translators: %d: number of orders. */
						_n(
							'%d order needs you',
							'%d orders need you',
							count,
							'sedifex-sync'
						),
						count
					) }
				</h2>
				<ul>
					{ orders.map( ( order ) => (
						<li key={ order.id }>
							<p className="sedifex-orders__who">
								<a
									href={ orderUrl( orderName( order ) ) }
									onClick={ ( event ) => {
										if (
											! event.metaKey &&
											! event.ctrlKey
										) {
											event.preventDefault();
											onOpen( orderName( order ) );
										}
									} }
								>
									{ order.reference }
								</a>
								<span>{ order.customer.name }</span>
								<span>
									{ money(
										order.total_minor,
										order.currency
									) }
								</span>
								<When at={ order.ordered_at } />
							</p>
							<p className="sedifex-orders__what">
								<strong>{ order.attention }</strong>{ ' ' }
								{ order.advice }
							</p>
							<ActionButtons order={ order } acting={ acting } />
						</li>
					) ) }
				</ul>
				{ count > orders.length && (
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						onClick={ onShowAll }
					>
						{ sprintf(
							/* translators: %d: number of orders. */
							__(
								'Show all %d of them in the list',
								'sedifex-sync'
							),
							count
						) }
					</Button>
				) }
			</>
		) }
	</section>
);
