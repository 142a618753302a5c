import { ago } from './ago';

const NOW = Date.UTC( 2026, 10, 21, 14, 5 );

test.each( [
	[ 0, 'just now' ],
	[ 44, 'just now' ],
	[ -500, 'just now' ],
	[ 50, '50 seconds ago' ],
	[ 60, '1 minute ago' ],
	[ 180, '3 minutes ago' ],
	[ 3600, '1 hour ago' ],
	[ 7300, '2 hours ago' ],
	[ 26 * 3600, '1 day ago' ],
	[ 40 * 86400, '1 month ago' ],
	[ 800 * 86400, '2 years ago' ],
] )( '%d seconds', ( seconds, text ) => {
	expect( ago( NOW - seconds * 1000, NOW ) ).toBe( text );
} );
