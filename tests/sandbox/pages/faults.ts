import type { Fault } from '../faults';
import { escapeHtml } from '../http/escape';
import { redirect, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import type { SandboxState } from '../store/state';
import { text } from '../store/values';
import { staffPage } from './layout';

interface Story {
	readonly title: string;
	readonly what: string;
	readonly faults: ReadonlyArray< Record< string, unknown > >;
	/** What has to be switched on for it. */
	readonly switches?: Record< string, boolean >;
}

/** Enough calls for a fault to last until it is taken away. */
const FOR_GOOD = 1_000_000;

const CREATE = [ 'integrationCheckoutCreate', 'integrationCashCheckoutCreate' ];

const atOrdering = ( fault: Record< string, unknown > ) =>
	CREATE.map( ( endpoint ) => ( { endpoint, ...fault } ) );

/** What goes wrong with a true Sedifex, as a person would tell it. */
const STORIES: Record< string, Story > = {
	down: {
		title: 'Sedifex is down',
		what: 'Every call is answered with 503 until you take this away.',
		faults: [ { endpoint: '*', kind: '5xx-before', times: FOR_GOOD } ],
	},
	lost: {
		title: 'The answer to the next order is lost',
		what: 'The order is recorded, and the connection ends before the answer.',
		faults: atOrdering( { kind: 'reset-after-effect' } ),
	},
	unheard: {
		title: 'The next order does not arrive',
		what: 'The connection ends before anything is recorded.',
		faults: atOrdering( { kind: 'reset-before-effect' } ),
	},
	unclear: {
		title: 'An order paid on delivery is lost, and nobody can tell',
		what: 'Switches the pay-on-delivery endpoint on, which may know an order that it does not show: test the connection in wp-admin once, so that the shop knows it. The next such order needs a person after two minutes.',
		faults: [
			{
				endpoint: 'integration/orders/request',
				// Whether it is there is asked with OPTIONS.
				method: 'POST',
				kind: 'reset-before-effect',
			},
		],
		switches: { payOnDelivery: true },
	},
	silent: {
		title: 'Orders are recorded, and then Sedifex is silent',
		what: 'No order is answered, and nothing can be asked: a person has to look after half an hour. Until you take this away.',
		faults: [
			...atOrdering( { kind: 'reset-after-effect', times: FOR_GOOD } ),
			{ endpoint: '*', kind: '5xx-before', times: FOR_GOOD },
		],
	},
	late: {
		title: 'The next order is answered after 30 seconds',
		what: 'It is recorded at once.',
		faults: atOrdering( { kind: 'late-answer', ms: 30_000 } ),
	},
	'sign-in': {
		title: 'A sign-in page in place of the catalogue',
		what: 'As a Wi-Fi portal or a firewall would answer, once.',
		faults: [ { endpoint: 'v1IntegrationProducts', kind: 'html' } ],
	},
};

const times = ( { times: left }: Fault ): string =>
	left > 1000 ? 'every call' : `${ left }×`;

/** Faults to choose from, and those that wait for their calls. */
export function faultsPage( state: SandboxState ): Reply {
	const waiting = state.faults
		.list()
		.map(
			( fault ) =>
				`<span class="tag wait">${ escapeHtml( `${ fault.endpoint }: ${ fault.kind }, ${ times( fault ) }` ) }</span>`
		)
		.join( '' );
	const stories = Object.entries( STORIES )
		.map(
			( [ name, { title, what } ] ) =>
				`<form class="card top" method="post" action="/staff/faults">
<div><h2>${ escapeHtml( title ) }</h2><div class="soft">${ escapeHtml( what ) }</div></div><button name="add" value="${ name }">Let it happen</button></form>`
		)
		.join( '\n' );
	const clear = `<form class="card top" method="post" action="/staff/faults"><div><h2>Waiting</h2>${ waiting }</div><button class="main" name="clear" value="1">Take all away</button></form>`;
	return staffPage( 'Faults', `${ waiting ? clear : '' }\n${ stories }` );
}

export function faultsAction(
	state: SandboxState,
	request: SandboxRequest
): Reply {
	const fields = request.fields();
	if ( text( fields.clear ) !== '' ) {
		state.faults.clear();
	}
	const story = STORIES[ text( fields.add ) ];
	story?.faults.forEach( ( fault ) => state.faults.add( fault ) );
	Object.assign( state.switches, story?.switches );
	return redirect( '/staff/faults' );
}
