import { SelectControl, ToggleControl } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { Field } from '../../fields/field';
import { Folded } from '../../fields/folded';
import { Section } from '../../components/section';
import { KeepingFields } from './keeping';
import type { FieldContext } from '../../fields/field-context';

/** The fields that are folded away. */
const INSIDE = [
	'cache_ttl',
	'events_keep_days',
	'events_keep_mb',
	'site_label',
	'contract_version',
	'base_url',
	'checkout_url',
];

const TIMES = [ 60, 300, 900, 3600 ];

const span = ( seconds: number ): string => {
	if ( 0 !== seconds % 60 ) {
		return sprintf(
			/* translators: %d: number of seconds. */
			_n( '%d second', '%d seconds', seconds, 'sedifex-sync' ),
			seconds
		);
	}
	const minutes = seconds / 60;
	return 0 === minutes % 60
		? sprintf(
				/* translators: %d: number of hours. */
				_n( '%d hour', '%d hours', minutes / 60, 'sedifex-sync' ),
				minutes / 60
			)
		: sprintf(
				/* translators: %d: number of minutes. */
				_n( '%d minute', '%d minutes', minutes, 'sedifex-sync' ),
				minutes
			);
};

export const AdvancedSection = ( { context }: { context: FieldContext } ) => {
	const { answer, form, errors, change } = context;
	const { values } = form;
	const set = ( changes: Partial< typeof values > ) =>
		change( { ...form, values: { ...values, ...changes } } );
	const times = [ ...new Set( [ ...TIMES, values.cache_ttl ] ) ].sort(
		( a, b ) => a - b
	);
	return (
		<Section
			title={ __( 'Advanced', 'sedifex-sync' ) }
			text={ __(
				'These are fine as they are for most shops.',
				'sedifex-sync'
			) }
		>
			<Folded
				summary={ __( 'Show advanced settings', 'sedifex-sync' ) }
				hasError={ INSIDE.some( ( name ) => name in errors ) }
			>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __(
						'Show original pictures until the small copies are ready',
						'sedifex-sync'
					) }
					help={ __(
						'Originals are several megabytes each, come from another server, and make the shop slow on phones.',
						'sedifex-sync'
					) }
					checked={ values.show_originals }
					onChange={ ( isOn ) => set( { show_originals: isOn } ) }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Check prices again after', 'sedifex-sync' ) }
					help={
						errors.cache_ttl ??
						__(
							'An order is never priced from a copy older than this while Sedifex can be reached.',
							'sedifex-sync'
						)
					}
					value={ String( values.cache_ttl ) }
					options={ times.map( ( seconds ) => ( {
						value: String( seconds ),
						label: span( seconds ),
					} ) ) }
					onChange={ ( value ) =>
						set( { cache_ttl: Number( value ) } )
					}
				/>
				<KeepingFields context={ context } />
				<Field
					context={ context }
					name="site_label"
					label={ __(
						'Name of this shop on orders',
						'sedifex-sync'
					) }
					placeholder={ answer.defaults.site_label }
					help={ __(
						'How you recognise orders of this website in Sedifex.',
						'sedifex-sync'
					) }
				/>
				<Field
					context={ context }
					name="contract_version"
					label={ __( 'Contract version', 'sedifex-sync' ) }
					help={ sprintf(
						/* translators: %s: a version such as 2026-04-13. */
						__(
							'Usually %s. The test of the connection tells you when Sedifex wants another one.',
							'sedifex-sync'
						),
						answer.defaults.contract_version
					) }
				/>
				<Field
					context={ context }
					name="base_url"
					label={ __( 'Address of Sedifex', 'sedifex-sync' ) }
					type="url"
					help={ __(
						'Change this only when Sedifex asks you to.',
						'sedifex-sync'
					) }
				/>
				<Field
					context={ context }
					name="checkout_url"
					label={ __( 'Address for payments', 'sedifex-sync' ) }
					type="url"
					help={ __(
						'Leave empty, unless Sedifex gave you an address of its own for payments.',
						'sedifex-sync'
					) }
				/>
			</Folded>
		</Section>
	);
};
