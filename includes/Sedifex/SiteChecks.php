<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Environment;

/** The part of the connection that lies with this site: its own address and its clock. Asks nobody. */
final class SiteChecks {

	/** Seconds; less than that nobody notices, and answers take their time too. */
	private const CLOCK_MAY_DIFFER = 300;

	public function __construct( private readonly Clock $clock ) {
	}

	public function https(): Check {
		return match ( true ) {
			str_starts_with( home_url(), 'https://' ) => Check::ok( 'https', __( 'Your site uses HTTPS, so what customers enter travels encrypted.', 'sedifex-sync' ) ),
			Environment::is_local() => Check::notice( 'https', __( 'This site uses plain HTTP. That is fine for trying things out; a real shop needs HTTPS, and news from Sedifex waits for it.', 'sedifex-sync' ) ),
			default => Check::notice( 'https', __( 'Your site uses plain HTTP, so what customers enter can be read on the way, and news from Sedifex waits. Ask your host to switch HTTPS on.', 'sedifex-sync' ) ),
		};
	}

	/** Compares this server's time with the moment that Sedifex put on its answer. */
	public function clock( Answer $answer ): Check {
		if ( 0 === $answer->server_time ) {
			return Check::skipped( 'clock' );
		}
		$off = $this->clock->now() - $answer->server_time;
		if ( abs( $off ) <= self::CLOCK_MAY_DIFFER ) {
			return Check::ok( 'clock', __( 'The clock of your server is right.', 'sedifex-sync' ) );
		}
		$span = human_time_diff( 0, abs( $off ) );
		return Check::notice(
			'clock',
			$off > 0
				/* translators: %s: a span of time such as "12 minutes". */
				? sprintf( __( 'The clock of your server is %s fast, so orders would carry wrong times. Ask your host to set it.', 'sedifex-sync' ), $span )
				/* translators: %s: a span of time such as "12 minutes". */
				: sprintf( __( 'The clock of your server is %s slow, so orders would carry wrong times. Ask your host to set it.', 'sedifex-sync' ), $span )
		);
	}
}
