import { Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { OrderDetail } from '../../../api/orders';
import { money } from '../../components/format';
import { Copy } from '../../components/copy';

/** What was ordered, by whom, and how it is to get there. */
export const Contents = ( { order }: { readonly order: OrderDetail } ) => (
	<div>
		<Card>
			<CardBody>
				<h3>{ __( 'What was ordered', 'sedifex-sync' ) }</h3>
				<table className="sedifex-orders__items">
					<tbody>
						{ order.items.map( ( item, index ) => (
							<tr key={ index }>
								<th scope="row">
									{ item.quantity } × { item.name }
								</th>
								<td>
									{ money( item.line_minor, order.currency ) }
								</td>
							</tr>
						) ) }
						{ order.fee_minor > 0 && (
							<tr>
								<th scope="row">
									{ __( 'Payment fee', 'sedifex-sync' ) }
								</th>
								<td>
									{ money( order.fee_minor, order.currency ) }
								</td>
							</tr>
						) }
					</tbody>
					<tfoot>
						<tr>
							<th scope="row">
								{ __( 'Total', 'sedifex-sync' ) }
							</th>
							<td>
								{ money( order.total_minor, order.currency ) }
							</td>
						</tr>
					</tfoot>
				</table>
			</CardBody>
		</Card>
		<Card>
			<CardBody>
				<h3>{ __( 'Customer', 'sedifex-sync' ) }</h3>
				<p className="sedifex-orders__person">
					<strong>{ order.customer.name }</strong>
					{ '' !== order.phone && (
						<a href={ `tel:${ order.phone.replace( / /g, '' ) }` }>
							<bdi>{ order.phone }</bdi>
						</a>
					) }
					{ '' !== order.email && (
						<a href={ `mailto:${ order.email }` }>
							<bdi>{ order.email }</bdi>
						</a>
					) }
				</p>
				<dl className="sedifex-orders__facts">
					<div>
						<dt>
							{ 'pickup' === order.receive
								? __( 'Pick-up', 'sedifex-sync' )
								: __( 'Delivery', 'sedifex-sync' ) }
						</dt>
						<dd>
							{ 'pickup' === order.receive
								? __( 'At your store', 'sedifex-sync' )
								: order.location }
						</dd>
					</div>
					{ order.also.length > 0 && (
						<div>
							<dt>{ __( 'Also', 'sedifex-sync' ) }</dt>
							<dd>
								{ order.also.map( ( one ) => (
									<bdi
										key={ one }
										className="sedifex-orders__also"
									>
										{ one }
									</bdi>
								) ) }
							</dd>
						</div>
					) }
					{ '' !== order.notes && (
						<div>
							<dt>{ __( 'Note', 'sedifex-sync' ) }</dt>
							<dd className="sedifex-orders__words">
								{ order.notes }
							</dd>
						</div>
					) }
				</dl>
				<div className="sedifex-orders__actions">
					<Copy
						text={ order.status_url }
						label={ __(
							'Copy the customer’s link',
							'sedifex-sync'
						) }
					/>
				</div>
				<p className="sedifex-orders__help">
					{ __(
						'The link opens the order’s page for whoever has it. Send it to your customer only.',
						'sedifex-sync'
					) }
				</p>
			</CardBody>
		</Card>
	</div>
);
