<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Timing;

/**
 * Writes to the owner when something needs a person, and of new orders where that is wanted: at once
 * for the first thing, then at most once an hour, together, and only of what is new. Before a mail is
 * sent, its row says so; a process that dies meanwhile leaves it to the next mail an hour later, since
 * nobody knows whether it went out, and an owner told twice is better off than one never told.
 */
final class OwnerMailJob implements Job {

	private const ATTENTION = 'owner_mail';

	private const ORDERS = 'owner_mail_orders';

	/** Between two mails of one kind. */
	private const PAUSE = HOUR_IN_SECONDS;

	/** What often passes by itself is told once it has lasted so long. */
	private const LASTING = HOUR_IN_SECONDS;

	/** Longer than the slowest mail server lets a process live. */
	private const LEASE = 600;

	public function __construct(
		private readonly OwnerMailStore $store,
		private readonly Troubles $troubles,
		private readonly SettingsStore $settings,
		private readonly SiteFingerprint $site,
	) {
	}

	public function name(): string {
		return 'owner_mail';
	}

	public function run( Deadline $deadline ): int {
		if ( $deadline->passed() || ! $this->site->is_this_site() ) {
			return 0;
		}
		// The worker may run after the request of somebody who reads another language.
		$switched = switch_to_locale( get_locale() );
		$done     = $this->settings->get()->mail_attention ? $this->tell_troubles() : 0;
		$done    += $this->settings->get()->mail_orders ? $this->tell_orders() : $this->forget_orders();
		if ( $switched ) {
			restore_previous_locale();
		}
		return $done;
	}

	private function tell_troubles(): int {
		[ $state, $now ] = $this->store->read( self::ATTENTION );
		$before          = $state->to_array();
		if ( $state->sending_until > $now ) {
			return 0;
		}
		$there                = $this->troubles->all();
		$keys                 = array_map( static fn( Trouble $trouble ): string => $trouble->key, $there );
		$state->sending_until = 0;
		$state->told          = array_values( array_intersect( $state->told, $keys ) );
		$state->since         = self::since( $there, $state->since, $now );

		$new = array_values( array_filter( $there, static fn( Trouble $trouble ): bool => ! in_array( $trouble->key, $state->told, true ) && ( $trouble->is_urgent || $now - $state->since[ $trouble->key ] >= self::LASTING ) ) );
		if ( [] === $new || $now < $state->next_at ) {
			if ( $before !== $state->to_array() ) {
				$this->store->write( self::ATTENTION, $state );
			}
			return 0;
		}
		return $this->send(
			self::ATTENTION,
			$state,
			$now,
			OwnerMailText::troubles( $new, count( $state->told ) ),
			static function () use ( $state, $new ): void {
				$state->told = [ ...$state->told, ...array_map( static fn( Trouble $trouble ): string => $trouble->key, $new ) ];
			}
		);
	}

	private function tell_orders(): int {
		[ $state, $now ] = $this->store->read( self::ORDERS );
		$newest          = $this->store->newest_order();
		if ( null === $state->last_order ) {
			// Begins with what comes from now on.
			$state->last_order = $newest;
			$this->store->write( self::ORDERS, $state );
			return 0;
		}
		if ( $newest <= $state->last_order || $now < $state->next_at || $state->sending_until > $now ) {
			return 0;
		}
		[ $count, $first ] = $this->store->orders_after( $state->last_order, $newest, OwnerMailText::MOST );
		if ( 0 === $count ) {
			return 0;
		}
		return $this->send(
			self::ORDERS,
			$state,
			$now,
			OwnerMailText::orders( $count, $first ),
			static function () use ( $state, $newest ): void {
				$state->last_order = $newest;
			}
		);
	}

	/** Switched off: what comes meanwhile is not told later. */
	private function forget_orders(): int {
		[ $state ] = $this->store->read( self::ORDERS );
		if ( null !== $state->last_order ) {
			$state->last_order = null;
			$this->store->write( self::ORDERS, $state );
		}
		return 0;
	}

	/**
	 * @param array{string, string} $mail      Subject and text.
	 * @param Closure(): void       $when_sent Notes in the state what was told.
	 * @return int Mails tried.
	 */
	private function send( string $name, OwnerMailState $state, int $now, array $mail, Closure $when_sent ): int {
		$state->sending_until = $now + self::LEASE;
		$state->next_at       = $now + self::PAUSE;
		if ( ! $this->store->write( $name, $state ) ) {
			return 0;
		}
		$state->sending_until = 0;
		if ( wp_mail( $this->address(), $mail[0], $mail[1] ) ) {
			$when_sent();
			$state->failures = 0;
		} else {
			++$state->failures;
			$state->next_at = $now + Timing::backoff( $state->failures );
		}
		$this->store->write( $name, $state );
		return 1;
	}

	/**
	 * @param list<Trouble>      $there
	 * @param array<string, int> $known
	 * @return array<string, int> Since when each trouble that may pass is there.
	 */
	private static function since( array $there, array $known, int $now ): array {
		$since = [];
		foreach ( $there as $trouble ) {
			if ( ! $trouble->is_urgent ) {
				$since[ $trouble->key ] = $known[ $trouble->key ] ?? $now;
			}
		}
		return $since;
	}

	private function address(): string {
		$owner = $this->settings->get()->owner_email;
		$admin = get_option( 'admin_email' );
		return '' === $owner && is_string( $admin ) ? $admin : $owner;
	}
}
