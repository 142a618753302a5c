import { Button, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { SettingsAnswer } from '../../api/settings';
import { Checks } from '../components/checks';
import { Field } from '../fields/field';
import { changesOf, type Form } from '../fields/form';
import { SecretField } from '../fields/secret-field';
import type { Connect } from './use-connect';

interface Props {
	readonly connect: Connect;
	readonly answer: SettingsAnswer;
	readonly form: Form;
}

const buttonWords = ( { busy, test }: Connect, isDirty: boolean ): string => {
	switch ( busy ) {
		case 'saving':
			return __( 'Saving…', 'sedifex-sync' );
		case 'testing':
			return __( 'Asking Sedifex…', 'sedifex-sync' );
		default:
			if ( null === test ) {
				return __( 'Connect', 'sedifex-sync' );
			}
			return isDirty
				? __( 'Save and test again', 'sedifex-sync' )
				: __( 'Test again', 'sedifex-sync' );
	}
};

/** Store ID and key, and what Sedifex says to them. */
export const StoreStep = ( { connect, answer, form }: Props ) => {
	const { busy, errors, test } = connect;
	const root = useRef< HTMLFormElement >( null );
	const context = { answer, form, errors, change: connect.change };

	const isKeyWrong =
		test?.checks.some(
			( { step, state } ) => 'key' === step && 'failed' === state
		) ?? false;

	useEffect( () => {
		if ( Object.keys( errors ).length > 0 ) {
			root.current
				?.querySelector< HTMLElement >( '[aria-invalid="true"]' )
				?.focus();
		}
	}, [ errors ] );

	return (
		<form
			ref={ root }
			className="sedifex-admin__fields"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( null === busy ) {
					void connect.connect();
				}
			} }
		>
			<p>
				{ answer.is_connected
					? __(
							'Your store ID and your integration key are in your Sedifex dashboard.',
							'sedifex-sync'
						)
					: __(
							'Copy your store ID and your integration key from your Sedifex dashboard. Nothing is sent anywhere before you press Connect.',
							'sedifex-sync'
						) }
			</p>
			<Field
				context={ context }
				name="store_id"
				label={ __( 'Store ID', 'sedifex-sync' ) }
				autoComplete="off"
			/>
			<SecretField
				context={ context }
				name="integration_key"
				label={ __( 'Integration key', 'sedifex-sync' ) }
				help={ __(
					'Kept encrypted on this server and never shown again.',
					'sedifex-sync'
				) }
				isWrong={ isKeyWrong }
			/>
			{ null !== test && (
				<Checks
					result={ test }
					isBusy={ null !== busy }
					onUseVersion={ ( version ) =>
						void connect.connect( { contract_version: version } )
					}
				/>
			) }
			<div className="sedifex-connect__actions">
				<Button
					__next40pxDefaultSize
					// One thing to do at a time: a version is changed by its own button.
					variant={
						null !== test && '' !== test.expected_version
							? 'secondary'
							: 'primary'
					}
					type="submit"
					isBusy={ null !== busy }
					disabled={ null !== busy }
					accessibleWhenDisabled
				>
					{ buttonWords(
						connect,
						Object.keys( changesOf( answer, form ) ).length > 0
					) }
				</Button>
				{ 'testing' === busy && (
					<>
						<Spinner />
						<span>
							{ __(
								'This takes a few seconds.',
								'sedifex-sync'
							) }
						</span>
					</>
				) }
			</div>
		</form>
	);
};
