<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Support\Json;
use stdClass;
use wpdb;

/**
 * Finds what is stored of a person by an e-mail address, and takes it out. Reads through both tables,
 * which an administrator's rare request may cost. Decides nothing.
 *
 * @phpstan-import-type PrivacyOrder from PrivacyRecord
 * @phpstan-import-type PrivacyIntent from PrivacyRecord
 */
final class PrivacyStore {

	private const NOBODY = [
		'name'  => '',
		'phone' => '',
		'email' => '',
	];

	/** Before the number of an order of another system. */
	private const REPORTED = 'reported-';

	private readonly string $orders;

	private readonly string $intents;

	private readonly string $words;

	public function __construct( private readonly wpdb $db ) {
		$this->orders  = $db->prefix . 'sedifex_orders';
		$this->intents = $db->prefix . 'sedifex_intents';
		$this->words   = $db->prefix . 'sedifex_order_words';
	}

	/** @return list<string> References of all orders under that address, always in the same order. */
	public function references( string $email ): array {
		// The database finds likely ones; read() tells whether they are.
		$like  = '%' . $this->db->esc_like( trim( Json::encode( [ 'email' => $email ] ), '{}' ) ) . '%';
		$found = [
			...$this->db->get_col( $this->db->prepare( "SELECT reference FROM %i WHERE source = 'sedifex' AND contact LIKE %s", $this->orders, $like ) ),
			...$this->db->get_col( $this->db->prepare( 'SELECT reference FROM %i WHERE payload LIKE %s', $this->intents, $like ) ),
		];
		$found = array_values( array_unique( array_filter( $found, is_string( ... ) ) ) );
		sort( $found, SORT_STRING );
		return [ ...$found, ...$this->reported( $email ) ];
	}

	/** @return list<string> Phone numbers that stand in that person's orders. */
	public function phones( string $email ): array {
		$out = [];
		foreach ( $this->references( $email ) as $reference ) {
			$record = $this->read( $reference, $email );
			$out    = [ ...$out, $record->contact['phone'] ?? '', ...( $record->also ?? [] ) ];
		}
		return array_values( array_unique( array_filter( $out, static fn( string $one ): bool => '' !== $one && ! str_contains( $one, '@' ) ) ) );
	}

	/**
	 * Orders of other systems, by our own number: two systems may give the same reference.
	 *
	 * @return list<string>
	 */
	private function reported( string $email ): array {
		$ids = '' === $email ? [] : $this->db->get_col( $this->db->prepare( "SELECT id FROM %i WHERE source <> 'sedifex' AND contact LIKE %s ORDER BY id", $this->orders, '%' . $this->db->esc_like( strtolower( $email ) ) . '%' ) );
		return array_map( static fn( mixed $id ): string => self::REPORTED . $id, array_values( $ids ) );
	}

	private function read_reported( int $id, string $email ): ?PrivacyRecord {
		$row     = $this->db->get_row( $this->db->prepare( 'SELECT id, reference, payment, stage, attention, total_minor, currency, ordered_at, contact, items, UNIX_TIMESTAMP() AS db_now FROM %i WHERE id = %d', $this->orders, $id ) );
		$stored  = null === $row ? [] : ( Json::decode( (string) $row->contact ) ?? [] );
		$text    = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		$contact = [ 'name' => $text( $stored['name'] ?? '' ), 'phone' => $text( $stored['phone'] ?? '' ), 'email' => $text( $stored['email'] ?? '' ) ];
		$also    = array_values( array_filter( is_array( $stored['also'] ?? null ) ? $stored['also'] : [], is_string( ... ) ) );
		if ( null === $row || ! in_array( strtolower( $email ), array_map( strtolower( ... ), [ $contact['email'], ...$also ] ), true ) ) {
			return null;
		}
		$details = is_array( $stored['details'] ?? null ) ? $stored['details'] : [];
		$payload = [
			'delivery' => [
				'location' => implode( '; ', array_filter( [ $text( $details['address'] ?? '' ), $text( $details['shipping'] ?? '' ), $text( $details['billing'] ?? '' ) ], static fn( string $part ): bool => '' !== $part ) ),
				'notes'    => $text( $details['message'] ?? $details['notes'] ?? '' ),
			],
			'items'    => Json::decode( (string) $row->items ) ?? [],
		];
		return new PrivacyRecord( (string) $row->reference, $contact, self::order( $row ), null, (int) $row->db_now, $payload, $also );
	}

	/** @return PrivacyRecord|null Null where it is not that person's after all. */
	public function read( string $reference, string $email ): ?PrivacyRecord {
		if ( str_starts_with( $reference, self::REPORTED ) ) {
			return $this->read_reported( (int) substr( $reference, strlen( self::REPORTED ) ), $email );
		}
		$order   = $this->db->get_row( $this->db->prepare( 'SELECT id, payment, stage, attention, total_minor, currency, ordered_at, contact, UNIX_TIMESTAMP() AS db_now FROM %i WHERE reference = %s AND source = \'sedifex\' LIMIT 1', $this->orders, $reference ) );
		$intent  = $this->db->get_row( $this->db->prepare( 'SELECT id, state, created_at, payload, UNIX_TIMESTAMP() AS db_now FROM %i WHERE reference = %s LIMIT 1', $this->intents, $reference ) );
		$payload = null === $intent ? [] : ( Json::decode( (string) $intent->payload ) ?? [] );
		$contact = self::contact( $payload['customer'] ?? null ) ?? self::contact( null === $order ? null : Json::decode( (string) $order->contact ) );
		if ( null === $contact || strtolower( $contact['email'] ) !== strtolower( $email ) ) {
			return null;
		}
		return new PrivacyRecord(
			$reference,
			$contact,
			null === $order ? null : self::order( $order ),
			null === $intent ? null : [
				'id'         => (int) $intent->id,
				'state'      => (string) $intent->state,
				'created_at' => (int) $intent->created_at,
				'payload'    => $payload,
			],
			(int) ( $order->db_now ?? $intent->db_now ?? 0 )
		);
	}

	/**
	 * Takes the person out; reference, items, amounts and states stay. What is still being sent keeps its
	 * data, whatever was read before: state and lease are asked for in the statement itself, since who
	 * holds an intent writes it back as he read it.
	 *
	 * @return bool False when it was not done.
	 */
	public function erase( PrivacyRecord $record ): bool {
		if ( null !== $record->intent ) {
			$payload             = $record->intent['payload'];
			$payload['customer'] = self::NOBODY;
			$payload['delivery'] = [
				...( is_array( $payload['delivery'] ?? null ) ? $payload['delivery'] : [] ),
				'location' => '',
				'notes'    => '',
			];
			// The key of "same contact, same items" could be guessed back to a phone number.
			$done = $this->db->query(
				$this->db->prepare(
					"UPDATE %i SET payload = %s, repeat_key = NULL, repeat_gate = NULL, mail_state = CASE WHEN mail_state = 'due' THEN 'failed' ELSE mail_state END
					WHERE id = %d AND state IN ('accepted', 'rejected', 'attention') AND lease_until <= UNIX_TIMESTAMP()",
					$this->intents,
					Json::encode( $payload ),
					$record->intent['id']
				)
			);
			if ( 1 !== $done ) {
				return false;
			}
		}
		if ( null === $record->order ) {
			return true;
		}
		// The words that the order is found by go with the contact; those of its reference are made anew.
		$this->db->query( $this->db->prepare( 'DELETE FROM %i WHERE order_id = %d', $this->words, $record->order['id'] ) );
		return 1 === $this->db->query( $this->db->prepare( 'UPDATE %i SET contact = %s, words_version = -1 WHERE id = %d', $this->orders, Json::encode( self::NOBODY ), $record->order['id'] ) );
	}

	/** @return array{id: int, payment: string, stage: string, attention: string, total_minor: int, currency: string, ordered_at: int} */
	private static function order( stdClass $row ): array {
		return [
			'id'          => (int) $row->id,
			'payment'     => (string) $row->payment,
			'stage'       => (string) $row->stage,
			'attention'   => (string) $row->attention,
			'total_minor' => (int) $row->total_minor,
			'currency'    => (string) $row->currency,
			'ordered_at'  => (int) $row->ordered_at,
		];
	}

	/** @return array{name: string, phone: string, email: string}|null Null where nobody is named. */
	private static function contact( mixed $stored ): ?array {
		$text    = static fn( string $name ): string => is_array( $stored ) && is_string( $stored[ $name ] ?? null ) ? $stored[ $name ] : '';
		$contact = [
			'name'  => $text( 'name' ),
			'phone' => $text( 'phone' ),
			'email' => $text( 'email' ),
		];
		return '' === $contact['email'] ? null : $contact;
	}
}
