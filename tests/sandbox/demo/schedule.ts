import { slotCollection } from '../bookings/slots';
import type { SandboxState } from '../store/state';
import type { Doc } from '../store/values';
import { CLASSES } from './classes';
import { EVENTS } from './events';

const DAY = 86_400_000;
/** The store's services by the hour; it is closed on Sundays. */
const SALON: ReadonlyArray< {
	readonly name: string;
	readonly service: string;
	readonly title: string;
	readonly hours: readonly number[];
	readonly minutes: number;
	readonly days: number;
	readonly slot: Doc;
} > = [
	{
		name: 'braids',
		service: 'svc_braids',
		title: 'Knotless Braids',
		hours: [ 9, 13 ],
		minutes: 240,
		days: 12,
		slot: {
			capacity: 2,
			price: 250,
			depositAmount: 80,
			registrationMode: 'deposit',
			location: '14 Mission Street, Osu',
		},
	},
	{
		name: 'barbing',
		service: 'svc_barbing',
		title: 'Barbing and Beard Trim',
		hours: [ 9, 10, 11, 12, 14, 15, 16, 17 ],
		minutes: 30,
		days: 6,
		slot: { capacity: 1, price: 60, location: '14 Mission Street, Osu' },
	},
	{
		name: 'massage',
		service: 'svc_massage',
		title: 'Deep Tissue Massage',
		hours: [ 11, 15 ],
		minutes: 60,
		days: 8,
		slot: { capacity: 1, price: 180, location: 'Upstairs, Osu' },
	},
];

/** One slot of the demo store, before it has a date. */
export interface DemoEvent {
	readonly id: string;
	/** Days from today; null where the date is not known yet. */
	readonly inDays: number | null;
	/** Hours of the day in Accra; null where the time is not known yet. */
	readonly from: number | null;
	readonly to?: number;
	/** Days from now until registration closes. */
	readonly deadlineInDays?: number;
	readonly picture?: string;
	readonly slot: Doc;
}

/** The day at midnight in Accra, which is UTC. */
function dayAt( now: number, inDays: number ): number {
	return Math.floor( now / DAY ) * DAY + inDays * DAY;
}

/** What can be booked at the demo store from today on, and a little of what is over. */
export function loadSchedule(
	state: SandboxState,
	storeId: string,
	image: ( name: string ) => string
): void {
	const now = state.now();
	const collection = slotCollection( storeId );
	const updatedAt = new Date( now - DAY ).toISOString();
	const put = ( id: string, data: Doc ) =>
		state.documents.set( collection, id, {
			storeId,
			currency: 'GHS',
			status: 'open',
			seatsBooked: 0,
			updatedAt,
			...data,
		} );
	for ( const row of SALON ) {
		salon( row, now, put );
	}
	for ( const event of [ ...CLASSES, ...EVENTS ] ) {
		put( event.id, eventSlot( event, now, image ) );
	}
}

type Put = ( id: string, data: Doc ) => void;

function salon( row: ( typeof SALON )[ number ], now: number, put: Put ): void {
	for ( let inDays = 0; inDays <= row.days; inDays++ ) {
		const day = dayAt( now, inDays );
		if ( new Date( day ).getUTCDay() === 0 ) {
			continue;
		}
		row.hours.forEach( ( hour, n ) => {
			const start = day + hour * 3_600_000;
			const date = new Date( day ).toISOString().slice( 0, 10 );
			put(
				`slot_${ row.name }_${ date }_${ String( hour ).padStart( 2, '0' ) }00`,
				{
					serviceId: row.service,
					serviceName: row.title,
					startAt: new Date( start ).toISOString(),
					endAt: new Date(
						start + row.minutes * 60_000
					).toISOString(),
					...row.slot,
					// Some are taken already, others each day.
					seatsBooked:
						( n + inDays ) % 4 === 1
							? Number( row.slot.capacity )
							: 0,
				}
			);
		} );
	}
}

function eventSlot(
	event: DemoEvent,
	now: number,
	image: ( name: string ) => string
): Doc {
	const day = event.inDays === null ? null : dayAt( now, event.inDays );
	const at = ( hours: number ) =>
		new Date( ( day ?? 0 ) + hours * 3_600_000 ).toISOString();
	const times =
		day === null || event.from === null
			? {}
			: {
					startAt: at( event.from ),
					endAt: at( event.to ?? event.from + 2 ),
				};
	return {
		...( day === null
			? {}
			: { eventDate: new Date( day ).toISOString().slice( 0, 10 ) } ),
		...times,
		...( event.deadlineInDays === undefined
			? {}
			: {
					registrationDeadline: new Date(
						dayAt( now, event.deadlineInDays ) + 18 * 3_600_000
					).toISOString(),
				} ),
		attributes: event.picture
			? {
					imageUrl: image( event.picture ),
					imageAlt: event.slot.serviceName,
				}
			: {},
		...event.slot,
	};
}
