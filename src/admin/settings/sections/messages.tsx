import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Section } from '../../components/section';
import { Field } from '../../fields/field';
import type { FieldContext } from '../../fields/field-context';

/** Who is written to, and when. */
export const MessagesSection = ( { context }: { context: FieldContext } ) => {
	const { form, change } = context;
	const { values } = form;
	const set = ( changes: Partial< typeof values > ) =>
		change( { ...form, values: { ...values, ...changes } } );
	return (
		<Section
			title={ __( 'Messages', 'sedifex-sync' ) }
			text={ __(
				'The e-mails that this site sends to you and to your customers.',
				'sedifex-sync'
			) }
		>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __(
					'Write to me when something needs me',
					'sedifex-sync'
				) }
				help={ __(
					'An order or the connection is stuck and only you can help. At most one e-mail an hour.',
					'sedifex-sync'
				) }
				checked={ values.mail_attention }
				onChange={ ( isOn ) => set( { mail_attention: isOn } ) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __( 'Write to me of each new order', 'sedifex-sync' ) }
				help={ __(
					'Sedifex tells you of new orders too, so most shops leave this off.',
					'sedifex-sync'
				) }
				checked={ values.mail_orders }
				onChange={ ( isOn ) => set( { mail_orders: isOn } ) }
			/>
			<Field
				context={ context }
				name="owner_email"
				label={ __( 'Your e-mail address', 'sedifex-sync' ) }
				type="email"
				autoComplete="email"
				help={ __(
					'Leave empty to use the address of this site’s administrator.',
					'sedifex-sync'
				) }
			/>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __(
					'Write to customers with the link to their order',
					'sedifex-sync'
				) }
				help={ __(
					'One e-mail, once the order is accepted, to those who gave an address.',
					'sedifex-sync'
				) }
				checked={ values.mail_customer }
				onChange={ ( isOn ) => set( { mail_customer: isOn } ) }
			/>
		</Section>
	);
};
