import { escapeHtml } from '../../http/escape';
import { redirect, type Reply } from '../../http/reply';
import type { SandboxRequest } from '../../http/request';
import type { SandboxState } from '../../store/state';
import { readAsk, readTarget } from '../../webhooks/ask';
import { address } from '../../webhooks/faults';
import { SOURCES, type Source } from '../../webhooks/message';
import { startRun } from '../../webhooks/runs';
import { staffPage } from '../layout';
import { input, select } from './fields';
import { sendForm } from './form';
import { pretended, results } from './results';
import { WEBHOOKS_STYLE } from './style';

const PATH = '/staff/webhooks';
/** Most runs are over by then, and the page shows all their answers at once. */
const GLANCE_MS = 2500;
const NAMES: Record< Source, string > = {
	sedifex: 'Sedifex',
	selldone: 'Selldone',
	sevi: 'Sevi',
};

/** The page from which deliveries of the three systems are sent. */
export function webhooksPage(
	state: SandboxState,
	{ query }: SandboxRequest
): Reply {
	const source =
		SOURCES.find( ( name ) => name === query.get( 'source' ) ) ?? 'sedifex';
	const tabs = SOURCES.map(
		( name ) =>
			`<a href="${ PATH }?source=${ name }"${ name === source ? ' aria-current="page"' : '' }>${ NAMES[ name ] }</a>`
	).join( '' );
	const said = query.get( 'said' ) ?? '';
	const isBusy = state.webhooks.runs.some( ( run ) => ! run.done );
	return staffPage(
		'Webhooks',
		[
			notice( state, said ),
			`<nav class="tabs" aria-label="System">${ tabs }</nav>`,
			sendForm( state, source, query ),
			watch( state ),
			pretended( state, source ),
			targetForm( state, source ),
			`<div id="answers" aria-live="polite">${ results( state ) }</div>`,
		].join( '\n' ),
		{
			style: WEBHOOKS_STYLE,
			...( isBusy ? { refresh: lookAgain( query ) } : {} ),
		}
	);
}

/** Where they can be watched arriving, and seen by a customer. */
function watch( { webhooks }: SandboxState ): string {
	const site = escapeHtml( webhooks.target.site );
	return site === ''
		? ''
		: `<p class="soft">Watch them arrive in <a href="${ site }/wp-admin/admin.php?page=sedifex-sync-webhooks">the site's log</a>, and see what a customer sees on <a href="${ site }/order-status/">its order page</a>.</p>`;
}

/** Another address each time: a browser stays where only a fragment would change. */
function lookAgain( query: URLSearchParams ): string {
	const next = new URLSearchParams( query );
	next.set( 'look', String( Number( query.get( 'look' ) ?? 0 ) + 1 ) );
	return `${ PATH }?${ next.toString() }#answers`;
}

function notice( { webhooks }: SandboxState, said: string ): string {
	const words =
		said ||
		( webhooks.target.site === ''
			? 'No site is named yet: fill in “Where to” below.'
			: '' );
	return words === ''
		? ''
		: `<p class="note" role="status">${ escapeHtml( words ) }</p>`;
}

/** Sends, waits a moment for the answers, and goes back to the page. */
export async function webhooksAction(
	state: SandboxState,
	request: SandboxRequest
): Promise< Reply > {
	const form = new URLSearchParams( request.raw.toString( 'utf8' ) );
	const ask = readAsk( {
		...Object.fromEntries( form ),
		faults: form.getAll( 'faults' ),
	} );
	form.delete( 'price' );
	form.delete( 'look' );
	if ( typeof ask === 'string' || state.webhooks.target.site === '' ) {
		form.set( 'said', typeof ask === 'string' ? ask : '' );
		return redirect( `${ PATH }?${ form.toString() }` );
	}
	const { finished } = startRun( state, ask.wish, ask.manner );
	await Promise.race( [
		finished,
		new Promise( ( resolve ) => setTimeout( resolve, GLANCE_MS ).unref() ),
	] );
	return redirect( `${ PATH }?${ form.toString() }#answers` );
}

export function targetAction(
	state: SandboxState,
	request: SandboxRequest
): Reply {
	const form = request.fields();
	const { sedifex, selldone, selldoneSign, sevi, site, door, way } = form;
	const wrong = readTarget( state, {
		site,
		door,
		way,
		secrets: { sedifex, selldone, selldoneSign, sevi },
	} );
	const source =
		SOURCES.find( ( name ) => name === form.source ) ?? 'sedifex';
	const said = wrong ?? 'Saved.';
	return redirect(
		`${ PATH }?${ new URLSearchParams( { source, said } ).toString() }`
	);
}

function targetForm( { webhooks }: SandboxState, source: Source ): string {
	const { target } = webhooks;
	const { secrets, site } = target;
	const shown = source === 'selldone' ? secrets.selldone : '';
	return `<details class="card"${ site === '' ? ' open' : '' }><summary>Where to${ site === '' ? '' : `: ${ escapeHtml( site ) }` }</summary>
${ site === '' ? '' : `<p class="soft">This system sends to <code>${ escapeHtml( address( target, source, shown ) ) }</code></p>` }
<form method="post" action="${ PATH }/target"><input type="hidden" name="source" value="${ source }">
<div class="desk">
${ input( 'site', 'Address of the site', site, 'url', ' required' ) }
${ select(
	'door',
	'Door',
	[
		[ 'rest', 'REST route' ],
		[ 'argument', 'Second door, where REST is closed' ],
	],
	target.door
) }
${ select(
	'way',
	'Sevi shows its token',
	[
		[ 'bearer', 'in Authorization, with Bearer' ],
		[ 'plain', 'in Authorization, bare' ],
		[ 'path', 'in the address only' ],
		[ 'both', 'in both' ],
	],
	target.way
) }
${ input( 'sedifex', 'Sedifex: secret of the HMAC', secrets.sedifex ) }
${ input( 'selldone', 'Selldone: secret in the address', secrets.selldone ) }
${ input( 'selldoneSign', 'Selldone: sign key (empty: no sign headers)', secrets.selldoneSign ) }
${ input( 'sevi', 'Sevi: token', secrets.sevi ) }
</div><div class="send"><button>Save</button><span class="soft">After a rotation on the site, paste the new secret here.</span></div></form></details>`;
}
