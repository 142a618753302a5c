import { escapeHtml } from '../../http/escape';

type Choices = ReadonlyArray< readonly [ value: string, words: string ] >;

export function select(
	name: string,
	label: string,
	choices: Choices,
	chosen = ''
): string {
	const options = choices
		.map(
			( [ value, words ] ) =>
				`<option value="${ escapeHtml( value ) }"${ value === chosen ? ' selected' : '' }>${ escapeHtml( words ) }</option>`
		)
		.join( '' );
	return field( label, `<select name="${ name }">${ options }</select>` );
}

export function number(
	name: string,
	label: string,
	value: number | string,
	[ least, most ]: readonly [ number, number ]
): string {
	return field(
		label,
		`<input type="number" name="${ name }" value="${ escapeHtml( value ) }" min="${ least }" max="${ most }" inputmode="numeric">`
	);
}

export function input(
	name: string,
	label: string,
	value: string,
	type: 'text' | 'url' = 'text',
	more = ''
): string {
	return field(
		label,
		`<input type="${ type }" name="${ name }" value="${ escapeHtml( value ) }" autocomplete="off" spellcheck="false"${ more }>`
	);
}

export function check(
	name: string,
	value: string,
	words: string,
	isOn: boolean
): string {
	return `<label class="check"><input type="checkbox" name="${ name }" value="${ value }"${ isOn ? ' checked' : '' }>${ escapeHtml( words ) }</label>`;
}

export function group( title: string, fields: string, more = '' ): string {
	return `<fieldset${ more }><legend>${ escapeHtml( title ) }</legend>${ fields }</fieldset>`;
}

function field( label: string, control: string ): string {
	return `<label class="field"><span>${ escapeHtml( label ) }</span>${ control }</label>`;
}
