import { eventsAnswer } from '../test-answers';
import { cronLine, isLate } from './late';

const NOW = Date.parse( '2026-11-21T17:00:00Z' );
const ago = ( minutes: number ) =>
	new Date( NOW - minutes * 60_000 ).toISOString();

test.each( [
	[ null, null, false ],
	// A quiet site: nothing waits, so nothing is late.
	[ null, ago( 600 ), false ],
	[ ago( 1 ), ago( 600 ), false ],
	[ ago( 6 ), ago( 6 ), true ],
	[ ago( 6 ), null, true ],
	// It works, and what waits is to be tried again later.
	[ ago( 600 ), ago( 1 ), false ],
] )( 'waiting since %s, worker at %s: late is %s', ( oldest, worker, late ) => {
	const { health } = eventsAnswer( [], {
		oldest_waiting: oldest,
		worker_at: worker,
	} );
	expect( isLate( health, NOW ) ).toBe( late );
} );

test( 'the line of the crontab names the site that is looked at', () => {
	expect(
		cronLine(
			'https://example.org/blog/wp-admin/admin.php?page=sedifex-sync-webhooks'
		)
	).toBe(
		"* * * * * curl -fsS -o /dev/null 'https://example.org/blog/wp-cron.php?doing_wp_cron'"
	);
} );
