<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Database;

use wpdb;

/**
 * Every table of the plugin, in one place, with one version. Creates and changes them through dbDelta
 * and reads back what the database really made; holds no rows itself.
 *
 * Conventions: times are UTC seconds (`bigint`), amounts minor units, and each unique key that guards
 * against doing a thing twice is a SHA-256 in 32 binary bytes: WordPress takes strict mode off, and a
 * text key cut silently would merge two things into one.
 */
final class Schema {

	public const VERSION = 9;

	/** Autoloaded, so that looking at it costs no query. */
	public const OPTION = 'sedifex_sync_schema';

	public function __construct( private readonly wpdb $db ) {
	}

	/** @return list<string> Names without the site's prefix. */
	public static function tables(): array {
		return [ 'sedifex_products', 'sedifex_snapshots', 'sedifex_intents', 'sedifex_attempts', 'sedifex_orders', 'sedifex_order_words', 'sedifex_events', 'sedifex_counters' ];
	}

	/** True when this site's tables were made and read back at this version. */
	public function is_current(): bool {
		return self::VERSION === (int) get_option( self::OPTION, 0 );
	}

	/**
	 * Makes or changes the tables and checks the result.
	 *
	 * @return list<string> What is wrong, in words for the administrator; empty when all is well.
	 */
	public function install(): array {
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta( $this->statements() );
		$problems = $this->verify();
		if ( [] === $problems ) {
			update_option( self::OPTION, self::VERSION, true );
		}
		return $problems;
	}

	/** Removes every table of this site. */
	public function drop(): void {
		foreach ( self::tables() as $table ) {
			$this->db->query( $this->db->prepare( 'DROP TABLE IF EXISTS %i', $this->db->prefix . $table ) );
		}
		delete_option( self::OPTION );
	}

	/** @return list<string> Problems: dbDelta itself reports none. */
	public function verify(): array {
		$problems = [];
		foreach ( self::tables() as $table ) {
			$name   = $this->db->prefix . $table;
			$status = $this->db->get_row( $this->db->prepare( 'SHOW TABLE STATUS LIKE %s', $this->db->esc_like( $name ) ), ARRAY_A );
			if ( ! is_array( $status ) ) {
				/* translators: %s: name of a database table. */
				$problems[] = sprintf( __( 'The database did not create the table %s.', 'sedifex-sync' ), $name );
			} elseif ( isset( $status['Engine'] ) && 'INNODB' !== strtoupper( (string) $status['Engine'] ) ) {
				/* translators: %s: name of a database table. */
				$problems[] = sprintf( __( 'The table %s is not InnoDB, so it would not survive a crash.', 'sedifex-sync' ), $name );
			}
		}
		return $problems;
	}

	/** @return list<string> One CREATE TABLE each, in the form that dbDelta can compare. */
	private function statements(): array {
		$prefix = $this->db->prefix;
		$tail   = 'ENGINE=InnoDB ' . $this->db->get_charset_collate();
		$out    = [];
		foreach ( [ ...$this->catalogue_columns(), ...$this->order_columns(), ...$this->event_columns() ] as $table => $columns ) {
			$out[] = "CREATE TABLE {$prefix}{$table} (\n{$columns}\n) {$tail};";
		}
		return $out;
	}

	/** @return array<string, string> */
	private function catalogue_columns(): array {
		return [
			'sedifex_products'  => <<<'SQL'
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			item_key binary(32) NOT NULL,
			store_id varchar(128) NOT NULL DEFAULT '',
			item_id varchar(200) NOT NULL DEFAULT '',
			type varchar(10) NOT NULL DEFAULT 'product',
			name varchar(220) NOT NULL DEFAULT '',
			category varchar(180) NOT NULL DEFAULT '',
			description text NULL,
			brand varchar(190) NOT NULL DEFAULT '',
			price_minor bigint(20) NULL,
			currency char(3) NOT NULL DEFAULT 'GHS',
			stock bigint(20) NULL,
			position int(11) NOT NULL DEFAULT 0,
			search_text text NULL,
			image_alt varchar(220) NOT NULL DEFAULT '',
			images longtext NULL,
			pictures longtext NULL,
			pictures_due_at bigint(20) NULL,
			duplicate_of varchar(200) NULL,
			content_hash binary(32) NULL,
			watermark varchar(40) NOT NULL DEFAULT '',
			first_seen_at bigint(20) NOT NULL DEFAULT 0,
			seen_at bigint(20) NOT NULL DEFAULT 0,
			missing_at bigint(20) NULL,
			removed_at bigint(20) NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY item_key (item_key),
			KEY shown (store_id,removed_at,position),
			KEY pictures_due_at (pictures_due_at)
			SQL,
			'sedifex_snapshots' => <<<'SQL'
			name varchar(64) NOT NULL,
			body longtext NULL,
			fetched_at bigint(20) NOT NULL DEFAULT 0,
			PRIMARY KEY  (name)
			SQL,
			'sedifex_counters'  => <<<'SQL'
			counter_key binary(32) NOT NULL,
			hits bigint(20) NOT NULL DEFAULT 0,
			expires_at bigint(20) NOT NULL DEFAULT 0,
			PRIMARY KEY  (counter_key),
			KEY expires_at (expires_at)
			SQL,
		];
	}

	/** @return array<string, string> */
	private function order_columns(): array {
		return [
			'sedifex_intents'  => <<<'SQL'
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			intent_key binary(32) NOT NULL,
			body_hash binary(32) NOT NULL,
			kind varchar(16) NOT NULL DEFAULT '',
			state varchar(16) NOT NULL DEFAULT 'queued',
			reference varchar(20) NOT NULL DEFAULT '',
			tail varchar(16) NOT NULL DEFAULT '',
			endpoint varchar(40) NOT NULL DEFAULT '',
			payload longtext NULL,
			fingerprint binary(32) NULL,
			repeat_key binary(32) NULL,
			repeat_gate binary(32) NULL,
			claim varchar(32) NOT NULL DEFAULT '',
			lease_until bigint(20) NOT NULL DEFAULT 0,
			available_at bigint(20) NOT NULL DEFAULT 0,
			sent_at bigint(20) NULL,
			sends int(11) NOT NULL DEFAULT 0,
			tries int(11) NOT NULL DEFAULT 0,
			category varchar(20) NOT NULL DEFAULT '',
			code varchar(80) NOT NULL DEFAULT '',
			message text NULL,
			mail_state varchar(16) NOT NULL DEFAULT '',
			created_at bigint(20) NOT NULL DEFAULT 0,
			updated_at bigint(20) NOT NULL DEFAULT 0,
			PRIMARY KEY  (id),
			UNIQUE KEY intent_key (intent_key),
			UNIQUE KEY repeat_gate (repeat_gate),
			KEY reference (reference),
			KEY due (state,available_at),
			KEY lease (state,lease_until),
			KEY claim (claim),
			KEY repeat_key (repeat_key,created_at)
			SQL,
			'sedifex_attempts' => <<<'SQL'
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			attempt_key binary(32) NOT NULL,
			reference varchar(20) NOT NULL DEFAULT '',
			upstream_id varchar(80) NOT NULL DEFAULT '',
			number int(11) NOT NULL DEFAULT 1,
			kind varchar(16) NOT NULL DEFAULT 'checkout',
			state varchar(16) NOT NULL DEFAULT 'created',
			url text NULL,
			base_minor bigint(20) NOT NULL DEFAULT 0,
			total_minor bigint(20) NOT NULL DEFAULT 0,
			currency char(3) NOT NULL DEFAULT 'GHS',
			payment varchar(40) NOT NULL DEFAULT '',
			paid_minor bigint(20) NULL,
			proof longtext NULL,
			http_status int(11) NOT NULL DEFAULT 0,
			category varchar(20) NOT NULL DEFAULT '',
			code varchar(80) NOT NULL DEFAULT '',
			message text NULL,
			request_id varchar(80) NOT NULL DEFAULT '',
			elapsed_ms int(11) NOT NULL DEFAULT 0,
			sent_at bigint(20) NULL,
			answered_at bigint(20) NULL,
			checked_at bigint(20) NULL,
			created_at bigint(20) NOT NULL DEFAULT 0,
			PRIMARY KEY  (id),
			UNIQUE KEY attempt_key (attempt_key),
			KEY reference (reference,number)
			SQL,
			'sedifex_orders'   => <<<'SQL'
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			order_key binary(32) NOT NULL,
			token varchar(64) NOT NULL DEFAULT '',
			token_key binary(32) NOT NULL,
			source varchar(16) NOT NULL DEFAULT 'sedifex',
			kind varchar(16) NOT NULL DEFAULT 'order',
			reference varchar(64) NOT NULL DEFAULT '',
			payment varchar(20) NOT NULL DEFAULT 'pending',
			stage varchar(20) NOT NULL DEFAULT 'received',
			raw_payment varchar(60) NOT NULL DEFAULT '',
			raw_stage varchar(60) NOT NULL DEFAULT '',
			method varchar(20) NOT NULL DEFAULT '',
			total_minor bigint(20) NOT NULL DEFAULT 0,
			currency char(3) NOT NULL DEFAULT 'GHS',
			items longtext NULL,
			timeline longtext NULL,
			contact longtext NULL,
			words_version smallint(6) NOT NULL DEFAULT 0,
			attention varchar(40) NOT NULL DEFAULT '',
			handled varchar(40) NOT NULL DEFAULT '',
			handled_at bigint(20) NULL,
			history longtext NULL,
			evidence longtext NULL,
			watermark varchar(80) NOT NULL DEFAULT '',
			claim varchar(32) NOT NULL DEFAULT '',
			lease_until bigint(20) NOT NULL DEFAULT 0,
			check_at bigint(20) NULL,
			checks int(11) NOT NULL DEFAULT 0,
			checked_at bigint(20) NULL,
			ordered_at bigint(20) NOT NULL DEFAULT 0,
			updated_at bigint(20) NOT NULL DEFAULT 0,
			PRIMARY KEY  (id),
			UNIQUE KEY order_key (order_key),
			UNIQUE KEY token_key (token_key),
			KEY reference (reference),
			KEY check_at (check_at),
			KEY claim (claim),
			KEY attention (attention,updated_at),
			KEY handled (handled,ordered_at),
			KEY by_date (ordered_at),
			KEY by_total (total_minor),
			KEY payment_date (payment,ordered_at),
			KEY payment_total (payment,total_minor),
			KEY stage_date (stage,ordered_at),
			KEY stage_total (stage,total_minor),
			KEY payment_stage (payment,stage,ordered_at),
			KEY source_date (source,ordered_at),
			KEY words_version (words_version)
			SQL,
			'sedifex_order_words' => <<<'SQL'
			word varbinary(64) NOT NULL,
			ordered_at bigint(20) NOT NULL DEFAULT 0,
			order_id bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (word,ordered_at,order_id),
			KEY order_id (order_id,word)
			SQL,
		];
	}

	/** @return array<string, string> */
	private function event_columns(): array {
		return [
			'sedifex_events' => <<<'SQL'
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			event_key binary(32) NOT NULL,
			body_hash binary(32) NOT NULL,
			source varchar(16) NOT NULL DEFAULT '',
			type varchar(80) NOT NULL DEFAULT '',
			object varchar(190) NOT NULL DEFAULT '',
			slot int(11) NOT NULL DEFAULT 0,
			state varchar(12) NOT NULL DEFAULT 'pending',
			verdict varchar(24) NOT NULL DEFAULT '',
			note varchar(40) NOT NULL DEFAULT '',
			how varchar(24) NOT NULL DEFAULT '',
			headers text NULL,
			body longtext NULL,
			encoding varchar(8) NOT NULL DEFAULT '',
			bytes int(11) NOT NULL DEFAULT 0,
			changes longtext NULL,
			errors text NULL,
			deliveries int(11) NOT NULL DEFAULT 1,
			attempts int(11) NOT NULL DEFAULT 0,
			claim varchar(32) NOT NULL DEFAULT '',
			lease_until bigint(20) NOT NULL DEFAULT 0,
			available_at bigint(20) NOT NULL DEFAULT 0,
			received_at bigint(20) NOT NULL DEFAULT 0,
			last_at bigint(20) NOT NULL DEFAULT 0,
			settled_at bigint(20) NULL,
			hidden_at bigint(20) NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY event_key (event_key),
			KEY due (state,slot,available_at),
			KEY lease (state,lease_until),
			KEY claim (claim),
			KEY listed_date (hidden_at,received_at),
			KEY listed_bytes (hidden_at,bytes),
			KEY listed_object (hidden_at,object,received_at),
			KEY listed_state (hidden_at,state,source,received_at),
			KEY listed_type (hidden_at,type,state,source,received_at)
			SQL,
		];
	}
}
