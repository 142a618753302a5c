<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Database\Schema;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Timing;
use wpdb;

/**
 * Holds the database against the rules that the plugin promises to keep under every fault, each rule as
 * one query for the rows that break it. Only reads; says nothing of how a row came to be so.
 *
 * In the statements {intents}, {attempts}, {orders}, {events} and {snapshots} stand for the tables, and
 * {lease} for the seconds that a claim on an order lasts.
 */
final class Doctor {

	/** Rows looked at for each rule. */
	private const MOST = 1000;

	/** Statements and their rules, by name of the check. */
	private const RULES = [
		'intent_states'     => "SELECT id AS found FROM {intents} WHERE state NOT IN ('queued', 'sending', 'accepted', 'rejected', 'unknown', 'reconciling', 'attention')",
		'references'        => 'SELECT reference AS found FROM {intents} GROUP BY reference HAVING COUNT(*) > 1',
		'accepted_id'       => "SELECT i.reference AS found FROM {intents} AS i WHERE i.state = 'accepted' AND NOT EXISTS ( SELECT 1 FROM {attempts} AS a WHERE a.reference = i.reference AND a.upstream_id <> '' AND a.state IN ('accepted', 'unknown', 'burnt', 'sending') )",
		'accepted_visible'  => "SELECT i.reference AS found FROM {intents} AS i WHERE i.state = 'accepted' AND i.updated_at <= UNIX_TIMESTAMP() - 300 AND NOT EXISTS ( SELECT 1 FROM {orders} AS o WHERE o.reference = i.reference )",
		'attention_visible' => "SELECT i.reference AS found FROM {intents} AS i WHERE i.state = 'attention' AND i.updated_at <= UNIX_TIMESTAMP() - 300 AND NOT EXISTS ( SELECT 1 FROM {orders} AS o WHERE o.reference = i.reference AND ( o.attention <> '' OR o.handled <> '' ) )",
		'order_intent'      => "SELECT o.reference AS found FROM {orders} AS o WHERE o.source = 'sedifex' AND NOT EXISTS ( SELECT 1 FROM {intents} AS i WHERE i.reference = o.reference )",
		'attempt_intent'    => 'SELECT a.upstream_id AS found FROM {attempts} AS a WHERE NOT EXISTS ( SELECT 1 FROM {intents} AS i WHERE i.reference = a.reference )',
		'paid_proof'        => "SELECT o.reference AS found FROM {orders} AS o WHERE o.source = 'sedifex' AND o.payment = 'paid' AND NOT EXISTS ( SELECT 1 FROM {attempts} AS a WHERE a.reference = o.reference AND a.proof IS NOT NULL AND a.proof <> '' )",
		'paid_enough'       => "SELECT o.reference AS found FROM {orders} AS o WHERE o.source = 'sedifex' AND o.payment = 'paid' AND o.raw_payment NOT IN ('cash_collected', 'paid_cash') AND NOT EXISTS ( SELECT 1 FROM {attempts} AS a WHERE a.reference = o.reference AND ( a.kind = 'cash' OR a.paid_minor >= a.total_minor ) )",
		'checkout_once'     => "SELECT upstream_id AS found FROM {attempts} WHERE kind = 'checkout' AND state = 'created' AND ( http_status = 200 OR url <> '' )",
		'checkout_number'   => "SELECT reference AS found FROM {attempts} WHERE kind = 'checkout' GROUP BY reference, number HAVING COUNT(*) > 1",
		'checkout_page'     => "SELECT upstream_id AS found FROM {attempts} WHERE kind = 'checkout' AND state = 'accepted' AND ( url IS NULL OR url = '' )",
		'one_cash_order'    => "SELECT reference AS found FROM {attempts} WHERE kind = 'cash' GROUP BY reference HAVING COUNT(*) > 1",
		'three_sends'       => "SELECT i.reference AS found FROM {intents} AS i WHERE i.sends > 3 AND NOT EXISTS ( SELECT 1 FROM {orders} AS o WHERE o.reference = i.reference AND o.history LIKE '%\"code\":\"sent\"%' )",
		'sends_counted'     => 'SELECT reference AS found FROM {intents} WHERE sends < 0',
		'leases'            => "SELECT reference AS found FROM {intents} WHERE ( state = 'sending' AND lease_until <= UNIX_TIMESTAMP() - {lease} ) OR lease_until > UNIX_TIMESTAMP() + 2 * {lease}",
		'order_leases'      => "SELECT reference AS found FROM {orders} WHERE ( claim <> '' AND lease_until > 0 AND lease_until <= UNIX_TIMESTAMP() - 60 AND check_at <= UNIX_TIMESTAMP() - 3600 ) OR lease_until > UNIX_TIMESTAMP() + 120",
		'worker_leases'     => "SELECT name AS found FROM {snapshots} WHERE ( name IN ('catalog_claim', 'pictures_claim', 'pages_claim') OR name LIKE 'events\_slot\_%' ) AND body <> '' AND fetched_at <= UNIX_TIMESTAMP() - 2 * {lease}",
		'forgotten'         => "SELECT reference AS found FROM {intents} WHERE state IN ('queued', 'unknown', 'reconciling') AND available_at <= UNIX_TIMESTAMP() - 86400",
		'event_states'      => "SELECT id AS found FROM {events} WHERE state NOT IN ('pending', 'processing', 'done', 'ignored', 'dead')",
		'event_leases'      => "SELECT id AS found FROM {events} WHERE state = 'processing' AND lease_until <= UNIX_TIMESTAMP() - 120",
		'event_waiting'     => "SELECT id AS found FROM {events} WHERE state IN ('pending', 'processing') AND ( hidden_at IS NOT NULL OR body = '' )",
		'event_cleared'     => "SELECT id AS found FROM {events} WHERE hidden_at IS NOT NULL AND body <> ''",
	];

	/** Newest messages whose bytes are held against what was received. */
	private const BODIES = 200;

	/** @param (Closure(): list<string>)|null $replay Messages that would do something again when replayed. */
	public function __construct( private readonly wpdb $db, private readonly Schema $schema, private readonly Secrets $secrets, private readonly ?Closure $replay = null ) {
	}

	/** @return list<Finding> */
	public function examine(): array {
		$problems = $this->schema->verify();
		$out      = [ new Finding( 'tables', __( 'Every table is there, and survives a crash.', 'sedifex-sync' ), $problems ) ];
		if ( [] !== $problems ) {
			// Nothing can be asked of a table that is missing.
			return $out;
		}
		$out[] = new Finding( 'version', __( 'The tables have the version of the code.', 'sedifex-sync' ), $this->schema->is_current() ? [] : [ Schema::OPTION ] );
		$out[] = new Finding( 'secrets', __( 'No key lies unencrypted among the settings.', 'sedifex-sync' ), $this->plain_secrets() );
		foreach ( self::RULES as $check => $sql ) {
			$out[] = new Finding( $check, self::sentence( $check ), $this->find( $sql ) );
		}
		$out[] = new Finding( 'event_bytes', self::sentence( 'event_bytes' ), $this->changed_bodies() );
		if ( null !== $this->replay ) {
			$out[] = new Finding( 'event_replay', self::sentence( 'event_replay' ), ( $this->replay )() );
		}
		return $out;
	}

	/** @return list<string> Ids. A few at a time: a body may have two megabytes. */
	private function changed_bodies(): array {
		$out  = [];
		$last = PHP_INT_MAX;
		for ( $done = 0; $done < self::BODIES; $done += 20 ) {
			$rows = $this->db->get_results( $this->db->prepare( "SELECT id, HEX(body_hash) AS hash, body, encoding FROM %i WHERE id < %d AND body <> '' ORDER BY id DESC LIMIT 20", $this->db->prefix . 'sedifex_events', $last ) );
			foreach ( is_array( $rows ) ? $rows : [] as $row ) {
				$last = (int) $row->id;
				$body = 'base64' === $row->encoding ? (string) base64_decode( (string) $row->body, true ) : (string) $row->body;
				if ( ! hash_equals( strtolower( (string) $row->hash ), hash( 'sha256', $body ) ) ) {
					$out[] = (string) $row->id;
				}
			}
		}
		return $out;
	}

	/** @return list<string> */
	private function find( string $sql ): array {
		$tables = [ '{lease}' => (string) Timing::all()['lease'] ];
		foreach ( [ 'intents', 'attempts', 'orders', 'events', 'snapshots' ] as $table ) {
			$tables[ '{' . $table . '}' ] = $this->db->prefix . 'sedifex_' . $table;
		}
		$found = $this->db->get_col( strtr( $sql, $tables ) . ' LIMIT ' . self::MOST ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- literals of this class, names of our tables, and an integer.
		if ( '' !== $this->db->last_error ) {
			return [ $this->db->last_error ];
		}
		return array_values( array_map( static fn( ?string $id ): string => (string) $id, $found ) );
	}

	/** @return list<string> Names of settings. */
	private function plain_secrets(): array {
		$stored = get_option( SettingsStore::OPTION );
		$text   = (string) wp_json_encode( $stored, JSON_UNESCAPED_SLASHES );
		foreach ( $this->secrets->all() as $secret ) {
			if ( strlen( $secret ) >= 6 && str_contains( $text, $secret ) ) {
				return [ SettingsStore::OPTION ];
			}
		}
		return is_array( $stored ) && isset( $stored['integration_key'] ) ? [ SettingsStore::OPTION ] : [];
	}

	private static function sentence( string $check ): string {
		return match ( $check ) {
			'intent_states'     => __( 'Every order that was asked for is in one of the known states, so that they add up.', 'sedifex-sync' ),
			'references'        => __( 'No two orders share a reference.', 'sedifex-sync' ),
			'accepted_id'       => __( 'Of every accepted order, the id that Sedifex knows it by is stored.', 'sedifex-sync' ),
			'accepted_visible'  => __( 'Every accepted order can be seen by its customer.', 'sedifex-sync' ),
			'attention_visible' => __( 'Whatever needs a person is shown to one within five minutes.', 'sedifex-sync' ),
			'order_intent'      => __( 'Every order here was asked for by a customer.', 'sedifex-sync' ),
			'attempt_intent'    => __( 'Every call belongs to an order.', 'sedifex-sync' ),
			'paid_proof'        => __( 'Every paid order has its proof of payment stored.', 'sedifex-sync' ),
			'paid_enough'       => __( 'Every order paid online was paid in full.', 'sedifex-sync' ),
			'checkout_once'     => __( 'No payment page that Sedifex has answered for is asked for again.', 'sedifex-sync' ),
			'checkout_number'   => __( 'Every payment page is asked for under an id of its own.', 'sedifex-sync' ),
			'checkout_page'     => __( 'Every accepted payment has its page.', 'sedifex-sync' ),
			'one_cash_order'    => __( 'Every order on delivery has one id, however often it is sent.', 'sedifex-sync' ),
			'three_sends'       => __( 'No order is sent more than three times by itself.', 'sedifex-sync' ),
			'sends_counted'     => __( 'Sends are counted rightly.', 'sedifex-sync' ),
			'leases'            => __( 'Nobody holds an order for longer than twice the time allowed.', 'sedifex-sync' ),
			'order_leases'      => __( 'No look at an order is held up by one that broke off.', 'sedifex-sync' ),
			'worker_leases'     => __( 'No part of the background work is held up by a process that broke off.', 'sedifex-sync' ),
			'forgotten'         => __( 'No order waits for more than a day without being looked at.', 'sedifex-sync' ),
			'event_states'      => __( 'Every message that was taken in is in one of the known states, so that they add up.', 'sedifex-sync' ),
			'event_waiting'     => __( 'Every message that still has to be carried out has what it needs.', 'sedifex-sync' ),
			'event_cleared'     => __( 'Of every message that was cleared from the log, nothing is kept that it carried.', 'sedifex-sync' ),
			'event_bytes'       => __( 'Every message lies here byte by byte as it was received.', 'sedifex-sync' ),
			'event_replay'      => __( 'Carrying out a message once more would change nothing.', 'sedifex-sync' ),
			default             => __( 'No message is held up by a process that broke off.', 'sedifex-sync' ),
		};
	}
}
