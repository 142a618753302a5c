<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Sedifex\SiteChecks;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Environment;
use Sedifex\Sync\Webhooks\EventCounts;

/**
 * The tests of Site Health that only read what is stored here. What asks another server, or this one
 * from outside, is SiteHealthRemote's.
 *
 * @phpstan-import-type HealthResult from SiteHealthResult
 */
final class SiteHealth {

	public const TESTS = [ 'keys', 'catalogue', 'worker', 'schedule', 'https', 'messages' ];

	/** What wp-config-sample.php has in place of security keys. */
	private const PLACEHOLDER = 'put your unique phrase here';

	/** Prices older than a day are not sold at. */
	private const PRICES_TOO_OLD = DAY_IN_SECONDS;

	private const LATE = HOUR_IN_SECONDS;

	/** The worker is wanted every minute; a server that calls wp-cron.php more rarely still may. */
	private const CRON_LATE = 15 * MINUTE_IN_SECONDS;

	/** @param Closure(string): mixed $constant Value of a constant of wp-config.php; null = not defined. */
	public function __construct(
		private readonly SettingsStore $settings,
		private readonly Secrets $secrets,
		private readonly CatalogStateStore $states,
		private readonly WorkerWatch $worker,
		private readonly IntentStore $intents,
		private readonly SiteFingerprint $site,
		private readonly SiteChecks $checks,
		private readonly Clock $clock,
		private readonly Closure $constant,
		private readonly ?EventCounts $events = null,
	) {
	}

	/**
	 * @param value-of<self::TESTS> $name
	 * @return HealthResult
	 */
	public function run( string $name ): array {
		return match ( $name ) {
			'keys'      => $this->keys(),
			'catalogue' => $this->catalogue(),
			'worker'    => $this->worker(),
			'schedule'  => $this->schedule(),
			'https'     => $this->https(),
			'messages'  => $this->messages(),
		};
	}

	/** @return HealthResult */
	public function keys(): array {
		if ( $this->secrets->is_locked() ) {
			return SiteHealthResult::of( 'keys', SiteHealthResult::CRITICAL, __( 'Your Sedifex key cannot be read', 'sedifex-sync' ), __( 'The security keys in wp-config.php have changed since it was stored. Nothing is sent to Sedifex until you enter it again; if the old security keys come back, so does your key.', 'sedifex-sync' ), [ Screens::url( 'settings' ) => __( 'Enter your key', 'sedifex-sync' ) ] );
		}
		if ( ! $this->has_constant( 'SEDIFEX_SYNC_ENCRYPTION_KEY' ) && ! ( $this->has_constant( 'AUTH_KEY' ) && $this->has_constant( 'AUTH_SALT' ) ) ) {
			return SiteHealthResult::of( 'keys', SiteHealthResult::RECOMMENDED, __( 'Your Sedifex key is not well protected', 'sedifex-sync' ), __( 'It is stored encrypted, but wp-config.php has no security keys of its own, so WordPress keeps them in the same database. Whoever gets a copy of the database could read it. Ask your host to set AUTH_KEY and AUTH_SALT, and enter your key again afterwards.', 'sedifex-sync' ) );
		}
		return SiteHealthResult::of( 'keys', SiteHealthResult::GOOD, __( 'Your Sedifex key can be read and is protected', 'sedifex-sync' ), __( 'It is stored encrypted, and what opens it does not lie in the database.', 'sedifex-sync' ) );
	}

	/** @return HealthResult */
	public function catalogue(): array {
		if ( ! $this->settings->get()->is_connected() ) {
			return SiteHealthResult::of( 'catalogue', SiteHealthResult::GOOD, __( 'Your shop is not connected to Sedifex yet', 'sedifex-sync' ), __( 'No items are read until you connect your store.', 'sedifex-sync' ), self::connect() );
		}
		$state = $this->state();
		$again = [ Screens::url( Screens::FIRST ) => __( 'See how your shop is', 'sedifex-sync' ) ];
		if ( 0 === $state->as_of ) {
			return SiteHealthResult::of( 'catalogue', SiteHealthResult::RECOMMENDED, __( 'Your items have not been read from Sedifex yet', 'sedifex-sync' ), trim( __( 'Your shop is empty until then.', 'sedifex-sync' ) . ' ' . $state->problem ), $again );
		}
		$age  = $this->clock->now() - $state->as_of;
		$span = human_time_diff( $state->as_of, $this->clock->now() );
		if ( $age <= self::LATE ) {
			/* translators: %s: a span of time such as "3 minutes". */
			return SiteHealthResult::of( 'catalogue', SiteHealthResult::GOOD, __( 'The prices of your shop are up to date', 'sedifex-sync' ), sprintf( __( 'They were last confirmed by Sedifex %s ago.', 'sedifex-sync' ), $span ) );
		}
		/* translators: %s: a span of time such as "2 hours". */
		$label = sprintf( __( 'The prices of your shop were last confirmed %s ago', 'sedifex-sync' ), $span );
		return $age > self::PRICES_TOO_OLD
			? SiteHealthResult::of( 'catalogue', SiteHealthResult::CRITICAL, $label, trim( __( 'Nothing is sold at prices older than a day.', 'sedifex-sync' ) . ' ' . $state->problem ), $again )
			: SiteHealthResult::of( 'catalogue', SiteHealthResult::RECOMMENDED, $label, trim( __( 'Your shop shows the last ones it knows, and says from when they are.', 'sedifex-sync' ) . ' ' . $state->problem ), $again );
	}

	/** @return HealthResult */
	public function worker(): array {
		$at   = $this->worker->last_ran_at();
		$age  = $this->clock->now() - $at;
		$cron = __( 'Ask your host to run the scheduled tasks of WordPress (wp-cron.php) every minute.', 'sedifex-sync' );
		if ( $this->intents->overdue( self::LATE, $this->site->current() ) > 0 ) {
			return SiteHealthResult::of( 'worker', SiteHealthResult::CRITICAL, __( 'Orders have been waiting to be sent for more than an hour', 'sedifex-sync' ), __( 'The background work of your shop does not come to them.', 'sedifex-sync' ) . ' ' . $cron );
		}
		if ( 0 === $at ) {
			return SiteHealthResult::of( 'worker', SiteHealthResult::RECOMMENDED, __( 'The background work of your shop has not begun yet', 'sedifex-sync' ), __( 'It begins with the next visit to your site. If this stays:', 'sedifex-sync' ) . ' ' . $cron );
		}
		if ( $this->worker->behind() > self::LATE ) {
			/* translators: %s: a span of time such as "2 hours". */
			return SiteHealthResult::of( 'worker', $age > DAY_IN_SECONDS ? SiteHealthResult::CRITICAL : SiteHealthResult::RECOMMENDED, sprintf( __( 'The background work of your shop last ran %s ago', 'sedifex-sync' ), human_time_diff( $at, $this->clock->now() ) ), __( 'Orders and prices may be behind.', 'sedifex-sync' ) . ' ' . $cron );
		}
		return SiteHealthResult::of( 'worker', SiteHealthResult::GOOD, __( 'The background work of your shop runs', 'sedifex-sync' ), __( 'It sends what is waiting, asks what has become of orders, and reads prices.', 'sedifex-sync' ) );
	}

	/** @return HealthResult */
	public function schedule(): array {
		$next = wp_next_scheduled( Runner::CRON );
		if ( false === $next ) {
			return SiteHealthResult::of( 'schedule', SiteHealthResult::RECOMMENDED, __( 'The scheduled task of Sedifex Sync is missing', 'sedifex-sync' ), __( 'It is put back when you open a screen of wp-admin. If it goes missing again, another plugin removes it.', 'sedifex-sync' ) );
		}
		$is_off  = true === (bool) ( $this->constant )( 'DISABLE_WP_CRON' );
		$is_late = $this->clock->now() - $next > self::CRON_LATE;
		if ( $is_late && $is_off ) {
			// Visits to wp-admin and to the shop do the work as well, as long as there are any.
			$is_done = $this->clock->now() - $this->worker->last_ran_at() <= self::LATE;
			return SiteHealthResult::of( 'schedule', $is_done ? SiteHealthResult::RECOMMENDED : SiteHealthResult::CRITICAL, __( 'Nobody runs the scheduled tasks of this site', 'sedifex-sync' ), __( 'wp-config.php leaves them to the server (DISABLE_WP_CRON), and the server does not run them. Ask your host to call wp-cron.php every minute, or take the line out of wp-config.php.', 'sedifex-sync' ) );
		}
		if ( $is_late ) {
			return SiteHealthResult::of( 'schedule', SiteHealthResult::RECOMMENDED, __( 'The scheduled tasks of this site run late', 'sedifex-sync' ), __( 'WordPress runs them when somebody visits your site. With few visitors, ask your host to call wp-cron.php every minute.', 'sedifex-sync' ) );
		}
		return SiteHealthResult::of( 'schedule', SiteHealthResult::GOOD, __( 'The scheduled task of Sedifex Sync runs in time', 'sedifex-sync' ), $is_off ? __( 'The server runs it (DISABLE_WP_CRON).', 'sedifex-sync' ) : __( 'Visits to your site run it.', 'sedifex-sync' ) );
	}

	/** @return HealthResult */
	public function https(): array {
		$check = $this->checks->https();
		if ( 'ok' === $check->state ) {
			return SiteHealthResult::of( 'https', SiteHealthResult::GOOD, __( 'Orders travel encrypted', 'sedifex-sync' ), $check->message );
		}
		return SiteHealthResult::of( 'https', Environment::is_local() ? SiteHealthResult::RECOMMENDED : SiteHealthResult::CRITICAL, __( 'Orders do not travel encrypted', 'sedifex-sync' ), $check->message );
	}

	/** @return array<string, string> */
	public static function connect(): array {
		return [ Screens::url( 'connect' ) => __( 'Connect your store', 'sedifex-sync' ) ];
	}

	/** @return HealthResult What other systems told this site by webhooks. */
	public function messages(): array {
		$link = [ Screens::url( 'webhooks' ) => __( 'See your webhooks', 'sedifex-sync' ) ];
		$dead = $this->events?->dead()['count'] ?? 0;
		if ( $dead > 0 ) {
			/* translators: %s: number of messages. */
			return SiteHealthResult::of( 'messages', SiteHealthResult::RECOMMENDED, sprintf( _n( '%s message from another system could not be carried out', '%s messages from other systems could not be carried out', $dead, 'sedifex-sync' ), number_format_i18n( $dead ) ), __( 'Your shop may not show what they tell. See what went wrong, and replay them; a dry run says beforehand what would change.', 'sedifex-sync' ), $link );
		}
		if ( $this->events?->is_overdue( self::LATE ) ?? false ) {
			return SiteHealthResult::of( 'messages', SiteHealthResult::RECOMMENDED, __( 'Messages from other systems have been waiting for more than an hour', 'sedifex-sync' ), __( 'The background work of your shop does not come to them. Ask your host to run the scheduled tasks of WordPress (wp-cron.php) every minute.', 'sedifex-sync' ), $link );
		}
		return SiteHealthResult::of( 'messages', SiteHealthResult::GOOD, __( 'Every message from other systems was carried out', 'sedifex-sync' ), __( 'What Sedifex, Selldone and Sevi tell this site by webhooks is taken in and carried out.', 'sedifex-sync' ) );
	}

	private function has_constant( string $name ): bool {
		$value = ( $this->constant )( $name );
		return is_string( $value ) && '' !== trim( $value ) && self::PLACEHOLDER !== $value;
	}

	/** Of the store that is set now. */
	private function state(): CatalogState {
		$state = $this->states->read();
		return $state->store === $this->settings->get()->store_id ? $state : new CatalogState();
	}
}
