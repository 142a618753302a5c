import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { OrderAction, OrderRow } from '../../../api/orders';
import type { Acting } from '../use-action';

const labels = (): Record< OrderAction, string > => ( {
	'look-again': __( 'Look again', 'sedifex-sync' ),
	'send-again': __( 'Send again', 'sedifex-sync' ),
	handled: __( 'Mark as handled', 'sedifex-sync' ),
	undo: __( 'Take back', 'sedifex-sync' ),
} );

interface Props {
	readonly order: OrderRow;
	readonly acting: Acting;
}

/** What can be done about one order. Only sending asks once more: the rest can be taken back. */
export const ActionButtons = ( { order, acting }: Props ) => {
	const [ isAsking, setIsAsking ] = useState( false );
	const { reference } = order;
	return (
		<div className="sedifex-orders__actions">
			{ order.actions.map( ( action, index ) => (
				<Button
					key={ action }
					__next40pxDefaultSize
					variant={ 0 === index ? 'secondary' : 'tertiary' }
					isBusy={ `${ reference } ${ action }` === acting.busy }
					disabled={ '' !== acting.busy }
					accessibleWhenDisabled
					aria-label={ sprintf(
						/* translators: 1: what a button does, such as "Look again", 2: reference of the order. */
						__( '%1$s: %2$s', 'sedifex-sync' ),
						labels()[ action ],
						reference
					) }
					onClick={ () =>
						'send-again' === action
							? setIsAsking( true )
							: acting.act( order, action )
					}
				>
					{ labels()[ action ] }
				</Button>
			) ) }
			{ isAsking && (
				<Modal
					title={ __( 'Send this order again?', 'sedifex-sync' ) }
					size="small"
					onRequestClose={ () => setIsAsking( false ) }
				>
					<p>
						{ __(
							'We ask Sedifex first, and send it only if Sedifex does not have it. Has your customer confirmed that the order still stands?',
							'sedifex-sync'
						) }
					</p>
					<div className="sedifex-orders__actions">
						<Button
							__next40pxDefaultSize
							variant="primary"
							onClick={ () => {
								setIsAsking( false );
								acting.act( order, 'send-again' );
							} }
						>
							{ __( 'Send again', 'sedifex-sync' ) }
						</Button>
						<Button
							__next40pxDefaultSize
							variant="tertiary"
							onClick={ () => setIsAsking( false ) }
						>
							{ __( 'Cancel', 'sedifex-sync' ) }
						</Button>
					</div>
				</Modal>
			) }
		</div>
	);
};
