import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Checks } from '../../components/checks';
import { Field } from '../../fields/field';
import { SecretField } from '../../fields/secret-field';
import { Section } from '../../components/section';
import type { SettingsState } from '../use-settings';
import type { FieldContext } from '../../fields/field-context';

interface Props {
	readonly context: FieldContext;
	readonly state: SettingsState;
}

export const ConnectionSection = ( { context, state }: Props ) => {
	const { errors } = context;
	const isOpen = 'base_url' in errors || 'checkout_url' in errors;
	return (
		<Section
			title={ __( 'Connection', 'sedifex-sync' ) }
			text={ __(
				'Your store ID and key are in your Sedifex dashboard. Paste them here, and your items appear in your shop.',
				'sedifex-sync'
			) }
		>
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
			/>
			<details
				className="sedifex-admin__more"
				{ ...( isOpen ? { open: true } : {} ) }
			>
				<summary>
					{ __( 'Addresses of Sedifex', 'sedifex-sync' ) }
				</summary>
				<Field
					context={ context }
					name="base_url"
					label={ __( 'Base URL', 'sedifex-sync' ) }
					type="url"
					help={ __(
						'Change this only when Sedifex asks you to.',
						'sedifex-sync'
					) }
				/>
				<Field
					context={ context }
					name="checkout_url"
					label={ __( 'Checkout URL', 'sedifex-sync' ) }
					type="url"
					help={ __(
						'Leave empty, unless Sedifex gave you an address of its own for payments.',
						'sedifex-sync'
					) }
				/>
			</details>
			<div className="sedifex-admin__test">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					isBusy={ 'testing' === state.busy }
					disabled={ null !== state.busy }
					accessibleWhenDisabled
					onClick={ () => void state.saveAndTest() }
				>
					{ state.isDirty
						? __( 'Save and test the connection', 'sedifex-sync' )
						: __( 'Test the connection', 'sedifex-sync' ) }
				</Button>
				<div aria-live="polite">
					{ 'testing' === state.busy && null === state.test && (
						<p>{ __( 'Asking Sedifex…', 'sedifex-sync' ) }</p>
					) }
					{ null !== state.test && (
						<Checks
							result={ state.test }
							isBusy={ null !== state.busy }
							onUseVersion={ ( version ) =>
								void state.save( { contract_version: version } )
							}
						/>
					) }
				</div>
			</div>
		</Section>
	);
};
