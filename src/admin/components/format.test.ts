import { ago, money } from './format';

const NOW = Date.parse( '2026-11-21T17:00:00Z' );

test.each( [
	[ '2026-11-21T17:00:05Z', 'now' ],
	[ '2026-11-21T16:59:30Z', 'now' ],
	[ '2026-11-21T16:57:00Z', '3 minutes ago' ],
	[ '2026-11-21T15:00:01Z', '1 hour ago' ],
	[ '2026-11-20T16:00:00Z', 'yesterday' ],
	[ '2026-11-16T17:00:00Z', '5 days ago' ],
	[ '2026-10-01T12:00:00Z', 'Oct 1, 2026' ],
] )( '%s is %s', ( at, words ) => {
	expect( ago( at, NOW ) ).toBe( words );
} );

test( 'money has the marks of the user’s language', () => {
	expect( money( 125050, 'GHS' ) ).toBe( 'GH₵\u00a01,250.50' );
	document.documentElement.lang = 'de';
	expect( money( 125050, 'GHS' ) ).toBe( 'GH₵\u00a01.250,50' );
	document.documentElement.lang = '';
} );
