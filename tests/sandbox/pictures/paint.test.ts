import { paint } from './paint';

it( 'paints a photograph as large as shop owners upload them', async () => {
	const picture = await paint( 'cup-sea-test' );
	expect( picture?.subarray( 0, 3 ).toString( 'hex' ) ).toBe( 'ffd8ff' );
	expect( picture?.subarray( -2 ).toString( 'hex' ) ).toBe( 'ffd9' );
	expect( picture?.length ).toBeGreaterThan( 1_000_000 );
	expect( picture?.length ).toBeLessThan( 3_000_000 );
}, 60_000 );

it( 'paints nothing of a name that it does not know', async () => {
	expect( await paint( 'castle-sea-test' ) ).toBeNull();
	expect( await paint( 'cup-constructor-test' ) ).toBeNull();
} );
