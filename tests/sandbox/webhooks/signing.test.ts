import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { record, type Doc } from '../store/values';
import { bcrypt } from './bcrypt';
import type { Message } from './message';
import {
	eventMessage,
	paymentMessage,
	type OlderPayment,
	type SedifexEvent,
} from './sedifex-bodies';
import { sedifexHeaders, sedifexSignature } from './signing';

interface Delivery {
	readonly headers: Record< string, string >;
	readonly rawBody: string;
}

interface Use {
	readonly index: number;
	readonly class: string;
	readonly secret: string;
	readonly deliveries: ReadonlyArray< { n: number; accept: string } >;
}

const FOLDER = join( __dirname, '../../fixtures/recordings' );
const load = ( file: string ): unknown =>
	JSON.parse( readFileSync( join( FOLDER, file ), 'utf8' ) );

/** Every recorded delivery that a receiver is meant for, with its secret. */
const recorded = ( load( 'manifest.json' ) as Record< string, Use[] > )[
	'webhooks.outbound.json'
]
	?.filter( ( use ) => use.class === 'delivery' )
	.flatMap( ( use ) => {
		const entry = ( load( 'webhooks.outbound.json' ) as unknown[] )[
			use.index
		];
		const { deliveries } = entry as { deliveries: Delivery[] };
		return use.deliveries
			.filter( ( { accept } ) => accept !== 'no' )
			.map( ( { n } ): [ string, string, Delivery ] => [
				`${ use.index }.${ n }`,
				use.secret,
				deliveries[ n ] as Delivery,
			] );
	} ) as Array< [ string, string, Delivery ] >;

/** The same inputs, in another order of keys, through our own builders. */
function rebuilt( body: Doc ): Message {
	const turned = Object.fromEntries( Object.entries( body ).reverse() );
	return body.deliveryId === undefined
		? eventMessage( turned as unknown as SedifexEvent, 'x' )
		: paymentMessage( turned as unknown as OlderPayment );
}

describe( 'a Sedifex webhook made here', () => {
	it( 'is compared with thirteen recorded ones and more', () => {
		expect( recorded.length ).toBeGreaterThanOrEqual( 13 );
	} );

	it.each( recorded )(
		'has the bytes, headers and signature of recording %s',
		( _name, secret, { headers, rawBody } ) => {
			const message = rebuilt( record( JSON.parse( rawBody ) ) );
			expect( message.body ).toBe( rawBody );
			const own = sedifexHeaders(
				message,
				secret,
				Number( headers[ 'x-sedifex-timestamp' ] ),
				'2026-04-13'
			);
			expect( headers ).toMatchObject( own );
			expect( Object.keys( own ) ).toEqual(
				Object.keys( headers ).filter( ( name ) =>
					/^(content-type|x-sedifex-.*)$/.test( name )
				)
			);
		}
	);

	it( 'has another signature with one byte changed, or another secret', () => {
		const own = sedifexSignature( 'secret-one', '{"a":1}' );
		expect( sedifexSignature( 'secret-one', '{"a":2}' ) ).not.toBe( own );
		expect( sedifexSignature( 'secret-two', '{"a":1}' ) ).not.toBe( own );
	} );
} );

describe( 'bcrypt', () => {
	const salt = Buffer.from( '10410410410410410410410410410410', 'hex' );

	/** Computed by PHP's crypt(). */
	it.each( [
		[
			'sign-demo:2026-11-21 08:00:00',
			5,
			'$2b$05$CCCCCCCCCCCCCCCCCCCCC.KMmsD89THM0vnslnc1AZkLxwEaohLey',
		],
		[
			'Ama Ɛ pässw☃rd',
			4,
			'$2b$04$CCCCCCCCCCCCCCCCCCCCC.Vm1vBMFdCpqHJSNwiJeETdZJskG4qMa',
		],
		[
			'',
			4,
			'$2b$04$CCCCCCCCCCCCCCCCCCCCC.Cg0ly9t/KVBCBYYDfOmZKwry9JuXClC',
		],
	] )( 'of %p at cost %i is that of PHP', ( password, cost, hash ) => {
		expect( bcrypt( password, cost, salt ) ).toBe( hash );
	} );

	it( 'takes another salt each time', () => {
		expect( bcrypt( 'a', 4 ) ).not.toBe( bcrypt( 'a', 4 ) );
	} );
} );
