<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Queue;

use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use Sedifex\Sync\Rest;
use WP_REST_Request;

/** The worker's wake-ups. */
final class QueueModule implements Module {

	public function __construct( private readonly Runner $runner, private readonly Files $files ) {
	}

	public function register(): void {
		add_filter( 'cron_schedules', self::with_minute( ... ) ); // phpcs:ignore WordPress.WP.CronInterval.CronSchedulesInterval -- a batch with nothing due costs a few indexed reads.
		add_action( Runner::CRON, $this->runner->run( ... ) );
		add_action( Runner::KICK, $this->runner->run( ... ) );
		add_action( 'admin_init', $this->look_after( ... ) );
		add_filter( 'rest_pre_dispatch', $this->on_our_routes( ... ), 10, 3 );
		// After other plugins' shutdown work, since the answer is closed here.
		add_action( 'shutdown', $this->runner->after_answer( ... ), 100 );
		register_activation_hook( $this->files->main, self::schedule( ... ) );
		register_deactivation_hook( $this->files->main, self::unschedule( ... ) );
	}

	/** In wp-admin: keeps the schedule in place and wakes the worker. */
	public function look_after(): void {
		self::schedule();
		$this->runner->wanted();
	}

	/** @param bool $network_wide On every site of the network. */
	private static function unschedule( bool $network_wide = false ): void {
		$sites = $network_wide && is_multisite() ? get_sites( [ 'fields' => 'ids', 'network_id' => get_current_network_id(), 'number' => 0 ] ) : [ get_current_blog_id() ];
		foreach ( $sites as $site ) {
			$elsewhere = get_current_blog_id() !== $site;
			if ( $elsewhere ) {
				switch_to_blog( $site );
			}
			wp_clear_scheduled_hook( Runner::CRON );
			wp_clear_scheduled_hook( Runner::KICK );
			if ( $elsewhere ) {
				restore_current_blog();
			}
		}
	}

	private static function schedule(): void {
		if ( false === wp_next_scheduled( Runner::CRON ) ) {
			wp_schedule_event( time() + 60, 'sedifex_minute', Runner::CRON );
		}
	}

	/**
	 * @param mixed                                $result  Passed on untouched.
	 * @param mixed                                $server  Not used.
	 * @param WP_REST_Request<array<string,mixed>> $request The request.
	 */
	public function on_our_routes( mixed $result, mixed $server, WP_REST_Request $request ): mixed {
		if ( str_starts_with( $request->get_route(), '/' . Rest::NAMESPACE . '/' ) ) {
			$this->runner->wanted();
		}
		return $result;
	}

	/**
	 * No translation here: plugins ask for the schedules before `init`.
	 *
	 * @param array<mixed> $schedules Known intervals.
	 * @return array<mixed>
	 */
	public static function with_minute( array $schedules ): array {
		$schedules['sedifex_minute'] = [
			'interval' => 60,
			'display'  => 'Every minute (Sedifex Sync)',
		];
		return $schedules;
	}
}
