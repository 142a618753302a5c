import { escapeHtml } from '../http/escape';
import { redirect, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import type { LedgerCall } from '../ledger';
import { keyHint } from '../store/keys';
import { defaultSwitches, type SandboxState } from '../store/state';
import { text } from '../store/values';
import { moment, staffPage } from './layout';

const SHOWN_CALLS = 100;

/** The last requests that Sedifex received, with what it answered. */
export function requestsPage( state: SandboxState ): Reply {
	const calls = state.ledger
		.calls()
		.filter( ( call ) => call.endpoint !== 'pictures' )
		.slice( -SHOWN_CALLS )
		.reverse();
	return staffPage(
		'Requests',
		calls.map( callCard ).join( '\n' ) ||
			'<p class="card">Nothing has been asked yet.</p>'
	);
}

function callCard( call: LedgerCall ): string {
	const key = call.headers[ 'x-api-key' ] ?? '';
	const good = call.status !== null && call.status < 400;
	const details = JSON.stringify(
		{ query: call.query, body: call.body, answer: call.answer },
		null,
		1
	).slice( 0, 6000 );
	return `<article class="card">
<div class="top"><h2>${ escapeHtml( `${ call.method } ${ call.endpoint }` ) }</h2><span class="tag ${ good ? 'good' : 'bad' }">${ call.status ?? 'no answer' }</span></div>
<div class="soft">${ escapeHtml( moment( call.at ) ) } · ${ call.ms ?? '…' } ms · key ${ escapeHtml( keyHint( key, '…' ) ?? 'none' ) }${ call.fault ? ` · fault: ${ escapeHtml( call.fault ) }` : '' }</div>
<details><summary>Details</summary><pre>${ escapeHtml( details ) }</pre></details>
</article>`;
}

const MEANINGS: Record< string, string > = {
	payOnDelivery: 'Pay-on-delivery endpoint',
	rejectKeys: 'Refuse every key',
	emptyCatalogue: 'Empty catalogue',
	bookingListFilterIndex: 'Booking list can be filtered',
	enquiries: 'Address for enquiries (checkoutRequests)',
	announceChanges: 'Send a webhook for each change made here',
};

/** Switches that are on or off, one button each. */
export function switchesPage( state: SandboxState ): Reply {
	const cards = onOff( state ).map(
		( [
			name,
			value,
		] ) => `<form class="card top" method="post" action="/staff/switches">
<h2>${ MEANINGS[ name ] ?? name }</h2><button name="toggle" value="${ name }"${ value ? ' class="main"' : '' }>${ value ? 'On' : 'Off' }</button></form>`
	);
	return staffPage( 'Switches', cards.join( '\n' ) );
}

export function switchesAction(
	state: SandboxState,
	request: SandboxRequest
): Reply {
	const name = text( request.fields().toggle );
	const found = onOff( state ).find( ( [ known ] ) => known === name );
	if ( found ) {
		Object.assign( state.switches, { [ name ]: ! found[ 1 ] } );
	}
	return redirect( '/staff/switches' );
}

function onOff( state: SandboxState ): Array< [ string, boolean ] > {
	return Object.keys( defaultSwitches() ).flatMap( ( name ) => {
		const value: unknown =
			state.switches[ name as keyof typeof state.switches ];
		return typeof value === 'boolean'
			? [ [ name, value ] as [ string, boolean ] ]
			: [];
	} );
}
