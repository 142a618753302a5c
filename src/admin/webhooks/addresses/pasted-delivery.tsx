import { Button, Notice, TextareaControl } from '@wordpress/components';
import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { diagnoseDelivery, type EndpointSource } from '../../../api/endpoints';
import { useTask } from '../use-task';

/** A delivery that somebody has at hand, looked at; nothing of it is stored. */
export const PastedDelivery = ( {
	source,
}: {
	readonly source: EndpointSource;
} ) => {
	const [ headers, setHeaders ] = useState( '' );
	const [ body, setBody ] = useState( '' );
	const [ finding, setFinding ] = useState< {
		text: string;
		isGood: boolean;
	} | null >( null );
	const task = useTask();
	return (
		<form
			className="sedifex-webhooks__paste"
			onSubmit={ ( event ) => {
				event.preventDefault();
				setFinding( null );
				task.run(
					() => diagnoseDelivery( source, headers, body ),
					( { diagnosis, sentence } ) => {
						setFinding( {
							text: sentence,
							isGood: 'accepted_now' === diagnosis,
						} );
						speak( sentence );
					}
				);
			} }
		>
			<h3>{ __( 'Paste a delivery', 'sedifex-sync' ) }</h3>
			<TextareaControl
				__nextHasNoMarginBottom
				label={ __( 'Headers', 'sedifex-sync' ) }
				help={ __(
					'One to a line, as the sender shows them.',
					'sedifex-sync'
				) }
				dir="ltr"
				rows={ 3 }
				spellCheck={ false }
				autoComplete="off"
				value={ headers }
				onChange={ setHeaders }
			/>
			<TextareaControl
				__nextHasNoMarginBottom
				label={ __( 'Body', 'sedifex-sync' ) }
				help={ __(
					'Every character counts. It is looked at, and not kept.',
					'sedifex-sync'
				) }
				dir="ltr"
				rows={ 5 }
				spellCheck={ false }
				autoComplete="off"
				value={ body }
				onChange={ setBody }
			/>
			{ null !== finding && (
				<Notice
					status={ finding.isGood ? 'success' : 'warning' }
					isDismissible={ false }
					// It was spoken already.
					spokenMessage=""
				>
					{ finding.text }
				</Notice>
			) }
			{ '' !== task.error && (
				<Notice status="error" isDismissible={ false }>
					{ task.error }
				</Notice>
			) }
			<Button
				__next40pxDefaultSize
				variant="secondary"
				type="submit"
				isBusy={ task.isBusy }
				disabled={ task.isBusy || '' === headers + body }
				accessibleWhenDisabled
			>
				{ __( 'Look at it', 'sedifex-sync' ) }
			</Button>
		</form>
	);
};
