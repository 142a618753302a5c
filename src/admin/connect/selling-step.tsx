import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ConnectionAnswer, ConnectionCheck } from '../../api/connection';
import type { SettingsValues } from '../../api/settings';
import { Choices } from '../fields/choices';
import { toggled, type Form } from '../fields/form';
import { paymentNames, receiveNames } from '../fields/selling-words';
import type { Connect } from './use-connect';

interface Props {
	readonly connect: Connect;
	readonly form: Form;
}

/** What the test found out about one thing, as long as it is worth repeating. */
const found = (
	test: ConnectionAnswer | null,
	step: ConnectionCheck[ 'step' ]
): string | undefined =>
	test?.checks.find(
		( check ) =>
			step === check.step && [ 'ok', 'notice' ].includes( check.state )
	)?.message;

/** Ways to pay and to receive. */
export const SellingStep = ( { connect, form }: Props ) => {
	const { busy, errors, test } = connect;
	const { values } = form;
	const set = ( changes: Partial< SettingsValues > ) =>
		connect.change( { ...form, values: { ...values, ...changes } } );
	const payments = paymentNames();
	const receive = receiveNames();
	return (
		<form
			className="sedifex-admin__fields"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( null === busy ) {
					void connect.saveSelling();
				}
			} }
		>
			<Choices
				legend={ __( 'Ways to pay', 'sedifex-sync' ) }
				chosen={ values.payments }
				error={ errors.payments }
				choices={ [
					{
						...payments.online,
						help: `${ payments.online.help } ${
							found( test, 'split' ) ?? ''
						}`.trim(),
					},
					{
						...payments.pay_on_delivery,
						help: `${ payments.pay_on_delivery.help } ${
							found( test, 'delivery' ) ?? ''
						}`.trim(),
					},
				] }
				onToggle={ ( value, isOn ) =>
					set( { payments: toggled( values.payments, value, isOn ) } )
				}
			/>
			<Choices
				legend={ __( 'Ways to receive an order', 'sedifex-sync' ) }
				chosen={ values.receive }
				error={ errors.receive }
				choices={ [ receive.delivery, receive.pickup ] }
				onToggle={ ( value, isOn ) =>
					set( { receive: toggled( values.receive, value, isOn ) } )
				}
			/>
			<div className="sedifex-connect__actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ 'saving' === busy }
					disabled={ null !== busy }
					accessibleWhenDisabled
				>
					{ __( 'Continue', 'sedifex-sync' ) }
				</Button>
			</div>
		</form>
	);
};
