<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Support\Json;
use stdClass;

/**
 * What stays known of a reported order, though a report leaves it out: its reference, its currency, who
 * ordered and when. Each keeps the mark of the report that told it, beside the contact, so that the newest
 * that tells it wins in any order of arrival. Where no marks are kept, the person was erased: then only
 * reports newer than all before may name somebody again.
 */
final class ReportMerge {

	private const PERSON = [ 'name', 'phone', 'email' ];

	/** Contacts that an order may be found by. */
	private const MOST_CONTACTS = 20;

	/**
	 * @param stdClass $row   With reference, currency, contact and ordered_at.
	 * @param string   $known Mark of the newest details before this report; '' = none.
	 * @return array<string, string|int> Columns that change.
	 */
	public static function columns( stdClass $row, string $known, Report $report ): array {
		$contact = Json::decode( (string) $row->contact ) ?? [];
		$told    = self::told( $contact, $known );
		$next    = [ ...$contact, ...self::person( $contact, $told, $report ) ];
		$set     = [];
		foreach ( self::PERSON as $name ) {
			$told[ $name ] = '' !== $report->contact[ $name ] && strcmp( $report->detail_mark, $told[ $name ] ) > 0 ? $report->detail_mark : $told[ $name ];
		}
		$mark = $report->reference_rank . $report->detail_mark;
		if ( strcmp( $mark, $told['reference'] ) > 0 ) {
			$told['reference'] = $mark;
			$set['reference']  = mb_substr( $report->reference, 0, 64 );
		}
		if ( $report->tells_currency && strcmp( $report->detail_mark, $told['currency'] ) > 0 ) {
			$told['currency'] = $report->detail_mark;
			$set['currency']  = $report->currency;
		}
		if ( strcmp( $report->detail_mark, $known ) > 0 ) {
			$next = [ ...$next, 'receive' => $report->receive, 'details' => $report->details, 'unknown' => $report->unknown ];
		}
		$set['contact']    = Json::encode( [ ...$next, 'told' => $told ] );
		$set['ordered_at'] = min( (int) $row->ordered_at, $report->ordered_at );
		return array_filter( $set, static fn( string|int $value, string $column ): bool => (string) $value !== (string) $row->$column, ARRAY_FILTER_USE_BOTH );
	}

	/**
	 * @param array<mixed>          $contact As stored.
	 * @param array<string, string> $told
	 * @return array<string, mixed>
	 */
	private static function person( array $contact, array $told, Report $report ): array {
		$out = [];
		foreach ( self::PERSON as $name ) {
			if ( '' !== $report->contact[ $name ] && strcmp( $report->detail_mark, $told[ $name ] ) > 0 ) {
				$out[ $name ] = $report->contact[ $name ];
			}
		}
		if ( strcmp( $report->detail_mark, $told['also'] ) > 0 ) {
			$before = array_values( array_filter( ReportFields::object( $contact['also'] ?? null ), is_string( ... ) ) );
			$also   = array_slice( array_values( array_unique( [ ...$report->also, ...$before ] ) ), 0, self::MOST_CONTACTS );
			sort( $also, SORT_STRING );
			$out['also'] = $also;
		}
		return $out;
	}

	/**
	 * @param array<mixed> $contact As stored.
	 * @return array<string, string> Of each, the mark of the report that told it; of `also`, the mark that a report must pass.
	 */
	private static function told( array $contact, string $known ): array {
		$out    = array_fill_keys( [ ...self::PERSON, 'also', 'currency' ], $known ) + [ 'reference' => '' === $known ? '' : '3' . $known ];
		$stored = ReportFields::object( $contact['told'] ?? null );
		foreach ( array_keys( $out ) as $name ) {
			$out[ $name ] = is_string( $stored[ $name ] ?? null ) ? $stored[ $name ] : $out[ $name ];
		}
		return $out;
	}
}
