<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Throwable;
use wpdb;

/**
 * Lets events be carried out once more, and says beforehand what that would change. A replayed event
 * meets the same watermarks as ever, so one that did its work does nothing again. What is waiting or
 * being carried out is left alone; without its body an event cannot be replayed.
 *
 * @phpstan-type Outcome array{id: int, type: string, object: string, outcome: string, sentence: string}
 * @phpstan-type Answer array{total: int, replayable: int, queued: int, sentence: string, outcomes: list<Outcome>}
 */
final class Replay {

	public const OUTCOMES = [ 'change', 'stale', 'same', 'unknown', 'no_body', 'other' ];

	/** Events whose outcome is told one by one. */
	private const TOLD = 50;

	/** Events that a dry run looks at; each costs a query or two. */
	private const LOOKED_AT = 1000;

	private const CHUNK = 100;

	private const REPLAYABLE = "hidden_at IS NULL AND state IN ('done','ignored','dead') AND body IS NOT NULL AND body <> ''";

	private readonly string $table;

	/** @param list<EventHandler> $handlers The same, in the same order, as carry them out. */
	public function __construct( private readonly wpdb $db, private readonly EventList $list, private readonly Rereading $rereading, private readonly array $handlers ) {
		$this->table = $db->prefix . 'sedifex_events';
	}

	/**
	 * @param list<int>|EventFilter $which Numbers, or what finds them.
	 * @return Answer
	 */
	public function would( array|EventFilter $which ): array {
		$found    = $this->found( $which );
		$ids      = array_slice( $found, 0, EventList::MOST );
		$tally    = new ReplayTally();
		$outcomes = [];
		foreach ( array_chunk( array_slice( $ids, 0, self::LOOKED_AT ), self::CHUNK ) as $chunk ) {
			foreach ( $this->events( $chunk ) as $event ) {
				[ $outcome, $sentence, $result ] = $this->outcome( $event );
				$tally->add( $event, $outcome, $result );
				if ( count( $outcomes ) < self::TOLD ) {
					$outcomes[] = [
						'id'       => $event->id,
						'type'     => $event->type,
						'object'   => $event->object,
						'outcome'  => $outcome,
						'sentence' => $sentence,
					];
				}
			}
		}
		return [
			'total'      => count( $ids ),
			'replayable' => $this->count( $ids ),
			'queued'     => 0,
			'sentence'   => trim( $tally->sentence( count( $ids ) ) . ' ' . ReplayTally::beyond( count( $found ) ) ),
			'outcomes'   => $outcomes,
		];
	}

	/**
	 * Of what was carried out, the newest that would do something again: there should be none.
	 *
	 * @return list<string> Their numbers.
	 */
	public function breaks(): array {
		$ids = $this->db->get_col( $this->db->prepare( "SELECT id FROM %i WHERE hidden_at IS NULL AND state = 'done' AND verdict IN ('applied','stale','same') AND body <> '' ORDER BY id DESC LIMIT %d", $this->table, self::LOOKED_AT ) );
		$out = [];
		foreach ( array_chunk( array_map( intval( ... ), array_values( $ids ) ), self::CHUNK ) as $chunk ) {
			foreach ( $this->events( $chunk ) as $event ) {
				if ( 'change' === $this->outcome( $event )[0] ) {
					$out[] = (string) $event->id;
				}
			}
		}
		return $out;
	}

	/**
	 * Puts them back, in one statement, so that all of them wait or none.
	 *
	 * @param list<int>|EventFilter $which
	 * @return Answer
	 */
	public function start( array|EventFilter $which ): array {
		$found  = $this->found( $which );
		$ids    = array_slice( $found, 0, EventList::MOST );
		$queued = [] === $ids ? 0 : (int) $this->db->query(
			$this->db->prepare( "UPDATE %i SET state = 'pending', attempts = 0, claim = '', lease_until = 0, available_at = UNIX_TIMESTAMP() WHERE ", $this->table ) . self::REPLAYABLE . ' AND id IN (' . implode( ',', $ids ) . ')' // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- integers.
		);
		/* translators: %s: number of deliveries. */
		$sentence = 0 === $queued ? __( 'There is nothing to replay: what these deliveries carried is not kept any more, or they are waiting already.', 'sedifex-sync' ) : sprintf( _n( '%s delivery waits to be carried out again.', '%s deliveries wait to be carried out again.', $queued, 'sedifex-sync' ), number_format_i18n( $queued ) );
		return [
			'total'      => count( $ids ),
			'replayable' => $queued,
			'queued'     => $queued,
			'sentence'   => trim( $sentence . ' ' . ReplayTally::beyond( count( $found ) ) ),
			'outcomes'   => [],
		];
	}

	/**
	 * @param list<int>|EventFilter $which
	 * @return list<int> One more than the most where there are more.
	 */
	private function found( array|EventFilter $which ): array {
		return $which instanceof EventFilter ? $this->list->all( $which, EventList::MOST + 1 ) : array_values( array_unique( $which ) );
	}

	/** @param list<int> $ids */
	private function count( array $ids ): int {
		return [] === $ids ? 0 : (int) $this->db->get_var( $this->db->prepare( 'SELECT COUNT(*) FROM %i WHERE ', $this->table ) . self::REPLAYABLE . ' AND id IN (' . implode( ',', $ids ) . ')' ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- integers.
	}

	/**
	 * @param list<int> $ids
	 * @return list<StoredEvent> In the order of the ids; hidden ones are left out.
	 */
	private function events( array $ids ): array {
		$rows = $this->db->get_results( $this->db->prepare( 'SELECT ' . EventStore::COLUMNS . ' FROM %i WHERE hidden_at IS NULL AND id IN ', $this->table ) . '(' . implode( ',', $ids ) . ')', ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- integers.
		$by   = [];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$event            = StoredEvent::from_row( $row );
			$by[ $event->id ] = $event;
		}
		return array_values( array_filter( array_map( static fn( int $id ): ?StoredEvent => $by[ $id ] ?? null, $ids ), static fn( ?StoredEvent $event ): bool => null !== $event ) );
	}

	/** @return array{string, string, EventResult|null} */
	private function outcome( StoredEvent $event ): array {
		if ( in_array( $event->state, [ EventState::Pending, EventState::Processing ], true ) ) {
			return [ 'other', __( 'It waits for its turn already.', 'sedifex-sync' ), null ];
		}
		if ( '' === $event->body ) {
			return [ 'no_body', __( 'What it carried is not kept any more, so it cannot be replayed.', 'sedifex-sync' ), null ];
		}
		try {
			$result = $this->foreseen( $event );
			$now    = null === $result ? $this->rereading->of( $event ) : $event;
			if ( is_string( $now ) ) {
				return [ 'unknown', EventWords::verdict( $now ), null ];
			}
			$result ??= $this->foreseen( $now );
		} catch ( PermanentFailure $failure ) {
			return [ 'unknown', EventWords::error( $failure->getMessage() ), null ];
		} catch ( Throwable $thrown ) {
			return [ 'unknown', EventWords::error( $thrown::class ), null ];
		}
		return match ( $result?->verdict ) {
			EventResult::APPLIED => [ 'change', __( 'It would change what your site shows.', 'sedifex-sync' ), $result ],
			EventResult::STALE   => [ 'stale', __( 'It would change nothing: your site knows this already, or something newer.', 'sedifex-sync' ), $result ],
			EventResult::SAME    => [ 'same', __( 'It would change nothing: it says what your site shows already.', 'sedifex-sync' ), $result ],
			EventResult::LOOKED  => [ 'other', __( 'Your site would ask Sedifex how it is now.', 'sedifex-sync' ), $result ],
			EventResult::NOT_OURS => [ 'unknown', EventWords::verdict( EventResult::NOT_OURS ), $result ],
			EventResult::TEST    => [ 'same', EventWords::verdict( EventResult::TEST ), $result ],
			default              => [ 'unknown', EventWords::verdict( 'unknown_type' ), null ],
		};
	}

	private function foreseen( StoredEvent $event ): ?EventResult {
		foreach ( $this->handlers as $handler ) {
			if ( $handler->handles( $event ) ) {
				return $handler->foresee( $event );
			}
		}
		return null;
	}
}
