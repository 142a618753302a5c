import { BaseControl, Button, TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { SecretName } from '../../api/settings';
import { heldBy } from './held-by';
import type { FieldContext } from './field-context';

interface Props {
	readonly context: FieldContext;
	readonly name: SecretName;
	readonly label: string;
	readonly help: string;
	/** The stored one does not work: another one is wanted without being asked for. */
	readonly isWrong?: boolean;
}

const masked = ( last4: string ): string =>
	'' === last4
		? '••••••••'
		: sprintf(
				/* translators: %s: the last four characters of a key. */
				__( '•••••••• ends in %s', 'sedifex-sync' ),
				last4
			);

/**
 * A secret goes in and never comes out: what is stored is shown by its last
 * four characters, and leaving the field alone leaves it as it is.
 */
export const SecretField = ( {
	context,
	name,
	label,
	help,
	isWrong = false,
}: Props ) => {
	const { answer, form, errors, change } = context;
	const [ isOpen, setOpen ] = useState( false );
	// What is saved is closed again.
	useEffect( () => setOpen( isWrong ), [ answer, isWrong ] );
	const stored = answer.secrets[ name ];
	const error = errors[ name ];
	const typed = form.secrets[ name ] ?? '';
	const constant = answer.constants[ name ];
	const type = ( value: string ) =>
		change( { ...form, secrets: { ...form.secrets, [ name ]: value } } );

	if (
		undefined !== constant ||
		( stored.has_value && ! stored.locked && ! isOpen && '' === typed )
	) {
		return (
			<BaseControl
				__nextHasNoMarginBottom
				id={ `sedifex-${ name }` }
				help={ undefined !== constant ? heldBy( constant ) : help }
			>
				<BaseControl.VisualLabel>{ label }</BaseControl.VisualLabel>
				<div className="sedifex-admin__secret">
					<span>{ masked( stored.last4 ) }</span>
					{ undefined === constant && (
						<Button
							__next40pxDefaultSize
							variant="secondary"
							onClick={ () => setOpen( true ) }
						>
							{ __( 'Replace', 'sedifex-sync' ) }
							<span className="screen-reader-text">
								{ `: ${ label }` }
							</span>
						</Button>
					) }
				</div>
			</BaseControl>
		);
	}
	const locked = stored.locked
		? __(
				'The stored one cannot be read, because the security keys of this site have changed. Enter it again.',
				'sedifex-sync'
			)
		: undefined;
	return (
		<div className="sedifex-admin__secret">
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				id={ `sedifex-${ name }` }
				label={ label }
				type="password"
				autoComplete="new-password"
				spellCheck={ false }
				// eslint-disable-next-line jsx-a11y/no-autofocus -- the button that opened it was pressed for this.
				autoFocus={ isOpen && ! isWrong }
				value={ typed }
				aria-invalid={ undefined !== error }
				className={
					undefined !== ( error ?? locked )
						? 'sedifex-admin__wrong'
						: ''
				}
				help={ error ?? locked ?? help }
				onChange={ type }
			/>
			{ stored.has_value && ! stored.locked && ! isWrong && (
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ () => {
						setOpen( false );
						type( '' );
					} }
				>
					{ __( 'Keep the present one', 'sedifex-sync' ) }
				</Button>
			) }
		</div>
	);
};
