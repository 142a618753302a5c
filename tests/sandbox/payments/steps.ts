import type { SandboxState } from '../store/state';
import { finite, isRecord, record, text, type Doc } from '../store/values';
import {
	applyEvent,
	eventBody,
	isSigned,
	signature,
	type ProviderEvent,
} from './events';
import type { ProviderAnswer } from './provider';

/**
 * The provider reports an event: built, signed and checked as the real one is.
 *
 * @param state The sandbox.
 * @param kind  `charge.success`, `charge.failed` or any other event.
 * @param event What happened to which reference.
 */
export function report(
	state: SandboxState,
	kind: string,
	event: ProviderEvent
): void {
	const body = JSON.stringify( eventBody( state, event, kind ) );
	const sent = signature( state.webhookSecret, body );
	if ( isSigned( state.webhookSecret, Buffer.from( body ), sent ) ) {
		applyEvent( state, record( JSON.parse( body ) ) );
	}
	const transaction = state.provider.byReference( event.reference );
	if ( transaction && kind === 'charge.success' ) {
		transaction.state = 'paid';
	} else if ( transaction && kind === 'charge.failed' ) {
		transaction.state = 'failed';
	}
	if ( kind === 'charge.success' || kind === 'charge.failed' ) {
		state.webhooks.tell( {
			what: 'payment',
			reference: event.reference,
			paid: kind === 'charge.success',
		} );
	}
}

/**
 * Carries out one step in the language of the recordings' manifest, as far as
 * it needs no request. Says in words what was wrong, or null.
 */
export function runStep(
	state: SandboxState,
	step: string,
	given: Doc
): string | null {
	const event: ProviderEvent = {
		reference: text( given.reference ),
		...( text( given.paidAt ) ? { paidAt: text( given.paidAt ) } : {} ),
		...( finite( given.amountMinor ) === null
			? {}
			: { amountMinor: Number( given.amountMinor ) } ),
	};
	switch ( step ) {
		case 'pay':
			report( state, 'charge.success', event );
			return null;
		case 'fail_payment':
			report( state, 'charge.failed', event );
			return null;
		case 'payment_event':
			if ( given.badSignature !== true ) {
				report( state, text( given.event ), event );
			}
			return null;
		case 'set_document':
			if ( ! isRecord( given.data ) ) {
				return 'data is missing';
			}
			state.documents.set(
				text( given.collection ),
				text( given.id ),
				given.data
			);
			return null;
		case 'fault':
			state.provider.queue(
				given.answer as ProviderAnswer,
				finite( given.times ) ?? 1
			);
			return null;
		case 'answer_limit':
			state.switches.answerLimitMs = finite( given.ms ) ?? 60_000;
			return null;
		case 'booking_list_filter_index':
			state.switches.bookingListFilterIndex = given.present === true;
			return null;
		default:
			return `there is no step "${ step }"`;
	}
}
