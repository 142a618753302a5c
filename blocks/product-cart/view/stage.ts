/** What the tests of this folder play with. */
import { cart } from '@sedifex/stores/cart';

/** The form of the page, filled in. */
export function makeForm(): HTMLFormElement {
	document.body.innerHTML = `<div><h2 tabindex="-1"></h2><form>
		<input name="sfx_name" value="Ama Mensah" />
		<input name="sfx_phone" id="sfx-phone" value="0240000000" />
		<input name="sfx_email" value="ama@example.com" />
		<input name="sfx_receive" value="pickup" />
		<input name="sfx_payment" value="online" />
	</form></div>`;
	return document.forms[ 0 ] as HTMLFormElement;
}

/** A cart of so many pieces of soap. */
export function fillCart( quantity: number ): void {
	cart.clear();
	cart.add(
		{
			id: 'soap',
			type: 'product',
			name: 'Soap',
			price_minor: 1500,
			currency: 'GHS',
			image: '',
			url: '',
			stock: null,
		},
		quantity
	);
}
