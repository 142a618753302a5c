import { CheckboxControl } from '@wordpress/components';

interface Choice< T > {
	readonly value: T;
	readonly label: string;
	readonly help?: string;
}

interface Props< T > {
	readonly legend: string;
	readonly choices: readonly Choice< T >[];
	readonly chosen: readonly T[];
	readonly error: string | undefined;
	readonly onToggle: ( value: T, isOn: boolean ) => void;
}

/** Several boxes that belong together. */
export const Choices = < T extends string >( {
	legend,
	choices,
	chosen,
	error,
	onToggle,
}: Props< T > ) => (
	<fieldset className="sedifex-admin__choices">
		<legend>{ legend }</legend>
		{ choices.map( ( { value, label, help } ) => (
			<CheckboxControl
				key={ value }
				__nextHasNoMarginBottom
				label={ label }
				{ ...( undefined === help ? {} : { help } ) }
				checked={ chosen.includes( value ) }
				aria-invalid={ undefined !== error }
				onChange={ ( isOn ) => onToggle( value, isOn ) }
			/>
		) ) }
		{ undefined !== error && (
			<p className="sedifex-admin__error">{ error }</p>
		) }
	</fieldset>
);
