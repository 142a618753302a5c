import { escapeHtml } from '../../http/escape';
import type { SandboxState } from '../../store/state';
import { WEBHOOK_FAULTS } from '../../webhooks/faults';
import type { Source } from '../../webhooks/message';
import { summary, type Delivered, type Run } from '../../webhooks/runs';
import { money, moment } from '../layout';

const SHOWN = 200;
const NAMES: Record< Source, string > = {
	sedifex: 'Sedifex',
	selldone: 'Selldone',
	sevi: 'Sevi',
};

/** What was sent and what the site answered, the newest first. */
export function results( { webhooks }: SandboxState ): string {
	return webhooks.runs.map( runCard ).join( '\n' );
}

function runCard( run: Run, index: number ): string {
	const { statuses, unexpected } = summary( run );
	const tags = Object.entries( statuses ).map(
		( [ word, times ] ) =>
			`<span class="tag">${ escapeHtml( word ) } × ${ times }</span>`
	);
	const judged =
		unexpected === 0
			? '<span class="tag good">As it should be</span>'
			: `<span class="tag bad">${ unexpected } not as expected</span>`;
	const verdict = run.done
		? judged
		: '<span class="tag wait">Under way</span>';
	const rows = run.deliveries.slice( 0, SHOWN ).map( row ).join( '' );
	const more = run.deliveries.length - SHOWN;
	return `<details class="card run" data-run="${ run.id }" data-done="${ run.done }"${ index === 0 ? ' open' : '' }>
<summary>${ NAMES[ run.source ] }: ${ escapeHtml( run.event ) } · ${ run.deliveries.length } ${ run.deliveries.length === 1 ? 'delivery' : 'deliveries' } ${ tags.join( '' ) }${ verdict }</summary>
<div class="soft">${ escapeHtml( moment( run.at ) ) } · chance ${ run.seed }</div>
${ rows === '' ? '<p>There was nothing to tell: no such order or product is here.</p>' : `<table class="wide"><thead><tr><th class="n">#</th><th>Event</th><th>About</th><th>On the way</th><th>Answer</th><th class="n">Time</th></tr></thead><tbody>${ rows }</tbody></table>` }
${ more > 0 ? `<p class="soft">and ${ more } more</p>` : '' }
</details>`;
}

function row( delivered: Delivered ): string {
	const faults = delivered.faults
		.map( ( name ) => WEBHOOK_FAULTS[ name ].toLowerCase() )
		.join( ', ' );
	return `<tr><td class="n">${ delivered.n }</td><td>${ escapeHtml( delivered.event ) }</td><td>${ escapeHtml( delivered.object ) }</td><td class="soft">${ escapeHtml( faults ) }</td><td>${ answer( delivered ) }</td><td class="n">${ delivered.ms === null ? '' : `${ delivered.ms } ms` }</td></tr>`;
}

function answer( { status, expected, error }: Delivered ): string {
	if ( error === 'dropped' ) {
		return '<span class="tag">never sent</span>';
	}
	if ( status === null ) {
		return error === ''
			? '<span class="tag wait">waiting</span>'
			: `<span class="tag bad">no answer: ${ escapeHtml( error ) }</span>`;
	}
	const isRight = status === expected;
	const refusal = isRight ? 'refused, rightly' : `expected ${ expected }`;
	const words = status === 200 && isRight ? 'stored' : refusal;
	return `<span class="tag ${ isRight ? 'good' : 'bad' }">${ status } ${ words }</span>`;
}

/** The pretended orders, with what opens them on the site's order page. */
export function pretended( state: SandboxState, source: Source ): string {
	const { selldone, sevi } = state.webhooks;
	const lines: Record< Source, string[][] > = {
		sedifex: [],
		selldone: selldone.map( ( order ) => [
			`#${ order.id }`,
			order.phone,
			`${ order.type } · ${ order.status } · ${ order.state }`,
		] ),
		sevi: sevi.map( ( order ) => [
			order.reference,
			order.phone,
			`${ order.status } · ${ order.payment } · ${ money( 'KES', order.amount ) }`,
		] ),
	};
	const rows = lines[ source ];
	if ( rows.length === 0 ) {
		return '';
	}
	const body = rows
		.reverse()
		.slice( 0, 50 )
		.map(
			( cells ) =>
				`<tr>${ cells.map( ( cell ) => `<td>${ escapeHtml( cell ) }</td>` ).join( '' ) }</tr>`
		)
		.join( '' );
	return `<details class="card"><summary>Orders to look up on the site (${ rows.length })</summary>
<p class="soft">Enter reference and phone on the site's order page.</p>
<table><thead><tr><th>Reference</th><th>Phone</th><th>Stands at</th></tr></thead><tbody>${ body }</tbody></table></details>`;
}
