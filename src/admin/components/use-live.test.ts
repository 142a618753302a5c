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

test( 'another question is asked at once, and the first is not answered any more', async () => {
	const answers: Record< string, ( text: string ) => void > = {};
	const asking = ( name: string ) => () =>
		new Promise< string >( ( resolve ) => {
			answers[ name ] = resolve;
		} );
	const first = asking( 'first' );
	const second = asking( 'second' );
	const { result, rerender } = renderHook(
		( { load } ) => useLive( load, EVERY ),
		{ initialProps: { load: first } }
	);
	await act( async () => answers.first?.( 'one' ) );
	expect( result.current ).toMatchObject( {
		answer: 'one',
		isLoading: false,
	} );
	await pass( EVERY );
	rerender( { load: second } );
	expect( result.current ).toMatchObject( {
		answer: 'one',
		isLoading: true,
	} );
	await act( async () => answers.second?.( 'two' ) );
	await act( async () => answers.first?.( 'one again' ) );
	expect( result.current ).toMatchObject( {
		answer: 'two',
		isLoading: false,
	} );
} );

test( 'asking in the background loads nothing visibly', async () => {
	const answers: ( ( text: string ) => void )[] = [];
	const load = () =>
		new Promise< string >( ( resolve ) => answers.push( resolve ) );
	const { result } = renderHook( () => useLive( load, EVERY ) );
	await act( async () => answers[ 0 ]?.( 'one' ) );
	await pass( EVERY );
	expect( answers ).toHaveLength( 2 );
	expect( result.current.isLoading ).toBe( false );
} );

test( 'what is under way when nobody looks any more is the last', async () => {
	let answer: ( text: string ) => void = () => undefined;
	const load = jest.fn(
		() =>
			new Promise< string >( ( resolve ) => {
				answer = resolve;
			} )
	);
	const { unmount } = renderHook( () => useLive( load, EVERY ) );
	unmount();
	answer( 'late' );
	await pass( 10 * EVERY );
	expect( load ).toHaveBeenCalledTimes( 1 );
} );
