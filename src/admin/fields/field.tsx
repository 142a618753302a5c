import { TextControl } from '@wordpress/components';
import type { ComponentProps, ReactNode } from 'react';
import { heldBy } from './held-by';
import type { FieldContext } from './field-context';

type Extra = Pick<
	ComponentProps< typeof TextControl >,
	'type' | 'placeholder' | 'autoComplete' | 'inputMode'
>;

interface Props extends Extra {
	readonly context: FieldContext;
	readonly name:
		| 'store_id'
		| 'base_url'
		| 'checkout_url'
		| 'contract_version'
		| 'site_label'
		| 'whatsapp'
		| 'owner_email';
	readonly label: string;
	readonly help?: ReactNode;
}

/** One line of text, with what is wrong with it, or which constant holds it, under it. */
export const Field = ( { context, name, label, help, ...extra }: Props ) => {
	const { answer, form, errors, change } = context;
	const constant = answer.constants[ name ];
	const error = errors[ name ];
	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			{ ...extra }
			id={ `sedifex-${ name }` }
			label={ label }
			value={ form.values[ name ] }
			// Not disabled: the reason has to be within reach of the keyboard.
			readOnly={ undefined !== constant }
			aria-invalid={ undefined !== error }
			className={ undefined !== error ? 'sedifex-admin__wrong' : '' }
			help={
				error ?? ( undefined !== constant ? heldBy( constant ) : help )
			}
			spellCheck={ false }
			onChange={ ( value: string ) =>
				change( {
					...form,
					values: { ...form.values, [ name ]: value },
				} )
			}
		/>
	);
};
