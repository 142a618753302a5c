import cases from '../../fixtures/money.json';
import { decimal, formatMoney } from '../../../src/shared/money';

interface Case {
	minor: number;
	currency: string;
	decimal: string;
	text: string;
	point?: string;
	thousands?: string;
}

describe( 'money, as includes/Support/Money.php writes it', () => {
	it.each( cases as Case[] )(
		'$minor $currency is $text',
		( {
			minor,
			currency,
			text,
			point = '.',
			thousands = ',',
			...rest
		} ) => {
			expect( decimal( minor, currency ) ).toBe( rest.decimal );
			expect( formatMoney( minor, currency, { point, thousands } ) ).toBe(
				text
			);
		}
	);
} );
