import apiFetch from '@wordpress/api-fetch';
import { ApiError } from './ask';
import { getPages, getStatus, saveSettings } from './client';

jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: jest.fn(),
} ) );

const fetchMock = apiFetch as unknown as jest.Mock;

const thrownBy = async ( work: Promise< unknown > ): Promise< ApiError > => {
	const thrown: unknown = await work.catch( ( error: unknown ) => error );
	if ( thrown instanceof ApiError ) {
		return thrown;
	}
	throw new Error( 'It did not fail as it should.' );
};

const STATUS = {
	health: 'ok',
	sentence: 'Everything is working.',
	items: 44,
	as_of: '2026-11-21T14:05:00Z',
	worker_at: null,
};

beforeEach( () => fetchMock.mockReset() );

test( 'an answer of the known form is given on', async () => {
	fetchMock.mockResolvedValue( STATUS );
	expect( await getStatus() ).toEqual( STATUS );
} );

test.each( [
	[ 'a missing field', { ...STATUS, items: undefined } ],
	[ 'another type', { ...STATUS, items: '44' } ],
	[ 'an unknown word', { ...STATUS, health: 'fine' } ],
	[ 'a field too many', { ...STATUS, key: 'x' } ],
	[ 'nothing', null ],
	[ 'a page', '<html></html>' ],
] )( '%s is an error with a sentence', async ( name, wrong ) => {
	fetchMock.mockResolvedValue( wrong );
	expect( ( await thrownBy( getStatus() ) ).message ).toMatch( /Reload/ );
} );

test( 'a refused save names its fields', async () => {
	fetchMock.mockRejectedValue( {
		code: 'sedifex_settings_invalid',
		message: 'Nothing was saved yet.',
		data: { status: 400, params: { store_id: 'No spaces.' } },
	} );
	const error = await thrownBy( saveSettings( { store_id: 'a b' } ) );
	expect( error.message ).toBe( 'Nothing was saved yet.' );
	expect( error.fields ).toEqual( { store_id: 'No spaces.' } );
} );

test.each( [ [ undefined ], [ 'text' ], [ new TypeError( 'x' ) ], [ {} ] ] )(
	'whatever is thrown has a sentence',
	async ( thrown ) => {
		fetchMock.mockRejectedValue( thrown );
		expect( ( await thrownBy( getStatus() ) ).message ).not.toBe( '' );
	}
);

test( 'pages are asked for as the page preloads them', async () => {
	fetchMock.mockResolvedValue( [] );
	await getPages();
	expect( fetchMock ).toHaveBeenCalledWith( {
		path: '/wp/v2/pages?per_page=100&orderby=title&order=asc&status=publish%2Cdraft%2Cprivate&_fields=id%2Ctitle%2Cstatus&context=edit',
	} );
	await getPages( 'shop' );
	expect( fetchMock.mock.lastCall?.[ 0 ].path ).toContain( 'search=shop' );
} );
