/**
 * What `/availability` answers; in PHP, Bookings\SlotResource and
 * AvailabilityController. Visitors' pages read it by hand: no zod there.
 */
import * as z from 'zod/mini';

export const slotSchema = z.strictObject( {
	id: z.string(),
	service_id: z.string(),
	course_id: z.string(),
	/** Its item in the catalogue, where it has one. */
	item: z.nullable(
		z.strictObject( {
			type: z.enum( [ 'product', 'service', 'course' ] ),
			id: z.string(),
		} )
	),
	name: z.string(),
	description: z.string(),
	category: z.string(),
	kind: z.enum( [ '', 'intake', 'class', 'workshop', 'event', 'trip' ] ),
	mode: z.enum( [ '', 'free', 'paid', 'deposit', 'enquiry' ] ),
	action: z.enum( [ 'book', 'interest', 'enquire' ] ),
	state: z.enum( [ 'open', 'full' ] ),
	schedule: z.enum( [ 'scheduled', 'time_tba', 'date_tba' ] ),
	date: z.nullable( z.string() ),
	starts_at: z.nullable( z.string() ),
	ends_at: z.nullable( z.string() ),
	deadline: z.nullable( z.string() ),
	timezone: z.string(),
	date_label: z.string(),
	time_label: z.string(),
	location: z.string(),
	price_minor: z.nullable( z.int() ),
	deposit_minor: z.nullable( z.int() ),
	currency: z.string(),
	/** 0 is unlimited, and then seats_remaining is null. */
	capacity: z.int(),
	seats_remaining: z.nullable( z.int() ),
	image: z.nullable(
		z.strictObject( {
			src: z.string(),
			srcset: z.string(),
			width: z.nullable( z.int() ),
			height: z.nullable( z.int() ),
			alt: z.string(),
		} )
	),
} );

export const availabilitySchema = z.strictObject( {
	slots: z.array( slotSchema ),
	/** Null: Sedifex has not answered yet. */
	as_of: z.nullable( z.string() ),
} );

export type Slot = z.infer< typeof slotSchema >;
export type AvailabilityAnswer = z.infer< typeof availabilitySchema >;
