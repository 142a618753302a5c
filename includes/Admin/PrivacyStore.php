<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Support\Json;
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

	private readonly string $orders;

	private readonly string $intents;

	private readonly string $events;

	private readonly string $words;

	public function __construct( private readonly wpdb $db ) {
		$this->orders  = $db->prefix . 'sedifex_orders';
		$this->intents = $db->prefix . 'sedifex_intents';
		$this->events  = $db->prefix . 'sedifex_events';
		$this->words   = $db->prefix . 'sedifex_order_words';
	}

	/** @return list<string> References of all orders under that address, always in the same order. */
	public function references( string $email ): array {
		// The database finds likely ones; read() tells whether they are.
		$like  = '%' . $this->db->esc_like( trim( Json::encode( [ 'email' => $email ] ), '{}' ) ) . '%';
		$found = [
			...$this->db->get_col( $this->db->prepare( 'SELECT reference FROM %i WHERE contact LIKE %s', $this->orders, $like ) ),
			...$this->db->get_col( $this->db->prepare( 'SELECT reference FROM %i WHERE payload LIKE %s', $this->intents, $like ) ),
		];
		$found = array_values( array_unique( array_filter( $found, is_string( ... ) ) ) );
		sort( $found, SORT_STRING );
		return $found;
	}

	/** @return PrivacyRecord|null Null where it is not that person's after all. */
	public function read( string $reference, string $email ): ?PrivacyRecord {
		$order   = $this->db->get_row( $this->db->prepare( 'SELECT id, payment, stage, attention, total_minor, currency, ordered_at, contact, UNIX_TIMESTAMP() AS db_now FROM %i WHERE reference = %s LIMIT 1', $this->orders, $reference ) );
		$intent  = $this->db->get_row( $this->db->prepare( 'SELECT id, state, created_at, payload, UNIX_TIMESTAMP() AS db_now FROM %i WHERE reference = %s LIMIT 1', $this->intents, $reference ) );
		$payload = null === $intent ? [] : ( Json::decode( (string) $intent->payload ) ?? [] );
		$contact = self::contact( $payload['customer'] ?? null ) ?? self::contact( null === $order ? null : Json::decode( (string) $order->contact ) );
		if ( null === $contact || strtolower( $contact['email'] ) !== strtolower( $email ) ) {
			return null;
		}
		return new PrivacyRecord(
			$reference,
			$contact,
			null === $order ? null : [
				'id'          => (int) $order->id,
				'payment'     => (string) $order->payment,
				'stage'       => (string) $order->stage,
				'attention'   => (string) $order->attention,
				'total_minor' => (int) $order->total_minor,
				'currency'    => (string) $order->currency,
				'ordered_at'  => (int) $order->ordered_at,
			],
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

	/**
	 * Empties stored messages of other systems that name the person; that they came, and what became of
	 * them, stays. One that is still to be carried out stays whole, and is emptied another time.
	 *
	 * @return int Messages.
	 */
	public function forget_messages( string $email ): int {
		$likes = array_map( fn( string $part ): string => '%' . $this->db->esc_like( $part ) . '%', [ $email, ...self::in_base64( $email ) ] );
		$rows  = '' === $email ? [] : $this->db->get_results(
			$this->db->prepare( "SELECT id, body, encoding FROM %i WHERE state IN ('done', 'ignored', 'dead') AND ( body LIKE %s OR body LIKE %s OR body LIKE %s OR body LIKE %s )", $this->events, ...$likes )
		);
		$count = 0;
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$body = '' === (string) $row->encoding ? (string) $row->body : (string) base64_decode( (string) $row->body, true );
			if ( false !== stripos( $body, $email ) ) {
				$count += 1 === $this->db->query( $this->db->prepare( "UPDATE %i SET body = '', encoding = '' WHERE id = %d AND state IN ('done', 'ignored', 'dead')", $this->events, (int) $row->id ) ) ? 1 : 0;
			}
		}
		return $count;
	}

	/**
	 * How a text looks within base64, at each of the three places it can begin at, without what depends on
	 * its neighbours.
	 *
	 * @return array{string, string, string}
	 */
	private static function in_base64( string $text ): array {
		$part = static fn( int $before, int $cut ): string => substr( base64_encode( str_repeat( ' ', $before ) . $text ), $cut, -4 );
		return [ $part( 0, 0 ), $part( 1, 2 ), $part( 2, 3 ) ];
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
