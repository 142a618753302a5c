import type { SandboxState } from '../store/state';
import { finite, isRecord, text, textOrNull, type Doc } from '../store/values';

/** A slot as the availability function returns it; three fields may be absent. */
export interface Slot {
	readonly id: string;
	readonly serviceId: string;
	readonly serviceName?: string;
	readonly scheduleStatus: 'scheduled' | 'time_tba' | 'date_tba';
	readonly startAt: string | null;
	readonly eventDate: string | null;
	readonly status: 'open' | 'closed';
	readonly [ name: string ]: unknown;
}

const KINDS = [ 'intake', 'class', 'workshop', 'event', 'trip' ];
const MODES = [ 'free', 'paid', 'deposit', 'enquiry' ];
const SCHEDULES = [ 'scheduled', 'time_tba', 'date_tba' ] as const;
const TIME_OPEN = 'Time to be announced';
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split( ' ' );

export function slotCollection( storeId: string ): string {
	return `stores/${ storeId }/integrationAvailabilitySlots`;
}

/** Without the prefix that the catalogue keeps, in whatever case it is written. */
export function withoutDraft( id: string ): string {
	return id.replace( /^draft-/i, '' );
}

export function iso( value: unknown ): string | null {
	const ms = Date.parse( text( value ) );
	return Number.isNaN( ms ) ? null : new Date( ms ).toISOString();
}

/** Slots in the order of the answer: by date, those without one at the end. */
export function readSlots( state: SandboxState, storeId: string ): Slot[] {
	return state.documents
		.list( slotCollection( storeId ) )
		.map( ( { id, data } ) => toSlot( id, storeId, data ) )
		.filter( ( slot ) => slot !== null )
		.sort(
			( a, b ) =>
				moment( a ).localeCompare( moment( b ) ) ||
				( a.serviceName ?? '' ).localeCompare( b.serviceName ?? '' )
		);
}

/** Comes after every date. */
export const NO_DATE = '9999';

/** What a slot is sorted and filtered by. */
export function moment( slot: Slot ): string {
	return (
		slot.startAt ??
		( slot.eventDate === null
			? NO_DATE
			: `${ slot.eventDate }T00:00:00.000Z` )
	);
}

/** Null for a record that says it is scheduled and does not say when. */
export function toSlot( id: string, storeId: string, data: Doc ): Slot | null {
	const startAt = iso( data.startAt );
	const endAt = iso( data.endAt );
	const day = /^\d{4}-\d\d-\d\d$/.test( text( data.eventDate ) )
		? text( data.eventDate )
		: null;
	const isTimed = startAt !== null && endAt !== null;
	const open = day === null ? 'date_tba' : 'time_tba';
	const scheduleStatus =
		SCHEDULES.find( ( name ) => name === data.scheduleStatus ) ??
		( isTimed ? 'scheduled' : open );
	if ( scheduleStatus === 'scheduled' && ! isTimed ) {
		return null;
	}
	const eventDate =
		scheduleStatus === 'date_tba'
			? null
			: ( day ?? startAt?.slice( 0, 10 ) ?? null );
	const capacity = count( data.capacity );
	const seatsBooked = count( data.seatsBooked );
	const name = text( data.serviceName );
	return {
		id,
		storeId,
		serviceId: withoutDraft( text( data.serviceId ) ),
		...( name === '' ? {} : { serviceName: name } ),
		linkedCourseId: textOrNull( data.linkedCourseId ),
		...word( 'eventKind', data.eventKind, KINDS ),
		...word( 'registrationMode', data.registrationMode, MODES ),
		price: finite( data.price ),
		depositAmount: finite( data.depositAmount ),
		currency: textOrNull( data.currency ),
		location: textOrNull( data.location ),
		description: textOrNull( data.description, 1200 ),
		registrationDeadline: iso( data.registrationDeadline ),
		marketplaceEnabled:
			typeof data.marketplaceEnabled === 'boolean'
				? data.marketplaceEnabled
				: null,
		category: textOrNull( data.category ),
		tags: Array.isArray( data.tags )
			? data.tags.map( ( tag ) => text( tag ) ).filter( Boolean )
			: [],
		scheduleStatus,
		startAt: scheduleStatus === 'scheduled' ? startAt : null,
		endAt: scheduleStatus === 'scheduled' ? endAt : null,
		eventDate,
		...display( scheduleStatus, eventDate ),
		isDateConfirmed: scheduleStatus !== 'date_tba',
		isTimeConfirmed: scheduleStatus === 'scheduled',
		timezone: text( data.timezone ) || 'Africa/Accra',
		capacity,
		seatsBooked,
		// Nought for an unlimited slot as well.
		seatsRemaining: Math.max( 0, capacity - seatsBooked ),
		// A cancelled slot is shown as open, though booking it fails.
		status: data.status === 'closed' ? 'closed' : 'open',
		attributes: isRecord( data.attributes ) ? data.attributes : {},
		updatedAt: iso( data.updatedAt ),
	};
}

function count( value: unknown ): number {
	return Math.max( 0, Math.floor( finite( value ) ?? 0 ) );
}

/** In small letters; absent where it is none of the known words. */
function word( name: string, value: unknown, known: readonly string[] ): Doc {
	const found = text( value ).toLowerCase();
	return known.includes( found ) ? { [ name ]: found } : {};
}

function display(
	schedule: Slot[ 'scheduleStatus' ],
	date: string | null
): Doc {
	if ( schedule === 'scheduled' ) {
		return { displayDateText: null, displayTimeText: null };
	}
	const [ year, month, day ] = ( date ?? '' ).split( '-' ).map( Number );
	return {
		displayDateText:
			date === null
				? 'Date to be announced'
				: `${ day } ${ MONTHS[ ( month ?? 1 ) - 1 ] } ${ year }`,
		displayTimeText: TIME_OPEN,
	};
}
