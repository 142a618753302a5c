import { Card, CardBody } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { OrderCall, OrderDetail } from '../../../api/orders';
import { money } from '../../components/format';
import { Copy } from '../../components/copy';
import { When } from '../../components/when';

const Call = ( {
	call,
	currency,
}: {
	readonly call: OrderCall;
	readonly currency: string;
} ) => (
	<li>
		<p className="sedifex-orders__who">
			<strong>
				{ 'cash' === call.kind
					? __( 'Pay on delivery', 'sedifex-sync' )
					: __( 'Payment page', 'sedifex-sync' ) }
			</strong>
			<span>{ call.state_label }</span>
			{ null !== call.sent_at && <When at={ call.sent_at } /> }
		</p>
		{ '' !== call.message && <p>{ call.message }</p> }
		<dl className="sedifex-orders__facts">
			<div>
				<dt>{ __( 'Id in Sedifex', 'sedifex-sync' ) }</dt>
				<dd>
					<code>{ call.id }</code>
					<Copy
						isSmall
						text={ call.id }
						label={ __( 'Copy the id', 'sedifex-sync' ) }
					/>
				</dd>
			</div>
			<div>
				<dt>{ __( 'Sum', 'sedifex-sync' ) }</dt>
				<dd>
					{ money( call.total_minor, currency ) }
					{ '' !== call.payment && (
						<>
							{ ' · ' }
							<code>{ call.payment }</code>
						</>
					) }
					{ null !== call.paid_minor &&
						` · ${ money( call.paid_minor, currency ) }` }
				</dd>
			</div>
			<div>
				<dt>{ __( 'Answer', 'sedifex-sync' ) }</dt>
				<dd>
					{ call.http_status > 0
						? `HTTP ${ call.http_status }`
						: __( 'None', 'sedifex-sync' ) }
					{ call.elapsed_ms > 0 && ` · ${ call.elapsed_ms } ms` }
					{ '' !== call.code && (
						<>
							{ ' · ' }
							<code>{ call.code }</code>
						</>
					) }
				</dd>
			</div>
			{ '' !== call.request_id && (
				<div>
					<dt>{ __( 'Request', 'sedifex-sync' ) }</dt>
					<dd>
						<code>{ call.request_id }</code>
						<Copy
							isSmall
							text={ call.request_id }
							label={ __(
								'Copy the request’s id',
								'sedifex-sync'
							) }
						/>
					</dd>
				</div>
			) }
		</dl>
	</li>
);

/** Each call behind the order, for whoever has to ask Sedifex about it; folded away. */
export const Calls = ( { order }: { readonly order: OrderDetail } ) => (
	<Card className="sedifex-orders__calls">
		<CardBody>
			<details>
				<summary>
					{ sprintf(
						/* translators: %d: number of calls. */
						_n(
							'%d call to Sedifex',
							'%d calls to Sedifex',
							order.calls.length,
							'sedifex-sync'
						),
						order.calls.length
					) }
				</summary>
				<ul>
					{ order.calls.map( ( call ) => (
						<Call
							key={ call.id }
							call={ call }
							currency={ order.currency }
						/>
					) ) }
				</ul>
			</details>
		</CardBody>
	</Card>
);
