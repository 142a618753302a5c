import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Choices } from '../components/choices';
import { Field } from '../components/field';
import { Section } from '../../components/section';
import { toggled } from '../form';
import type { FieldContext } from '../field-context';

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
				choices={ [
					{
						value: 'online',
						label: __( 'Online', 'sedifex-sync' ),
						help: __(
							'Mobile money or card, on the Paystack page of Sedifex.',
							'sedifex-sync'
						),
					},
					{
						value: 'pay_on_delivery',
						label: __( 'On delivery', 'sedifex-sync' ),
						help: __(
							'You collect the money when you hand over the order.',
							'sedifex-sync'
						),
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
				choices={ [
					{
						value: 'delivery',
						label: __( 'Delivery', 'sedifex-sync' ),
					},
					{
						value: 'pickup',
						label: __( 'Pick-up at the store', 'sedifex-sync' ),
					},
				] }
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
