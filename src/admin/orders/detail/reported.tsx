import { Card, CardBody } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { OrderDetail } from '../../../api/orders';
import { money } from '../../components/format';
import { When } from '../../components/when';

const Word = ( { word }: { readonly word: string } ) =>
	'' === word ? (
		<>{ __( 'Nothing yet', 'sedifex-sync' ) }</>
	) : (
		<code>{ word }</code>
	);

/** What another system told of its order: its word, which nothing here can prove. */
export const Reported = ( { order }: { readonly order: OrderDetail } ) => (
	<Card>
		<CardBody>
			<h3>
				{ sprintf(
					/* translators: %s: name of another system, such as Sevi. */
					__( 'Reported by %s', 'sedifex-sync' ),
					order.reported_by
				) }
			</h3>
			<p>{ order.reported_note }</p>
			<dl className="sedifex-orders__facts">
				<div>
					<dt>{ __( 'Payment', 'sedifex-sync' ) }</dt>
					<dd>
						<Word word={ order.raw_payment } />
					</dd>
				</div>
				<div>
					<dt>{ __( 'Order', 'sedifex-sync' ) }</dt>
					<dd>
						<Word word={ order.raw_stage } />
					</dd>
				</div>
				<div>
					<dt>{ __( 'Last told', 'sedifex-sync' ) }</dt>
					<dd>
						<When at={ order.updated_at } />
					</dd>
				</div>
				{ order.reported.map( ( fact ) => (
					<div key={ fact.label }>
						<dt>{ fact.label }</dt>
						<dd>
							<bdi>
								{ null === fact.amount_minor
									? fact.value
									: money(
											fact.amount_minor,
											order.currency
										) }
							</bdi>
						</dd>
					</div>
				) ) }
			</dl>
		</CardBody>
	</Card>
);
