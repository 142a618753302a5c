import { act, renderHook } from '@testing-library/react';
import { ApiError } from '../../api/ask';
import { useLive } from './use-live';

const EVERY = 30_000;

let visibility: DocumentVisibilityState = 'visible';

beforeEach( () => {
	jest.useFakeTimers();
	visibility = 'visible';
	jest.spyOn( document, 'visibilityState', 'get' ).mockImplementation(
		() => visibility
	);
} );

afterEach( () => {
	jest.useRealTimers();
	jest.restoreAllMocks();
} );

const turn = ( to: DocumentVisibilityState ): void => {
	visibility = to;
	document.dispatchEvent( new Event( 'visibilitychange' ) );
};

const pass = ( time: number ) =>
	act( () => jest.advanceTimersByTimeAsync( time ) );

test( 'asks at once and again, as long as somebody looks', async () => {
	const load = jest.fn().mockResolvedValue( 'now' );
	const { result, unmount } = renderHook( () => useLive( load, EVERY ) );
	await pass( 0 );
	expect( result.current.answer ).toBe( 'now' );
	await pass( EVERY );
	await pass( EVERY );
	expect( load ).toHaveBeenCalledTimes( 3 );
	turn( 'hidden' );
	await pass( 10 * EVERY );
	expect( load ).toHaveBeenCalledTimes( 3 );
	turn( 'visible' );
	await pass( 0 );
	expect( load ).toHaveBeenCalledTimes( 4 );
	unmount();
	await pass( 10 * EVERY );
	expect( load ).toHaveBeenCalledTimes( 4 );
} );

test( 'a late answer takes nothing back', async () => {
	const answers: ( ( text: string ) => void )[] = [];
	const load = () =>
		new Promise< string >( ( resolve ) => answers.push( resolve ) );
	const { result } = renderHook( () => useLive( load, EVERY ) );
	await act( async () => void result.current.refresh() );
	await act( async () => answers[ 1 ]?.( 'second' ) );
	expect( result.current.answer ).toBe( 'second' );
	await act( async () => answers[ 0 ]?.( 'first' ) );
	expect( result.current.answer ).toBe( 'second' );
} );

test( 'a failure is said and forgotten, and the last answer stays', async () => {
	const load = jest
		.fn()
		.mockResolvedValueOnce( 'one' )
		.mockRejectedValueOnce( new ApiError( 'Away.' ) )
		.mockResolvedValue( 'two' );
	const { result } = renderHook( () => useLive( load, EVERY ) );
	await pass( 0 );
	await pass( EVERY );
	expect( [ result.current.answer, result.current.error ] ).toEqual( [
		'one',
		'Away.',
	] );
	await pass( EVERY );
	expect( [ result.current.answer, result.current.error ] ).toEqual( [
		'two',
		'',
	] );
} );
