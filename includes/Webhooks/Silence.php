<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Notices that a source has fallen silent: it used to be heard and is not any more, or things changed
 * that it should have told us of. Says nothing of a source that was never set up.
 */
final class Silence {

	/** In the table of snapshots: changes that were found and not announced. */
	private const ROW = 'unannounced_sedifex';

	/** Times that a source was heard before its pauses say anything. */
	private const KNOWN = 5;

	/** Seconds: shorter is no silence, however busy a source was. */
	private const LEAST = 3 * 86400;

	/** Longer than its longest pause of late by so many times is one. */
	private const TIMES = 3;

	/** Seconds after a delivery within which a change counts as announced: the catalogue is read soon after it. */
	private const ANNOUNCED = 900;

	public function __construct( private readonly wpdb $db, private readonly LastHeard $heard, private readonly Secrets $secrets, private readonly Clock $clock ) {
	}

	/** One sentence; null = it is not silent, or nobody could know. */
	public function of( string $source ): ?string {
		if ( ! $this->secrets->describe( Endpoints::SECRETS[ $source ] ?? '' )['has_value'] ) {
			return null;
		}
		$heard  = $this->heard->source( $source );
		$missed = 'sedifex' === $source ? $this->missed( $heard['at'] ) : 0;
		if ( $missed > 0 && 0 === $heard['at'] ) {
			/* translators: %s: number of changes. */
			return sprintf( _n( 'No webhook has come from Sedifex yet; %s change of your items was found by asking.', 'No webhook has come from Sedifex yet; %s changes of your items were found by asking.', $missed, 'sedifex-sync' ), number_format_i18n( $missed ) );
		}
		if ( $missed > 0 ) {
			/* translators: %s: number of changes. */
			return sprintf( _n( '%s change of your items was found by asking that no webhook had announced.', '%s changes of your items were found by asking that no webhook had announced.', $missed, 'sedifex-sync' ), number_format_i18n( $missed ) );
		}
		$pause = $this->clock->now() - $heard['at'];
		if ( $heard['times'] < self::KNOWN || $pause <= max( self::LEAST, self::TIMES * $heard['usual'] ) ) {
			return null;
		}
		/* translators: 1: name of a system, such as Sevi; 2: a span of time such as "5 days". */
		return sprintf( __( 'Nothing has come from %1$s for %2$s, and it used to be heard more often.', 'sedifex-sync' ), Endpoints::label( $source ), human_time_diff( $heard['at'], $this->clock->now() ) );
	}

	/** The first of any source, for where there is room for one. */
	public function first(): ?string {
		foreach ( array_keys( Endpoints::SECRETS ) as $source ) {
			$sentence = $this->of( $source );
			if ( null !== $sentence ) {
				return $sentence;
			}
		}
		return null;
	}

	/** A look at the catalogue found that so many items are other than we knew. */
	public function catalogue_changed( int $changes ): void {
		$heard = $this->heard->source( 'sedifex' )['at'];
		if ( $changes <= 0 || $this->clock->now() - $heard < self::ANNOUNCED || ! $this->secrets->describe( Endpoints::SECRETS['sedifex'] )['has_value'] ) {
			return;
		}
		$row = (string) wp_json_encode(
			[
				'since' => $heard,
				'count' => $this->missed( $heard ) + $changes,
			]
		);
		$this->db->query( $this->db->prepare( 'REPLACE INTO %i (name, body, fetched_at) VALUES (%s, %s, UNIX_TIMESTAMP())', $this->db->prefix . 'sedifex_snapshots', self::ROW, $row ) );
	}

	/** Counted since the source was last heard: a word from it ends the count. */
	private function missed( int $heard_at ): int {
		$row = Json::decode( (string) $this->db->get_var( $this->db->prepare( 'SELECT body FROM %i WHERE name = %s', $this->db->prefix . 'sedifex_snapshots', self::ROW ) ) );
		return ( $row['since'] ?? null ) === $heard_at ? (int) ( $row['count'] ?? 0 ) : 0;
	}
}
