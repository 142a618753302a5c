<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use RuntimeException;
use Sedifex\Sync\Support\Json;
use stdClass;
use wpdb;

/**
 * Brings the view of another system's order forward by one report. Reads, merges and writes by
 * compare-and-set on the row's marks: whoever comes second reads again. Everything personal lies in
 * `contact`, where erasing a person's data finds it.
 */
final class ReportStore {

	private const MARKS = [ 'payment', 'stage', 'detail' ];

	private readonly string $table;

	public function __construct( private readonly wpdb $db ) {
		$this->table = $db->prefix . 'sedifex_orders';
	}

	/**
	 * @return array{applied: bool, changes: list<array{what: string, before: mixed, after: mixed}>}|null Null = others changed the row at the same time.
	 */
	public function apply( Report $report ): ?array {
		$this->ensure( $report );
		$row = $this->row( $report );
		if ( null === $row ) {
			return null;
		}
		[ 'is_news' => $is_news, 'set' => $set ] = self::news( $row, $report );
		if ( [] === $set ) {
			return [ 'applied' => false, 'changes' => [] ];
		}
		return $this->write( $row, $set ) ? [ 'applied' => $is_news, 'changes' => self::changes( $row, $set ) ] : null;
	}

	/** @return array{applied: bool, changes: list<array{what: string, before: mixed, after: mixed}>} What apply() would come to now. */
	public function foresee( Report $report ): array {
		$new                                     = (object) [ 'id' => 0, 'payment' => 'pending', 'stage' => 'received', 'raw_payment' => '', 'raw_stage' => '', 'total_minor' => 0, 'timeline' => '[]', 'watermark' => '', 'reference' => '', 'currency' => '', 'contact' => '[]', 'ordered_at' => $report->ordered_at ];
		$row                                     = $this->row( $report ) ?? $new;
		[ 'is_news' => $is_news, 'set' => $set ] = self::news( $row, $report );
		return [ 'applied' => $is_news, 'changes' => self::changes( $row, $set ) ];
	}

	/** @return string|null That the order is known to have; null = it is not known yet. */
	public function currency( string $source, string $object ): ?string {
		$currency = $this->db->get_var( $this->db->prepare( 'SELECT currency FROM %i WHERE order_key = x%s', $this->table, hash( 'sha256', $source . '|' . $object ) ) );
		$this->check( is_string( $currency ) );
		return is_string( $currency ) && '' !== $currency ? $currency : null;
	}

	/** An error is no answer: "there is none" would be believed, and the event settled. */
	private function check( bool $found ): void {
		if ( ! $found && '' !== $this->db->last_error ) {
			throw new RuntimeException( 'The database did not answer.' );
		}
	}

	private function row( Report $report ): ?stdClass {
		$row = $this->db->get_row( $this->db->prepare( 'SELECT id, payment, stage, raw_payment, raw_stage, total_minor, timeline, watermark, reference, currency, contact, ordered_at FROM %i WHERE order_key = x%s', $this->table, self::key( $report ) ) );
		$this->check( $row instanceof stdClass );
		return $row instanceof stdClass ? $row : null;
	}

	/** @return array{is_news: bool, set: array<string, string|int>} Columns that the report changes; an older one may still fill a gap. */
	private static function news( stdClass $row, Report $report ): array {
		$known = self::marks( (string) $row->watermark );
		$next  = $known;
		$set   = [];
		if ( '' !== $report->payment && $report->payment_mark > $known['payment'] ) {
			$next['payment'] = $report->payment_mark;
			$set            += [ 'payment' => (string) StatusMap::payment( $report->source, $report->payment ), 'raw_payment' => $report->payment ];
		}
		$next['delivered'] = $known['delivered'] || $report->was_delivered;
		$stage             = '' !== $report->stage && $report->stage_mark > $known['stage'] ? $report->stage : '';
		if ( '' !== $stage ) {
			$next['stage'] = $report->stage_mark;
		}
		// Archived is a good end for what was handed over, whichever of the two is told first.
		$raw = '' === $stage ? (string) $row->raw_stage : $stage;
		$raw = str_starts_with( $raw, 'archived' ) && $next['delivered'] ? 'archived_delivered' : $raw;
		if ( $raw !== (string) $row->raw_stage ) {
			$set += [ 'stage' => (string) StatusMap::stage( $report->source, $raw ), 'raw_stage' => $raw ];
		}
		// As texts: of two that look like numbers PHP would compare the values.
		if ( strcmp( $report->detail_mark, $known['detail'] ) > 0 ) {
			$next['detail'] = $report->detail_mark;
			$set           += self::details( $report );
		}
		$set += ReportMerge::columns( $row, $known['detail'], $report );
		if ( $next === $known && [] === $set ) {
			return [ 'is_news' => false, 'set' => [] ];
		}
		$set['timeline']  = Json::encode( self::timeline( (string) $row->timeline, $report, $set ) );
		$set['watermark'] = self::text( $next, (string) $row->watermark );
		return [ 'is_news' => $next !== $known, 'set' => $set ];
	}

	/** The row, made once; its customers find it by the token of its own. */
	private function ensure( Report $report ): void {
		$token = StatusUrl::new_token();
		$this->db->query(
			$this->db->prepare(
				"INSERT INTO %i (order_key, token, token_key, source, kind, reference, payment, stage, method, currency, timeline, contact, items, ordered_at, updated_at)
				VALUES (x%s, %s, x%s, %s, %s, %s, 'pending', 'received', 'reported', %s, '[]', %s, '[]', %d, UNIX_TIMESTAMP()) ON DUPLICATE KEY UPDATE id = id",
				$this->table,
				self::key( $report ),
				$token,
				hash( 'sha256', $token ),
				$report->source,
				$report->kind,
				mb_substr( $report->reference, 0, 64 ),
				$report->currency,
				Json::encode( [ 'name' => '', 'phone' => '', 'email' => '' ] ),
				$report->ordered_at
			)
		);
	}

	/**
	 * Whose contact was erased since it was read is not written back.
	 *
	 * @param array<string, string|int> $set
	 */
	private function write( stdClass $row, array $set ): bool {
		$pairs  = [];
		$values = [];
		foreach ( $set as $column => $value ) {
			$pairs[]  = $column . ( is_int( $value ) ? ' = %d' : ' = %s' );
			$values[] = $value;
		}
		return 1 === $this->db->query(
			$this->db->prepare(
				// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.PreparedSQLPlaceholders
				'UPDATE %i SET ' . implode( ', ', $pairs ) . ', words_version = -1, updated_at = UNIX_TIMESTAMP() WHERE id = %d AND watermark = %s AND contact = %s', // @phpstan-ignore argument.type (columns of this class)
				$this->table,
				...$values,
				...[ (int) $row->id, (string) $row->watermark, (string) $row->contact ]
			)
		);
	}

	/** @return array<string, string|int> */
	private static function details( Report $report ): array {
		return [
			'kind'        => $report->kind,
			'total_minor' => $report->total_minor,
			'items'       => Json::encode( $report->items ),
		];
	}

	/**
	 * @param array<string, string|int> $set
	 * @return list<array{at: int, code: string}>
	 */
	private static function timeline( string $stored, Report $report, array $set ): array {
		/** @var list<array{at: int, code: string}> $timeline */
		$timeline = Json::decode( $stored ) ?? [];
		$timeline = [] === $timeline ? [ [ 'at' => $report->ordered_at, 'code' => 'placed' ] ] : $timeline;
		$timeline = array_map( static fn( array $entry ): array => 'placed' === $entry['code'] ? [ ...$entry, 'at' => min( $entry['at'], $report->ordered_at ) ] : $entry, $timeline );
		$codes    = [];
		if ( is_string( $set['raw_payment'] ?? null ) ) {
			$codes[] = StatusMap::payment_label( $report->source, $set['raw_payment'] );
		}
		if ( is_string( $set['raw_stage'] ?? null ) ) {
			$codes[] = StatusMap::stage_label( $report->source, $set['raw_stage'] );
		}
		foreach ( array_unique( array_filter( $codes, is_string( ... ) ) ) as $code ) {
			$timeline[] = [ 'at' => $report->at, 'code' => $code ];
		}
		usort( $timeline, static fn( array $a, array $b ): int => $a['at'] <=> $b['at'] );
		return array_slice( $timeline, -60 );
	}

	/**
	 * For the log: no personal data.
	 *
	 * @param array<string, string|int> $set
	 * @return list<array{what: string, before: mixed, after: mixed}>
	 */
	private static function changes( stdClass $row, array $set ): array {
		$out = [];
		foreach ( [ 'payment', 'stage', 'total_minor' ] as $what ) {
			$before = $row->$what ?? null;
			if ( isset( $set[ $what ] ) && (string) $set[ $what ] !== (string) $before ) {
				$out[] = [ 'what' => $what, 'before' => $before, 'after' => $set[ $what ] ];
			}
		}
		return $out;
	}

	/** @return array{payment: string, stage: string, detail: string, delivered: bool} */
	private static function marks( string $watermark ): array {
		$parts = explode( '|', $watermark );
		return [
			'payment'   => $parts[0],
			'stage'     => $parts[1] ?? '',
			'detail'    => $parts[2] ?? '',
			'delivered' => 'd' === ( $parts[3] ?? '' ),
		];
	}

	/**
	 * With a number that always grows, so that a write always changes the row.
	 *
	 * @param array{payment: string, stage: string, detail: string, delivered: bool} $marks
	 */
	private static function text( array $marks, string $before ): string {
		$number = (int) ( explode( '|', $before )[4] ?? 0 );
		return implode( '|', [ ...array_map( static fn( string $name ): string => (string) $marks[ $name ], self::MARKS ), $marks['delivered'] ? 'd' : '', (string) ( $number + 1 ) ] );
	}

	private static function key( Report $report ): string {
		return hash( 'sha256', $report->source . '|' . $report->key );
	}
}
