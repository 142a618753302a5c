import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError } from '../../api/ask';
import { actOnOrder, type OrderAction, type OrderRow } from '../../api/orders';

export interface Said {
	readonly reference: string;
	readonly action: OrderAction;
	readonly text: string;
	readonly isGood: boolean;
}

export interface Acting {
	/** The order that is being worked on, and how; '' = none. */
	readonly busy: string;
	readonly said: Said | null;
	readonly act: (
		order: Pick< OrderRow, 'reference' | 'attention_code' >,
		action: OrderAction
	) => void;
	readonly dismiss: () => void;
}

/**
 * Lets one order be acted on at a time, and keeps what came of it.
 *
 * @param onDone What is shown may have changed, also where it was refused.
 */
export const useAction = ( onDone: () => void ): Acting => {
	const [ busy, setBusy ] = useState( '' );
	const [ said, setSaid ] = useState< Said | null >( null );

	const work = async (
		{
			reference,
			attention_code: seen,
		}: Pick< OrderRow, 'reference' | 'attention_code' >,
		action: OrderAction
	) => {
		setBusy( `${ reference } ${ action }` );
		setSaid( null );
		let text = '';
		let isGood = true;
		try {
			text = ( await actOnOrder( reference, action, seen ) ).message;
		} catch ( thrown ) {
			isGood = false;
			text =
				thrown instanceof ApiError
					? thrown.message
					: __(
							'Something went wrong on the way. Please try again.',
							'sedifex-sync'
						);
		}
		setBusy( '' );
		setSaid( { reference, action, text, isGood } );
		speak( text, isGood ? 'polite' : 'assertive' );
		onDone();
	};

	return {
		busy,
		said,
		act: ( order, action ) => {
			if ( '' === busy ) {
				void work( order, action );
			}
		},
		dismiss: () => setSaid( null ),
	};
};
