import { act, renderHook, waitFor } from '@testing-library/react';
import { ApiError } from '../../api/ask';
import { useAnswer } from './use-answer';

interface Held {
	resolve: ( value: string ) => void;
	reject: ( reason: unknown ) => void;
}

const setUp = () => {
	const held = new Map< string, Held >();
	const view = renderHook(
		( { key }: { key: string } ) =>
			useAnswer(
				key,
				() =>
					new Promise< string >( ( resolve, reject ) => {
						held.set( key, { resolve, reject } );
					} )
			),
		{ initialProps: { key: 'first' } }
	);
	return {
		...view,
		settle: ( key: string, how: ( on: Held ) => void ) =>
			act( async () => {
				const on = held.get( key );
				if ( undefined === on ) {
					throw new Error( `${ key } was never asked` );
				}
				how( on );
			} ),
	};
};

test( 'an answer to an older question is dropped, whenever it comes', async () => {
	const { result, rerender, settle } = setUp();
	rerender( { key: 'second' } );
	await settle( 'second', ( on ) => on.resolve( 'new' ) );
	await settle( 'first', ( on ) => on.resolve( 'old' ) );
	expect( result.current.answer ).toBe( 'new' );
	expect( result.current.isLoading ).toBe( false );
} );

test( 'an old failure does not hide a new answer', async () => {
	const { result, rerender, settle } = setUp();
	rerender( { key: 'second' } );
	await settle( 'first', ( on ) => on.reject( new ApiError( 'Too late.' ) ) );
	expect( result.current ).toMatchObject( { error: '', isLoading: true } );
	await settle( 'second', ( on ) => on.resolve( 'new' ) );
	expect( result.current ).toMatchObject( { error: '', answer: 'new' } );
} );

test( 'what was there stays while the next is asked for, and after it failed', async () => {
	const { result, rerender, settle } = setUp();
	await settle( 'first', ( on ) => on.resolve( 'one' ) );
	rerender( { key: 'second' } );
	expect( result.current ).toMatchObject( {
		answer: 'one',
		isLoading: true,
	} );
	await settle( 'second', ( on ) => on.reject( new ApiError( 'Offline.' ) ) );
	expect( result.current ).toMatchObject( {
		answer: 'one',
		error: 'Offline.',
	} );
	act( () => result.current.again() );
	await settle( 'second', ( on ) => on.resolve( 'two' ) );
	await waitFor( () =>
		expect( result.current ).toMatchObject( { answer: 'two', error: '' } )
	);
} );
