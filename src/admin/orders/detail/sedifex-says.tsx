import { Button, Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { OrderDetail } from '../../../api/orders';
import { money } from '../../components/format';
import { When } from '../../components/when';
import type { Acting } from '../use-action';

interface Props {
	readonly order: OrderDetail;
	readonly acting: Acting;
}

const Word = ( { word }: { readonly word: string } ) =>
	'' === word ? (
		<>{ __( 'Nothing yet', 'sedifex-sync' ) }</>
	) : (
		<code>{ word }</code>
	);

/** Sedifex's own words for this order, when they were last read, and what proves a payment. */
export const SedifexSays = ( { order, acting }: Props ) => (
	<Card>
		<CardBody>
			<h3>{ __( 'What Sedifex says', 'sedifex-sync' ) }</h3>
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
					<dt>{ __( 'Last read', 'sedifex-sync' ) }</dt>
					<dd>
						{ null === order.checked_at ? (
							__( 'Not yet', 'sedifex-sync' )
						) : (
							<When at={ order.checked_at } />
						) }
					</dd>
				</div>
			</dl>
			<p>{ order.intent_label }</p>
			{ '' === order.attention_code && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					isBusy={ `${ order.reference } look-again` === acting.busy }
					disabled={ '' !== acting.busy }
					accessibleWhenDisabled
					onClick={ () => acting.act( order, 'look-again' ) }
				>
					{ __( 'Look again', 'sedifex-sync' ) }
				</Button>
			) }
			<h3>{ __( 'Proof of payment', 'sedifex-sync' ) }</h3>
			{ 0 === order.proofs.length ? (
				<p>{ __( 'None so far.', 'sedifex-sync' ) }</p>
			) : (
				<dl className="sedifex-orders__facts">
					{ order.proofs.map( ( proof ) => (
						<div key={ proof.id }>
							<dt>
								<code>{ proof.word }</code>
							</dt>
							<dd>
								{ null !== proof.paid_minor &&
									`${ money(
										proof.paid_minor,
										order.currency
									) } · ` }
								{ null !== proof.read_at && (
									<When at={ proof.read_at } />
								) }
								<br />
								<code>{ proof.id }</code>
								{ '' !== proof.request_id && (
									<>
										<br />
										{ __(
											'Request',
											'sedifex-sync'
										) }{ ' ' }
										<code>{ proof.request_id }</code>
									</>
								) }
							</dd>
						</div>
					) ) }
				</dl>
			) }
		</CardBody>
	</Card>
);
