import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Choices } from '../../fields/choices';
import { Field } from '../../fields/field';
import { paymentNames, receiveNames } from '../../fields/selling-words';
import { Section } from '../../components/section';
import { toggled } from '../../fields/form';
import type { FieldContext } from '../../fields/field-context';

const CURRENCIES = [
	'GHS',
	'NGN',
	'KES',
	'UGX',
	'TZS',
	'RWF',
	'ZAR',
	'XOF',
	'USD',
	'EUR',
	'GBP',
];

const currencyName = ( code: string ): string => {
	try {
		const names = new Intl.DisplayNames(
			document.documentElement.lang || 'en',
			{
				type: 'currency',
			}
		);
		return `${ code } · ${ names.of( code ) ?? code }`;
	} catch {
		return code;
	}
};

export const SellingSection = ( { context }: { context: FieldContext } ) => {
	const { form, errors, change } = context;
	const { values } = form;
	const set = ( changes: Partial< typeof values > ) =>
		change( { ...form, values: { ...values, ...changes } } );
	const currencies = [ ...new Set( [ ...CURRENCIES, values.currency ] ) ];
	return (
		<Section
			title={ __( 'Selling', 'sedifex-sync' ) }
			text={ __(
				'How your customers pay, and how what they bought reaches them.',
				'sedifex-sync'
			) }
		>
			<Choices
				legend={ __( 'Ways to pay', 'sedifex-sync' ) }
				chosen={ values.payments }
				error={ errors.payments }
				choices={ Object.values( paymentNames() ) }
				onToggle={ ( value, isOn ) =>
					set( { payments: toggled( values.payments, value, isOn ) } )
				}
			/>
			<Choices
				legend={ __( 'Ways to receive an order', 'sedifex-sync' ) }
				chosen={ values.receive }
				error={ errors.receive }
				choices={ Object.values( receiveNames() ) }
				onToggle={ ( value, isOn ) =>
					set( { receive: toggled( values.receive, value, isOn ) } )
				}
			/>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Currency', 'sedifex-sync' ) }
				help={
					errors.currency ??
					__(
						'The currency your prices in Sedifex are meant in.',
						'sedifex-sync'
					)
				}
				value={ values.currency }
				options={ currencies.map( ( value ) => ( {
					value,
					label: currencyName( value ),
				} ) ) }
				onChange={ ( currency ) => set( { currency } ) }
			/>
			<Field
				context={ context }
				name="whatsapp"
				label={ __( 'WhatsApp number', 'sedifex-sync' ) }
				type="tel"
				placeholder="024 000 0000"
				help={ __(
					'Customers reach you here for questions, and wherever something does not work.',
					'sedifex-sync'
				) }
			/>
		</Section>
	);
};
