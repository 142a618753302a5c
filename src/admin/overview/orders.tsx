import { __, sprintf } from '@wordpress/i18n';
import type { OverviewAnswer, OverviewOrder } from '../../api/overview';
import { screenUrl } from '../shell/mount';
import { Ago } from './ago';
import { Panel } from './panel';

const link = ( { reference }: OverviewOrder ): string =>
	screenUrl( 'orders', { order: reference } );

/** What only a person can decide, each with what happened and the one thing to do. */
export const NeedsPerson = ( { overview }: { overview: OverviewAnswer } ) => (
	<Panel
		title={ __( 'Needs you', 'sedifex-sync' ) }
		aside={
			overview.waiting > overview.needs_person.length && (
				<a href={ screenUrl( 'orders' ) }>
					{ sprintf(
						/* translators: %d: number of orders. */
						__( 'See all %d', 'sedifex-sync' ),
						overview.waiting
					) }
				</a>
			)
		}
	>
		<ul className="sedifex-overview__needs">
			{ overview.needs_person.map( ( order ) => (
				<li key={ order.reference }>
					<p>
						<a href={ link( order ) }>
							<strong>{ order.reference }</strong>
						</a>{ ' ' }
						<span>
							{ order.customer } · { order.total } ·{ ' ' }
							<Ago at={ order.ordered_at } />
						</span>
					</p>
					<p>{ order.sentence }</p>
					<p className="sedifex-overview__how">{ order.advice }</p>
				</li>
			) ) }
		</ul>
	</Panel>
);

/** The last few orders, whatever their state. */
export const LatestOrders = ( { overview }: { overview: OverviewAnswer } ) => (
	<Panel
		title={ __( 'Last orders', 'sedifex-sync' ) }
		aside={
			overview.latest.length > 0 && (
				<a href={ screenUrl( 'orders' ) }>
					{ __( 'See all orders', 'sedifex-sync' ) }
				</a>
			)
		}
	>
		{ 0 === overview.latest.length ? (
			<p className="sedifex-overview__how">
				{ __(
					'No orders yet. Each one appears here as soon as it is placed.',
					'sedifex-sync'
				) }
			</p>
		) : (
			<ul className="sedifex-overview__latest">
				{ overview.latest.map( ( order ) => (
					<li key={ order.reference }>
						<a href={ link( order ) }>{ order.reference }</a>
						<span className="sedifex-overview__customer">
							{ order.customer }
						</span>
						<span
							className={ `sedifex-overview__state is-${ order.tone }` }
						>
							{ order.state }
						</span>
						<span className="sedifex-overview__total">
							{ order.total }
						</span>
						<Ago at={ order.ordered_at } />
					</li>
				) ) }
			</ul>
		) }
	</Panel>
);
