import { Button, Notice } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Acting } from '../use-action';

/** What came of the last button. The button itself may be gone: then the focus comes here. */
export const Answer = ( { acting }: { readonly acting: Acting } ) => {
	const { said, dismiss, act, busy } = acting;
	const place = useRef< HTMLDivElement >( null );
	// After each rendering: the button goes with the list's next answer, not with its own.
	useEffect( () => {
		const page = place.current?.ownerDocument;
		if ( null !== said && page?.activeElement === page?.body ) {
			place.current?.focus();
		}
	} );
	return (
		<div ref={ place } tabIndex={ -1 } className="sedifex-orders__answer">
			{ null !== said && (
				<Notice
					status={ said.isGood ? 'success' : 'warning' }
					onRemove={ dismiss }
					// It was spoken already.
					spokenMessage=""
				>
					<strong>{ said.reference }</strong> { said.text }{ ' ' }
					{ said.isGood && 'handled' === said.action && (
						<Button
							variant="link"
							disabled={ '' !== busy }
							accessibleWhenDisabled
							onClick={ () =>
								act(
									{
										reference: said.reference,
										attention_code: '',
									},
									'undo'
								)
							}
						>
							{ __( 'Take back', 'sedifex-sync' ) }
						</Button>
					) }
				</Notice>
			) }
		</div>
	);
};
