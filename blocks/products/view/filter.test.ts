import { filterLoaded } from './filter';

// WordPress provides it on the page, as a module only.
jest.mock(
	'@wordpress/interactivity',
	() => ( { getConfig: () => ( { i18n: { shown: '%1$d of %2$d' } } ) } ),
	{ virtual: true }
);

const page = ( ...names: string[] ): HTMLElement => {
	document.body.innerHTML = `<ul>${ names
		.map( ( name ) => `<li class="sfx-card"><h2>${ name }</h2></li>` )
		.join( '' ) }</ul>`;
	return document.body;
};
const shown = (): Array< string | null > =>
	[ ...document.querySelectorAll( '.sfx-card:not([hidden])' ) ].map(
		( card ) => card.textContent
	);

describe( 'search while typing', () => {
	it( 'leaves the cards that have all the words', () => {
		const root = page( 'Black Soap', 'Shea Soap', 'Kente' );
		expect( filterLoaded( root, 'soap' ) ).toBe( '2 of 3' );
		expect( shown() ).toEqual( [ 'Black Soap', 'Shea Soap' ] );
		expect( filterLoaded( root, ' SOAP  bla' ) ).toBe( '1 of 3' );
		expect( filterLoaded( root, 'drum' ) ).toBe( '0 of 3' );
		expect( shown() ).toEqual( [] );
	} );

	it( 'minds no accents', () => {
		const root = page( 'Café Volta', 'Ɛuegbe' );
		filterLoaded( root, 'cafe' );
		expect( shown() ).toEqual( [ 'Café Volta' ] );
		filterLoaded( root, 'CAFÉ' );
		expect( shown() ).toEqual( [ 'Café Volta' ] );
	} );

	it( 'shows all again, and says nothing, when it is emptied', () => {
		const root = page( 'Black Soap', 'Kente' );
		filterLoaded( root, 'kente' );
		expect( filterLoaded( root, '  ' ) ).toBe( '' );
		expect( shown() ).toHaveLength( 2 );
	} );
} );
