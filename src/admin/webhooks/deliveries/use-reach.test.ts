import { renderHook, waitFor } from '@testing-library/react';
import {
	getAuthorization,
	getReach,
	type SiteHealthAnswer,
} from '../../../api/site-health';
import { useReach } from './use-reach';

jest.mock( '../../../api/site-health', () => ( {
	getAuthorization: jest.fn(),
	getReach: jest.fn(),
} ) );

const answer = (
	label: string,
	status: SiteHealthAnswer[ 'status' ]
): SiteHealthAnswer => ( {
	label,
	status,
	badge: { label: 'Sedifex', color: 'blue' },
	description: '',
	actions: '',
	test: label,
} );

const found = async (
	reach: Promise< SiteHealthAnswer >,
	header: Promise< SiteHealthAnswer >
): Promise< string[] > => {
	jest.mocked( getReach ).mockReturnValue( reach );
	jest.mocked( getAuthorization ).mockReturnValue( header );
	const { result } = renderHook( () => useReach() );
	expect( result.current ).toBeNull();
	await waitFor( () => expect( result.current ).not.toBeNull() );
	return ( result.current ?? [] ).map( ( { label } ) => label );
};

describe( 'whether senders reach this site', () => {
	test( 'says nothing where all is well', async () => {
		expect(
			await found(
				Promise.resolve( answer( 'open', 'good' ) ),
				Promise.resolve( answer( 'hidden', 'recommended' ) )
			)
		).toEqual( [] );
	} );

	test( 'says what is closed, and what Sevi needs', async () => {
		expect(
			await found(
				Promise.resolve( answer( 'closed', 'recommended' ) ),
				Promise.resolve( answer( 'no token', 'critical' ) )
			)
		).toEqual( [ 'closed', 'no token' ] );
	} );

	test( 'makes no trouble of a question that is not answered', async () => {
		expect(
			await found(
				Promise.reject( new Error( 'offline' ) ),
				Promise.reject( new Error( 'offline' ) )
			)
		).toEqual( [] );
	} );
} );
