import type { EventsHealth } from '../../../api/events';

/** Minutes that a delivery may wait, or the worker may rest, before anything is said of it. */
const PATIENCE = 5;

const minutesSince = ( iso: string, now: number ): number =>
	( now - Date.parse( iso ) ) / 60_000;

/**
 * The worker does not come to what waits. A worker that rests while nothing
 * waits is not late: on a quiet site nothing wakes it.
 *
 * @param health As the route tells it.
 * @param now    Milliseconds, by the server's clock.
 */
export const isLate = ( health: EventsHealth, now: number ): boolean =>
	null !== health.oldest_waiting &&
	minutesSince( health.oldest_waiting, now ) > PATIENCE &&
	( null === health.worker_at ||
		minutesSince( health.worker_at, now ) > PATIENCE );

/**
 * What a server runs every minute so that the worker never waits for a visitor.
 *
 * @param here Address of this screen, which is in wp-admin.
 */
export const cronLine = ( here: string ): string => {
	const cron = new URL( '../wp-cron.php?doing_wp_cron', here );
	return `* * * * * curl -fsS -o /dev/null '${ cron.href }'`;
};
