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
