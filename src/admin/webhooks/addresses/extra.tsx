import { Button, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { saveSettings } from '../../../api/client';
import type { Endpoint } from '../../../api/endpoints';
import { useTask } from '../use-task';

interface Props {
	readonly extra: Endpoint[ 'extra' ][ number ];
	readonly onChanged: () => void;
}

/** Another key that the system may prove itself with: it goes in, and never comes out. */
export const Extra = ( { extra, onChanged }: Props ) => {
	const [ isOpen, setIsOpen ] = useState( false );
	const [ value, setValue ] = useState( '' );
	const task = useTask();
	const stored = sprintf(
		/* translators: %s: the last four characters of a key. */
		__( 'ends in %s', 'sedifex-sync' ),
		extra.last4
	);
	if ( ! isOpen ) {
		return (
			<p className="sedifex-webhooks__extra">
				<span>{ extra.label }</span>
				<bdi className="sedifex-webhooks__quiet">
					{ extra.has_value ? stored : __( 'none', 'sedifex-sync' ) }
				</bdi>
				{ 'constant' === extra.source ? (
					<span className="sedifex-webhooks__quiet">
						{ __(
							'Set in wp-config.php, and can only be changed there.',
							'sedifex-sync'
						) }
					</span>
				) : (
					<Button variant="link" onClick={ () => setIsOpen( true ) }>
						{ extra.has_value
							? __( 'Replace', 'sedifex-sync' )
							: __( 'Enter one', 'sedifex-sync' ) }
						<span className="screen-reader-text">
							{ `: ${ extra.label }` }
						</span>
					</Button>
				) }
			</p>
		);
	}
	return (
		<form
			className="sedifex-webhooks__extra-form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				task.run(
					() => saveSettings( { [ extra.name ]: value } ),
					() => {
						setIsOpen( false );
						setValue( '' );
						onChanged();
					}
				);
			} }
		>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ extra.label }
				type="password"
				autoComplete="new-password"
				spellCheck={ false }
				// eslint-disable-next-line jsx-a11y/no-autofocus -- the button that opened it was pressed for this.
				autoFocus
				value={ value }
				help={ task.error }
				aria-invalid={ '' !== task.error }
				onChange={ setValue }
			/>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				type="submit"
				isBusy={ task.isBusy }
				disabled={ task.isBusy || '' === value.trim() }
				accessibleWhenDisabled
			>
				{ __( 'Save', 'sedifex-sync' ) }
			</Button>
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				onClick={ () => setIsOpen( false ) }
			>
				{ __( 'Cancel', 'sedifex-sync' ) }
			</Button>
		</form>
	);
};
