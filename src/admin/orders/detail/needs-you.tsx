import { __, sprintf } from '@wordpress/i18n';
import type { OrderDetail } from '../../../api/orders';
import { money } from '../../components/format';
import { ActionButtons } from '../parts/action-buttons';
import type { Acting } from '../use-action';

interface Props {
	readonly order: OrderDetail;
	readonly acting: Acting;
}

const sentence = (
	order: OrderDetail,
	one: OrderDetail[ 'evidence' ][ number ]
): string => {
	const expected = money( one.expected_minor, order.currency );
	return null === one.paid_minor
		? sprintf(
				/* translators: %s: a sum of money. */
				__( '%s expected, no sum reported', 'sedifex-sync' ),
				expected
			)
		: sprintf(
				/* translators: 1, 2: sums of money. */
				__( '%1$s expected, %2$s reported', 'sedifex-sync' ),
				expected,
				money( one.paid_minor, order.currency )
			);
};

/** Why this order needs a person, what speaks for it, and what to do; quieter once it is handled. */
export const NeedsYou = ( { order, acting }: Props ) => (
	<section
		className={ `sedifex-orders__needs${
			order.is_handled ? ' is-handled' : ''
		}` }
	>
		<h3>
			{ order.is_handled
				? __( 'Handled', 'sedifex-sync' )
				: __( 'This order needs you', 'sedifex-sync' ) }
		</h3>
		<p>
			<strong>{ order.what }</strong>
			{ ! order.is_handled && ` ${ order.advice }` }
		</p>
		{ order.evidence.length > 0 && (
			<dl className="sedifex-orders__facts">
				{ order.evidence.map( ( one ) => (
					<div key={ one.id }>
						<dt>
							<code>{ one.id }</code>
						</dt>
						<dd>{ sentence( order, one ) }</dd>
					</div>
				) ) }
			</dl>
		) }
		<ActionButtons order={ order } acting={ acting } />
	</section>
);
