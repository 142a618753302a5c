import { __ } from '@wordpress/i18n';
import { Section } from '../../components/section';
import { Choices } from '../../fields/choices';
import type { FieldContext } from '../../fields/field-context';
import { toggled } from '../../fields/form';

/** What goes with the plugin, should it ever be deleted. */
export const LeavingSection = ( { context }: { context: FieldContext } ) => {
	const { form, errors, change } = context;
	const { values } = form;
	return (
		<Section
			title={ __( 'Leaving', 'sedifex-sync' ) }
			text={ __(
				'What to remove when you delete this plugin. Switching it off removes nothing, and nothing in Sedifex is ever touched.',
				'sedifex-sync'
			) }
		>
			<Choices
				legend={ __( 'Remove with the plugin', 'sedifex-sync' ) }
				chosen={ values.remove }
				error={ errors.remove }
				choices={ [
					{
						value: 'catalogue',
						label: __(
							'Copies of items and pictures',
							'sedifex-sync'
						),
						help: __(
							'Sedifex has the originals, and they can be fetched again.',
							'sedifex-sync'
						),
					},
					{
						value: 'settings',
						label: __( 'Settings and keys', 'sedifex-sync' ),
						help: __(
							'You would have to connect again.',
							'sedifex-sync'
						),
					},
					{
						value: 'orders',
						label: __( 'The record of orders', 'sedifex-sync' ),
						help: __(
							'Links to orders that customers have been sent stop working. The orders themselves stay in Sedifex.',
							'sedifex-sync'
						),
					},
				] }
				onToggle={ ( value, isOn ) =>
					change( {
						...form,
						values: {
							...values,
							remove: toggled( values.remove, value, isOn ),
						},
					} )
				}
			/>
		</Section>
	);
};
