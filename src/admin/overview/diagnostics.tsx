import { Button, TextareaControl } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError } from '../../api/ask';
import { getDiagnostics } from '../../api/diagnostics';
import { Panel } from './panel';

/** Without https, and after a wait in some browsers, there is no clipboard. */
const copy = async ( text: string ): Promise< boolean > => {
	try {
		await navigator.clipboard.writeText( text );
		return true;
	} catch {
		return false;
	}
};

/** One button whose result can be pasted into a mail for whoever is asked for help. */
export const DiagnosticsPanel = () => {
	const [ text, setText ] = useState( '' );
	const [ said, setSaid ] = useState( '' );
	const [ isBusy, setBusy ] = useState( false );
	const area = useRef< HTMLTextAreaElement >( null );

	const start = async (): Promise< void > => {
		setBusy( true );
		setSaid( '' );
		try {
			const found = ( await getDiagnostics() ).text;
			setText( found );
			if ( await copy( found ) ) {
				setSaid(
					__( 'Copied. Paste it into your message.', 'sedifex-sync' )
				);
			} else {
				setSaid(
					__(
						'Your browser does not let us copy. The text below is selected: press Ctrl+C, or ⌘C on a Mac.',
						'sedifex-sync'
					)
				);
				setTimeout( () => area.current?.select() );
			}
		} catch ( thrown ) {
			setSaid(
				thrown instanceof ApiError
					? thrown.message
					: __(
							'Something went wrong. Please try again.',
							'sedifex-sync'
						)
			);
		}
		setBusy( false );
	};

	return (
		<Panel title={ __( 'When you ask for help', 'sedifex-sync' ) }>
			<p className="sedifex-overview__how">
				{ __(
					'Versions, states and the last calls to Sedifex, in one text. No key and nothing of your customers is in it.',
					'sedifex-sync'
				) }
			</p>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
				onClick={ () => void start() }
			>
				{ __( 'Copy diagnostics', 'sedifex-sync' ) }
			</Button>
			<p role="status">{ said }</p>
			{ '' !== text && (
				<TextareaControl
					__nextHasNoMarginBottom
					ref={ area }
					className="sedifex-overview__diagnostics"
					label={ __( 'Diagnostics', 'sedifex-sync' ) }
					readOnly
					rows={ 10 }
					value={ text }
					onChange={ () => undefined }
				/>
			) }
		</Panel>
	);
};
