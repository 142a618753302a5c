import {
	customerOf,
	fillFromLastTime,
	problems,
	readDetails,
	rememberDetails,
} from './details';
import type { Details } from './details';

// WordPress provides it on the page, as a module only. Texts say their names.
jest.mock(
	'@wordpress/interactivity',
	() => ( {
		getConfig: () => ( {
			i18n: new Proxy( {}, { get: ( _all, name ) => String( name ) } ),
		} ),
	} ),
	{ virtual: true }
);

const good: Details = {
	name: 'Ama Mensah',
	phone: '024 000 0000',
	email: 'ama@example.com',
	receive: 'delivery',
	location: 'Osu',
	note: '',
	payment: 'online',
};

describe( 'what can be said at once', () => {
	it.each( [
		[ {}, {} ],
		[ { name: 'A' }, { name: 'needName' } ],
		[ { phone: '' }, { phone: 'needPhone' } ],
		[ { phone: '024 000' }, { phone: 'badPhone' } ],
		[ { phone: '+44 (0)20 7946 0000' }, {} ],
		[ { phone: 'call me' }, { phone: 'badPhone' } ],
		[ { email: '' }, { email: 'needEmail' } ],
		[ { email: 'ama@' }, { email: 'badEmail' } ],
		[ { email: 'ama@', payment: 'pay_on_delivery' }, {} ],
		[ { location: '' }, { location: 'needPlace' } ],
		[ { location: '', receive: 'pickup' }, {} ],
	] )( '%j → %j', ( changes, expected ) => {
		expect( problems( { ...good, ...changes } ) ).toEqual( expected );
	} );
} );

it( 'sends what is asked for, and nothing else', () => {
	expect(
		customerOf( {
			...good,
			payment: 'pay_on_delivery',
			receive: 'pickup',
		} )
	).toEqual( {
		customer: { name: 'Ama Mensah', phone: '024 000 0000', email: '' },
		delivery: { method: 'pickup', location: '', notes: '' },
		payment: 'pay_on_delivery',
	} );
} );

describe( 'remembering on this phone', () => {
	let form: HTMLFormElement;

	beforeEach( () => {
		localStorage.clear();
		document.body.innerHTML = `<form>
			<input name="sfx_name" /><input name="sfx_phone" value="typed" />
			<input name="sfx_email" /><input name="sfx_location" />
			<input type="radio" name="sfx_receive" value="delivery" checked />
			<input type="radio" name="sfx_receive" value="pickup" />
			<textarea name="sfx_note"></textarea>
			<input type="hidden" name="sfx_payment" value="online" />
		</form>`;
		form = document.forms[ 0 ] as HTMLFormElement;
	} );

	it( 'fills what is blank, and leaves what was typed', () => {
		rememberDetails( { ...good, receive: 'pickup', note: 'once' } );
		expect( fillFromLastTime( form ) ).toBe( true );
		expect( readDetails( form ) ).toMatchObject( {
			name: 'Ama Mensah',
			phone: 'typed',
			receive: 'pickup',
			note: '',
		} );
	} );

	it( 'keeps nothing unless it is wanted', () => {
		rememberDetails( good );
		rememberDetails( null );
		expect( fillFromLastTime( form ) ).toBe( false );
		expect( localStorage ).toHaveLength( 0 );
	} );
} );
