<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;
use wpdb;

/**
 * Everything that is known of one event, for the owner: how it came, why it did what it did, what that
 * changed, and what it carried, without secrets and personal data. Its form is EventsSchema::detail().
 */
final class EventDetail {

	private readonly string $table;

	/** @param list<EventTeller> $tellers */
	public function __construct( private readonly wpdb $db, private readonly EventMask $mask, private readonly array $tellers ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/** @return array<string, mixed>|null Null = there is none of that number in the log. */
	public function of( int $id ): ?array {
		$row = $this->db->get_row( $this->db->prepare( "SELECT *, '' AS event_key, '' AS body_hash FROM %i WHERE id = %d AND hidden_at IS NULL", $this->table, $id ), ARRAY_A );
		if ( ! is_array( $row ) ) {
			return null;
		}
		$event  = StoredEvent::from_row( $row );
		$teller = $this->teller( $event );
		$next   = EventState::Pending === $event->state && $event->attempts > 0 ? (int) EventRow::text( $row, 'available_at' ) : null;
		$shown  = EventRow::of( [ ...$row, 'kept' => '' === $event->body ? 0 : 1 ] );
		return [
			...$shown,
			'chain'    => $this->chain( $event, $shown ),
			'changes'  => null === $teller ? [] : $teller->in_words( $event, self::changes( $row ) ),
			'headers'  => $this->mask->headers( Json::decode( EventRow::text( $row, 'headers' ) ) ?? [] ),
			'body'     => $this->mask->body( $event ),
			'errors'   => self::errors( $row ),
			'next_try' => null === $next ? null : EventRow::iso( $next ),
			'order'    => $teller?->order( $event ),
		];
	}

	private function teller( StoredEvent $event ): ?EventTeller {
		foreach ( $this->tellers as $teller ) {
			if ( $teller->knows( $event ) ) {
				return $teller;
			}
		}
		return null;
	}

	/**
	 * Its way from the door to what it changed.
	 *
	 * @param array<string, mixed> $row As EventRow has it.
	 * @return list<array{step: string, mark: string, sentence: string, at: string|null}>
	 */
	private function chain( StoredEvent $event, array $row ): array {
		$time  = static fn( string $name ): ?string => is_string( $row[ $name ] ?? null ) ? $row[ $name ] : null;
		$how   = EventRow::text( $row, 'how' );
		$again = $event->deliveries > 1;
		return [
			self::step( 'received', 'yes', __( 'It arrived, and was stored before anything else was done.', 'sedifex-sync' ), $time( 'received_at' ) ),
			self::step( 'signature', 'signature' === $how ? 'yes' : 'note', trim( EventWords::proof( $how ) . ' ' . ( 'replayed' === $event->note ? '' : EventWords::note( $event->note ) ) ), $time( 'received_at' ) ),
			self::step(
				'duplicate',
				$again ? 'note' : 'no',
				$again
					/* translators: %s: number of times. */
					? sprintf( __( 'It arrived %s times. It counts once.', 'sedifex-sync' ), number_format_i18n( $event->deliveries ) )
					: __( 'It arrived once.', 'sedifex-sync' ),
				$again ? $time( 'last_at' ) : null
			),
			self::stale( $event ),
			self::applied( $event, $time( 'settled_at' ) ),
		];
	}

	/** @return array{step: string, mark: string, sentence: string, at: string|null} */
	private static function stale( StoredEvent $event ): array {
		return match ( true ) {
			in_array( $event->state, [ EventState::Pending, EventState::Processing ], true ) => self::step( 'stale', 'waiting', __( 'Whether it is news is looked at when its turn comes.', 'sedifex-sync' ), null ),
			EventResult::STALE === $event->verdict => self::step( 'stale', 'note', __( 'Your site knew this, or something newer, already.', 'sedifex-sync' ), null ),
			EventState::Done === $event->state     => self::step( 'stale', 'no', __( 'Your site knew nothing newer.', 'sedifex-sync' ), null ),
			default                                => self::step( 'stale', 'waiting', __( 'It did not come to that.', 'sedifex-sync' ), null ),
		};
	}

	/** @return array{step: string, mark: string, sentence: string, at: string|null} */
	private static function applied( StoredEvent $event, ?string $at ): array {
		$mark = match ( true ) {
			in_array( $event->state, [ EventState::Pending, EventState::Processing ], true ) => 'waiting',
			EventState::Dead === $event->state => 'no',
			EventState::Done === $event->state && in_array( $event->verdict, [ EventResult::APPLIED, EventResult::SAME, EventResult::LOOKED ], true ) => 'yes',
			default => 'note',
		};
		return self::step( 'applied', $mark, trim( EventWords::sentence( $event->state, $event->verdict, $event->attempts ) . ' ' . ( 'replayed' === $event->note ? EventWords::note( $event->note ) : '' ) ), $at );
	}

	/** @return array{step: string, mark: string, sentence: string, at: string|null} */
	private static function step( string $step, string $mark, string $sentence, ?string $at ): array {
		return [
			'step'     => $step,
			'mark'     => $mark,
			'sentence' => $sentence,
			'at'       => $at,
		];
	}

	/**
	 * @param array<string, mixed> $row
	 * @return list<array<mixed>>
	 */
	private static function changes( array $row ): array {
		return array_values( array_filter( Json::decode( EventRow::text( $row, 'changes' ) ) ?? [], is_array( ... ) ) );
	}

	/**
	 * @param array<string, mixed> $row
	 * @return list<array{at: string, sentence: string}> Oldest first.
	 */
	private static function errors( array $row ): array {
		$out = [];
		foreach ( Json::decode( EventRow::text( $row, 'errors' ) ) ?? [] as $entry ) {
			if ( is_array( $entry ) && is_int( $entry['at'] ?? null ) ) {
				$out[] = [
					'at'       => EventRow::iso( $entry['at'] ),
					'sentence' => EventWords::error( EventRow::text( $entry, 'error' ) ),
				];
			}
		}
		return $out;
	}
}
