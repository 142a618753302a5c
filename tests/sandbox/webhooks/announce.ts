import type { SandboxState } from '../store/state';
import { isRecord, type Doc } from '../store/values';
import type { News } from './desk';
import type { Message } from './message';
import { bookingMessage, newerOrder, olderPayment } from './order-events';
import { productMessage } from './product-changes';
import { PLAIN_MANNER, sendMessages } from './runs';

const doc = ( value: unknown ): Doc | null =>
	isRecord( value ) ? value : null;

/** Sends a webhook for each change that is made here, while that is switched on. */
export function announceChanges( state: SandboxState ): void {
	state.webhooks.listener = ( news ) => {
		if (
			! state.switches.announceChanges ||
			state.webhooks.target.site === ''
		) {
			return;
		}
		const message = messageOf( state, news );
		void sendMessages( state, [ message ], PLAIN_MANNER, message ).finished;
	};
}

function messageOf( state: SandboxState, news: News ): Message {
	switch ( news.what ) {
		case 'product':
			return productMessage( state, news.storeId, {
				id: news.id,
				before: doc( news.before ),
				after: doc( news.after ),
			} );
		case 'payment':
			return olderPayment( state, news.reference, news.paid );
		case 'order':
			return newerOrder( state, 'order.updated', news.reference );
		case 'booking':
			return bookingMessage(
				state,
				news.type,
				news.id,
				doc( news.before ),
				doc( news.after )
			);
	}
}
