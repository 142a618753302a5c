import { Rounds } from './rounds';

let hidden = false;

/** Runs the page on for so long, with everything that comes of it. */
const wait = ( milliseconds: number ): Promise< void > =>
	jest.advanceTimersByTimeAsync( milliseconds );

function turn( isHidden: boolean ): void {
	hidden = isHidden;
	document.dispatchEvent( new Event( 'visibilitychange' ) );
}

describe( 'rounds', () => {
	beforeEach( () => {
		hidden = false;
		jest.useFakeTimers();
		Object.defineProperty( document, 'hidden', {
			configurable: true,
			get: () => hidden,
		} );
	} );
	afterEach( () => jest.useRealTimers() );

	it( 'come often at first, then every minute', async () => {
		const start = Date.now();
		const at: number[] = [];
		new Rounds( async () => {
			at.push( ( Date.now() - start ) / 1000 );
			return false;
		} ).start();
		await wait( 140_000 );
		expect( at ).toEqual( [ 0, 2, 4, 8, 15, 75, 135 ] );
	} );

	it( 'stop while nobody sees the page, and look at once when somebody does', async () => {
		const look = jest.fn( async () => false );
		new Rounds( look ).start();
		await wait( 1_000 );
		turn( true );
		await wait( 600_000 );
		expect( look ).toHaveBeenCalledTimes( 1 );
		turn( false );
		await wait( 0 );
		expect( look ).toHaveBeenCalledTimes( 2 );
	} );

	it( 'end when there is nothing more to come', async () => {
		const look = jest.fn( async () => true );
		new Rounds( look ).start();
		await wait( 600_000 );
		expect( look ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'are never two at a time', async () => {
		let done: ( ended: boolean ) => void = () => {};
		const look = jest.fn(
			() => new Promise< boolean >( ( resolve ) => ( done = resolve ) )
		);
		const rounds = new Rounds( look );
		rounds.start();
		await wait( 0 );
		void rounds.now();
		await wait( 100_000 );
		expect( look ).toHaveBeenCalledTimes( 1 );
		done( true );
	} );
} );
