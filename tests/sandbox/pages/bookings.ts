import { listBookings } from '../bookings/list';
import {
	moment as slotMoment,
	readSlots,
	slotCollection,
	type Slot,
} from '../bookings/slots';
import { escapeHtml } from '../http/escape';
import { redirect, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import {
	actOnBooking,
	actOnSlot,
	BOOKING_ACTIONS,
	bookingStores,
	SLOT_ACTIONS,
	type BookingAction,
	type SlotAction,
} from '../staff/booking-actions';
import type { SandboxState } from '../store/state';
import { finite, record, text, type Doc } from '../store/values';
import { moment, money, staffPage } from './layout';

const PATH = '/staff/bookings';
const ANY = { status: null, serviceId: null };
const STYLE = `
table{border-collapse:collapse;width:100%;font-size:.9rem}
th{text-align:left;color:var(--soft);font-weight:500}
th,td{padding:.45rem .5rem;border-bottom:1px solid var(--line);vertical-align:middle}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td form{display:flex;gap:.25rem;justify-content:flex-end}
td button{min-height:2.25rem;padding:.15rem .6rem;font-size:.85rem}
tr.over td{color:var(--soft)}
summary{cursor:pointer;font-weight:600;min-height:2rem}
@media(max-width:40rem){thead{display:none}tr{display:grid;grid-template-columns:1fr auto;gap:.15rem .75rem;padding:.6rem 0;border-bottom:1px solid var(--line)}td{border:0;padding:0}td:nth-child(2){grid-area:1/1/2/-1;font-weight:600}td:nth-child(1){grid-area:2/1}td:nth-child(3){grid-area:2/2}td:last-child{grid-column:1/-1}td form{justify-content:flex-start}}
section h2{margin:0 0 .5rem}
`;
const LABELS: Record< BookingAction, string > = {
	confirm: 'Confirm',
	reschedule: 'Propose another time',
	complete: 'Complete',
	cancel: 'Cancel',
	payment_received: 'Payment received',
};

const SLOT_LABELS: Record< SlotAction, string > = {
	open: 'Open',
	closed: 'Close',
	cancelled: 'Cancel',
	fill: 'Fill',
};

/** The booking list as the function gives it, and below it what can be booked. */
export function bookingsPage( state: SandboxState ): Reply {
	const sections = bookingStores( state ).map( ( storeId ) => {
		const bookings = listBookings( state, storeId, ANY );
		const slots = readSlots( state, storeId );
		return `<section><h2>${ escapeHtml( storeId ) }: ${ bookings.length } ${ bookings.length === 1 ? 'booking' : 'bookings' }</h2>
${ bookings.map( ( booking ) => bookingCard( storeId, booking ) ).join( '\n' ) || '<p class="card">No bookings yet. They appear here as soon as a site sends one.</p>' }
<details class="card"${ bookings.length === 0 ? ' open' : '' }><summary>What can be booked (${ slots.length })</summary>
<table><thead><tr><th>When</th><th>What</th><th class="n">Seats</th><th>Change</th></tr></thead><tbody>
${ slots.map( ( slot ) => slotRow( state, storeId, slot ) ).join( '\n' ) }
</tbody></table></details></section>`;
	} );
	return staffPage(
		'Bookings',
		[ ...sections, enquiries( state ) ].join( '\n' ),
		{ style: STYLE }
	);
}

function bookingCard( storeId: string, booking: Doc ): string {
	const customer = record( booking.customer );
	const attributes = record( booking.attributes );
	const id = text( booking.bookingId ) || text( booking.id );
	const seconds = finite( record( booking.createdAt )._seconds );
	const lines = [
		[
			text( booking.bookingDate ),
			text( booking.bookingTime ),
			text( booking.slotId ),
		],
		[
			text( customer.name ),
			text( customer.phone ),
			text( customer.email ),
		],
		[ text( booking.branch ), text( booking.notes ) ],
		[ text( attributes.sedifexSyncRef ), text( booking.reference ), id ],
		[
			text( booking.paymentMethod ),
			deposit( booking ),
			seconds === null
				? ''
				: moment( new Date( seconds * 1000 ).toISOString() ),
		],
	].map( ( parts ) => parts.filter( Boolean ).join( ' · ' ) );
	const actions = Object.keys( BOOKING_ACTIONS ) as BookingAction[];
	const amount = finite( booking.paymentAmount ) ?? 0;
	return `<article class="card" data-booking="${ escapeHtml( id ) }" data-reference="${ escapeHtml( attributes.sedifexSyncRef ) }">
<div class="top"><h2>${ escapeHtml( text( booking.serviceName ) || text( booking.serviceId ) || 'A booking' ) } × ${ finite( booking.quantity ) ?? 1 }</h2><span class="sum">${ amount === 0 ? '' : escapeHtml( money( 'GHS', amount ) ) }</span></div>
<span class="tag ${ tone( text( booking.bookingStatus ) ) }">${ escapeHtml( text( booking.bookingStatus ) || text( booking.status ) || 'a stub' ) }</span><span class="tag ${ tone( text( booking.paymentStatus ) ) }">Payment: ${ escapeHtml( booking.paymentStatus ) }</span>
${ lines
	.filter( Boolean )
	.map( ( line ) => `<div class="soft">${ escapeHtml( line ) }</div>` )
	.join( '\n' ) }
<form class="row" method="post" action="${ PATH }"><input type="hidden" name="store" value="${ escapeHtml( storeId ) }"><input type="hidden" name="booking" value="${ escapeHtml( id ) }">
${ actions.map( ( action ) => `<button name="action" value="${ action }"${ action === 'confirm' ? ' class="main"' : '' }>${ LABELS[ action ] }</button>` ).join( '' ) }</form>
</article>`;
}

function deposit( booking: Doc ): string {
	const paid = finite( booking.depositAmount ) ?? 0;
	const rest = finite( booking.amountOutstanding ) ?? 0;
	return paid === 0
		? ''
		: `deposit ${ money( 'GHS', paid ) }, outstanding ${ money( 'GHS', rest ) }`;
}

function tone( word: string ): string {
	if ( /^(confirmed|completed|paid|success)/.test( word ) ) {
		return 'good';
	}
	return /cancel|fail/.test( word ) ? 'bad' : 'wait';
}

function slotRow( state: SandboxState, storeId: string, slot: Slot ): string {
	const stored = record(
		state.documents.get( slotCollection( storeId ), slot.id )
	);
	const isOver = slotMoment( slot ) < state.nowIso();
	const status = text( stored.status ) || 'open';
	const marks = [
		status === 'open' ? '' : status,
		stored.isPublic === false ? 'private' : '',
		isOver ? 'over' : '',
		text( slot.registrationMode ),
	];
	const buttons = SLOT_ACTIONS.filter( ( action ) => action !== status )
		.map(
			( action ) =>
				`<button name="action" value="${ action }">${ SLOT_LABELS[ action ] }</button>`
		)
		.join( '' );
	const seats =
		slot.capacity === 0
			? `${ String( slot.seatsBooked ) } of any`
			: `${ String( slot.seatsBooked ) } of ${ String( slot.capacity ) }`;
	return `<tr${ isOver ? ' class="over"' : '' }><td>${ escapeHtml( when( slot ) ) }</td><td>${ escapeHtml( slot.serviceName ?? slot.serviceId ) } ${ marks
		.filter( Boolean )
		.map( ( mark ) => `<span class="tag">${ escapeHtml( mark ) }</span>` )
		.join(
			''
		) }</td><td class="n">${ seats }</td><td><form method="post" action="${ PATH }"><input type="hidden" name="store" value="${ escapeHtml( storeId ) }"><input type="hidden" name="slot" value="${ escapeHtml( slot.id ) }">${ isOver ? '' : buttons }</form></td></tr>`;
}

function when( slot: Slot ): string {
	return slot.startAt === null
		? `${ text( slot.displayDateText ) }, ${ text( slot.displayTimeText ).toLowerCase() }`
		: new Date( slot.startAt ).toLocaleString( 'en-GB', {
				timeZone: 'UTC',
				weekday: 'short',
				day: 'numeric',
				month: 'short',
				hour: '2-digit',
				minute: '2-digit',
			} );
}

function enquiries( state: SandboxState ): string {
	const found = state.documents
		.list( 'checkoutRequests' )
		.map( ( { data } ) => {
			const parts = [
				data.customerName,
				data.contact,
				data.productName,
				data.notes,
			].map( ( part ) => text( part, 2000 ) );
			return `<article class="card"><div class="soft">${ escapeHtml( parts.filter( Boolean ).join( ' · ' ) ) }</div></article>`;
		} );
	return found.length === 0
		? ''
		: `<h2>Enquiries: ${ found.length }</h2>${ found.join( '\n' ) }`;
}

/** Carries out the button that was pressed and goes back to the list. */
export function bookingsAction(
	state: SandboxState,
	request: SandboxRequest
): Reply {
	const { store, booking, slot, action } = request.fields();
	const onBooking = (
		Object.keys( BOOKING_ACTIONS ) as BookingAction[]
	 ).find( ( name ) => name === action );
	const onSlot = SLOT_ACTIONS.find( ( name ) => name === action );
	if ( onBooking && text( booking ) !== '' ) {
		actOnBooking( state, text( store ), text( booking ), onBooking );
	} else if ( onSlot && text( slot ) !== '' ) {
		actOnSlot( state, text( store ), text( slot ), onSlot );
	}
	return redirect( PATH );
}
