import { escapeHtml } from '../http/escape';
import { redirect, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import { act, ACTIONS, STAGES, type StaffAction } from '../staff/actions';
import { orderList, type OrderRow } from '../staff/order-list';
import type { SandboxState } from '../store/state';
import { text } from '../store/values';
import { moment, money, staffPage } from './layout';

const KINDS: Record< OrderRow[ 'kind' ], string > = {
	checkout: 'Checkout, not paid online',
	order: 'Online order',
	cash: 'Cash order',
	delivery: 'Pay on delivery',
};

/** All orders of all stores, with what staff can do to each. */
export function ordersPage( state: SandboxState ): Reply {
	const rows = orderList( state );
	const cards = rows.map( card ).join( '\n' );
	return staffPage(
		'Orders',
		cards ||
			'<p class="card">No orders yet. They appear here as soon as a site sends one.</p>'
	);
}

/** Carries out the button that was pressed and goes back to the list. */
export function ordersAction(
	state: SandboxState,
	request: SandboxRequest
): Reply {
	const fields = request.fields();
	const action = ACTIONS.find( ( name ) => name === fields.action );
	const stage = text( fields.stage );
	if ( action && ( action !== 'stage' || STAGES.includes( stage ) ) ) {
		act( state, text( fields.store ), text( fields.id ), action, stage );
	}
	return redirect( '/' );
}

function card( row: OrderRow ): string {
	const paid =
		row.amountPaid !== null && row.amountPaid !== row.amount
			? `<p class="soft">Received ${ escapeHtml( money( row.currency, row.amountPaid ) ) }</p>`
			: '';
	const lines = [
		row.items,
		`${ row.customer }${ row.contact ? ` · ${ row.contact }` : '' }`,
		row.place,
		`Reference ${ row.reference }${ row.clientOrderId && row.clientOrderId !== row.reference ? ` · Client order ${ row.clientOrderId }` : '' }`,
		`${ moment( row.at ) } · ${ row.storeId }${ row.sourceLabel ? ` · ${ row.sourceLabel }` : '' }`,
	];
	return `<article class="card" data-reference="${ escapeHtml( row.reference ) }" data-kind="${ row.kind }">
<div class="top"><h2>${ KINDS[ row.kind ] }</h2><span class="sum">${ escapeHtml( money( row.currency, row.amount ) ) }</span></div>
<span class="tag ${ tone( row.paymentStatus ) }">Payment: ${ escapeHtml( row.paymentStatus ) }</span><span class="tag">Order: ${ escapeHtml( row.orderStatus ) }</span>
${ lines
	.filter( Boolean )
	.map( ( line ) => `<div class="soft">${ escapeHtml( line ) }</div>` )
	.join( '\n' ) }
${ paid }
${ form( row, buttons( row ) ) }
${ form(
	row,
	`<select name="stage" aria-label="Next step">${ STAGES.map(
		( stage ) => `<option>${ stage }</option>`
	).join(
		''
	) }</select><button name="action" value="stage">Set order status</button>`
) }
</article>`;
}

function tone( status: string ): string {
	if ( /^(paid|success|cash_collected)/.test( status ) ) {
		return 'good';
	}
	return /fail|cancel|refund/.test( status ) ? 'bad' : 'wait';
}

function buttons( row: OrderRow ): string {
	const choices: Array< [ StaffAction, string ] > = [];
	if ( row.kind === 'checkout' ) {
		choices.push(
			[ 'to_cash', 'Customer paid in cash' ],
			[ 'provider_paid', 'Provider says: paid' ],
			[ 'provider_failed', 'Provider says: failed' ]
		);
	} else if ( row.kind === 'order' ) {
		choices.push(
			[ 'provider_failed', 'Provider says: failed (late)' ],
			[ 'refund', 'Refund at the provider' ],
			[ 'mark_refunded', 'Mark as refunded' ]
		);
	} else {
		choices.push( [ 'confirm_cash', 'Confirm cash received' ] );
	}
	choices.push( [ 'cancel', 'Cancel' ] );
	return choices
		.map(
			( [ value, name ], index ) =>
				`<button${ index === 0 && row.kind !== 'order' ? ' class="main"' : '' } name="action" value="${ value }">${ name }</button>`
		)
		.join( '' );
}

function form( row: OrderRow, controls: string ): string {
	return `<form class="row" method="post" action="/staff/orders">
<input type="hidden" name="store" value="${ escapeHtml( row.storeId ) }"><input type="hidden" name="id" value="${ escapeHtml( row.id ) }">${ controls }</form>`;
}
