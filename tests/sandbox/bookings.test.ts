import { DEMO_STORE } from './demo/load';
import { PALETTES } from './pictures/palette';
import { THINGS } from './pictures/things';
import { record, text, type Doc } from './store/values';
import { TestClient } from './test-client';

const shop = TestClient.forFile();
const DAY = 86_400_000;

const slots = async ( query = '' ): Promise< Doc[] > =>
	(
		await shop.body(
			shop.get(
				`/v1IntegrationAvailability?storeId=${ DEMO_STORE }${ query }`
			)
		)
	).slots as Doc[];
const slot = async ( id: string ): Promise< Doc > =>
	record( ( await slots() ).find( ( entry ) => entry.id === id ) );
const book = ( fields: Doc ) =>
	shop.post( `/v1IntegrationBookings?storeId=${ DEMO_STORE }`, fields );
const list = async (): Promise< Doc[] > =>
	(
		await shop.body(
			shop.get( `/v1IntegrationBookings?storeId=${ DEMO_STORE }` )
		)
	).bookings as Doc[];
const switches = ( given: Doc ) => shop.post( '/__sandbox/switches', given );
const hook = ( name: string, given: Doc ) =>
	shop.body( shop.post( `/__sandbox/${ name }`, given ) );

describe( 'the schedule of the demo store', () => {
	it( 'lies around today and has each kind of slot', async () => {
		const all = await slots();
		const at = ( entry: Doc ) => Date.parse( text( entry.startAt ) );
		const ahead = all.filter( ( entry ) => at( entry ) > Date.now() );
		expect( ahead.length ).toBeGreaterThan( 50 );
		expect(
			all.some( ( entry ) => at( entry ) < Date.now() - 6 * DAY )
		).toBe( true );
		for ( const [ field, values ] of Object.entries( {
			scheduleStatus: [ 'scheduled', 'time_tba', 'date_tba' ],
			registrationMode: [ 'free', 'paid', 'deposit', 'enquiry' ],
			eventKind: [ 'intake', 'class', 'workshop', 'event', 'trip' ],
			status: [ 'open', 'closed' ],
		} ) ) {
			expect( all.map( ( entry ) => entry[ field ] ) ).toEqual(
				expect.arrayContaining( values )
			);
		}
		expect( ahead.some( ( entry ) => entry.capacity === 0 ) ).toBe( true );
		expect(
			ahead.some(
				( entry ) => entry.capacity !== 0 && entry.seatsRemaining === 0
			)
		).toBe( true );
		expect(
			ahead.some(
				( entry ) =>
					Date.parse( text( entry.registrationDeadline ) ) <
					Date.now()
			)
		).toBe( true );
		expect(
			ahead.some( ( entry ) =>
				text( record( entry.attributes ).imageUrl ).includes(
					'/pictures/'
				)
			)
		).toBe( true );
	} );

	it( 'has pictures that the sandbox can paint', async () => {
		const names = ( await slots() )
			.map( ( { attributes } ) => text( record( attributes ).imageUrl ) )
			.filter( Boolean )
			.map( ( url ) => url.split( '/' ).at( -1 ) ?? '' );
		expect( names.length ).toBeGreaterThan( 5 );
		const known = names.filter( ( name ) => {
			const [ thing = '', palette = '' ] = name.split( '-' );
			return thing in THINGS && palette in PALETTES;
		} );
		expect( known ).toEqual( names );
	} );
} );

describe( 'a booking', () => {
	const five = 'slot_pottery_last_seats';
	const order = {
		slotId: five,
		customer: { name: 'Efua', phone: '+233240000001' },
	};

	it( 'is made once for each call, and not one more than there are seats', async () => {
		const answers = await Promise.all(
			Array.from( { length: 12 }, () => book( order ) )
		);
		expect(
			answers.filter( ( { status } ) => status === 200 )
		).toHaveLength( 5 );
		const refused = answers.find( ( { status } ) => status === 400 );
		expect( await refused?.json() ).toEqual( {
			error: 'slot-capacity-exceeded',
		} );
		const bookings = await list();
		expect( new Set( bookings.map( ( { id } ) => id ) ).size ).toBe( 5 );
		expect(
			new Set( bookings.map( ( { customerId } ) => customerId ) ).size
		).toBe( 1 );
		expect( await slot( five ) ).toMatchObject( {
			seatsBooked: 5,
			seatsRemaining: 0,
		} );
	} );

	it( 'comes newest first, two hundred at most', async () => {
		for ( let n = 1; n <= 203; n++ ) {
			await book( {
				serviceId: 'svc_braids',
				attributes: { sedifexSyncRef: `R-${ n }` },
			} );
		}
		const references = ( await list() ).map(
			( { attributes } ) => record( attributes ).sedifexSyncRef
		);
		expect( references ).toHaveLength( 200 );
		expect( references[ 0 ] ).toBe( 'R-203' );
		expect( references.at( -1 ) ).toBe( 'R-4' );
	} );

	it( 'carries the time of the clock, also after that was set back', async () => {
		const clock = ( skewMs: number ) => hook( 'clock', { skewMs } );
		const age = async () => {
			const [ newest ] = ( await list() ).map( ( { createdAt } ) =>
				Number( record( createdAt )._seconds )
			);
			return Math.abs( Date.now() / 1000 - Number( newest ) );
		};
		await clock( DAY );
		await book( { ...order, slotId: 'slot_open_house' } );
		expect( await age() ).toBeGreaterThan( 80_000 );
		await hook( 'reset', { world: 'demo' } );
		await clock( DAY );
		await hook( 'items', { id: 'prod_shea_butter', data: { price: 1 } } );
		await clock( 0 );
		await book( order );
		expect( await age() ).toBeLessThan( 60 );
	} );

	it( 'keeps a seat that a failed call took', async () => {
		await switches( { leakSeats: 1 } );
		expect( ( await book( order ) ).status ).toBe( 500 );
		expect( await list() ).toEqual( [] );
		expect( await slot( five ) ).toMatchObject( { seatsBooked: 1 } );
		expect( ( await book( order ) ).status ).toBe( 200 );
		expect( await slot( five ) ).toMatchObject( { seatsBooked: 2 } );
	} );

	it.each( [
		[ 'reset-after-effect', 1 ],
		[ 'timeout-after-effect', 1 ],
		[ 'reset-before-effect', 0 ],
		[ '5xx-after', 1 ],
		[ '5xx-before', 0 ],
	] )(
		'whose answer is lost by %s is made %i times',
		async ( kind, made ) => {
			await hook( 'faults', {
				endpoint: 'v1IntegrationBookings',
				kind,
				ms: 50,
				method: 'POST',
			} );
			const status = await book( order ).then(
				( answer ) => answer.status,
				() => 0
			);
			expect( status ).not.toBe( 200 );
			expect( await list() ).toHaveLength( made );
		}
	);

	it( 'is paid by a checkout that names it, but for its nested payment', async () => {
		const { bookingId } = await shop.body(
			book( { serviceId: 'svc_massage', paymentAmount: 180 } )
		);
		const url = await shop.open( 'B-1', {
			bookingId,
			orderType: 'service_booking',
		} );
		await shop.press( url, 'pay' );
		expect( ( await list() )[ 0 ] ).toMatchObject( {
			id: bookingId,
			paymentStatus: 'paid',
			paymentReference: 'B-1',
			status: 'pending',
			payment: { status: 'pending' },
		} );
	} );

	it( 'is confirmed, moved, completed and cancelled by staff', async () => {
		const { bookingId: id } = await shop.body( book( order ) );
		for ( const [ action, word ] of [
			[ 'confirm', 'confirmed' ],
			[ 'reschedule', 'rescheduled' ],
			[ 'complete', 'completed' ],
			[ 'cancel', 'cancelled' ],
		] ) {
			await hook( 'bookings', { id, action } );
			expect( ( await list() )[ 0 ] ).toMatchObject( {
				status: word,
				bookingStatus: word,
			} );
		}
		expect(
			await hook( 'bookings', { id: 'nobody', action: 'confirm' } )
		).toMatchObject( { ok: false } );
		expect( await slot( five ) ).toMatchObject( { seatsBooked: 1 } );
	} );

	it( 'is refused by a slot that staff closed', async () => {
		await hook( 'slots', { id: five, action: 'closed' } );
		expect( await ( await book( order ) ).json() ).toEqual( {
			error: 'slot-not-open',
		} );
		await hook( 'slots', { id: five, action: 'open' } );
		await hook( 'slots', { id: five, action: 'fill' } );
		expect( await ( await book( order ) ).json() ).toEqual( {
			error: 'slot-capacity-exceeded',
		} );
	} );

	it( 'stands on the page of bookings, with nothing of it run as code', async () => {
		await book( {
			...order,
			customer: { name: '<b>x</b>' },
			notes: '<script>1</script>',
		} );
		const page = await ( await shop.get( '/staff/bookings' ) ).text();
		expect( page ).toContain( 'Pottery Afternoon × 1' );
		expect( page ).toContain( '&lt;b&gt;x' );
		expect( page ).not.toContain( '<script>' );
	} );
} );

describe( 'an enquiry', () => {
	const enquiry = {
		customerName: 'Yaw',
		contact: '0240000000',
		productName: 'Kente',
		quantity: 40,
	};

	it( 'has no address until that is switched on', async () => {
		expect(
			( await shop.post( '/checkoutRequests', enquiry ) ).status
		).toBe( 404 );
		await switches( { enquiries: true } );
		expect(
			( await shop.post( '/checkoutRequests', enquiry ) ).status
		).toBe( 200 );
		expect( ( await shop.post( '/checkoutRequests', {} ) ).status ).toBe(
			400
		);
		const { enquiries } = await shop.body(
			shop.get( '/__sandbox/bookings' )
		);
		expect( enquiries ).toMatchObject( [
			{ data: { customerName: 'Yaw', quantity: 40, companyName: null } },
		] );
	} );
} );
