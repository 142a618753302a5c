<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use WP_REST_Request;

/** What the routes of the log are asked with. */
final class EventsRequest {

	/** @return array<string, array<string, mixed>> */
	public static function filters(): array {
		return [
			'search' => self::text(),
			'source' => self::one_of( EventFilter::SOURCES ),
			'state'  => self::one_of( array_column( EventState::cases(), 'value' ) ),
			'type'   => self::text(),
		];
	}

	/** @return array<string, array<string, mixed>> */
	public static function paging(): array {
		return [
			'sort'     => [
				'type'    => 'string',
				'enum'    => EventFilter::SORTS,
				'default' => 'received_at',
			],
			'order'    => [
				'type'    => 'string',
				'enum'    => [ 'asc', 'desc' ],
				'default' => 'desc',
			],
			'page'     => self::number( 1, 10000 ),
			'per_page' => self::number( 25, 100 ),
		];
	}

	/** @return array<string, array<string, mixed>> Numbers or a filter. */
	public static function choice(): array {
		return [
			'ids'     => [
				'type'     => 'array',
				'maxItems' => EventList::MOST,
				'items'    => [
					'type'    => 'integer',
					'minimum' => 1,
				],
			],
			'filter'  => [
				'type'                 => 'object',
				'properties'           => self::filters(),
				'additionalProperties' => false,
			],
			'dry_run' => [
				'type'    => 'boolean',
				'default' => true,
			],
		];
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public static function filter( WP_REST_Request $request ): EventFilter {
		return self::of( [ ...$request->get_params() ] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<int>|EventFilter|null Null = neither was given.
	 */
	public static function chosen( WP_REST_Request $request ): array|EventFilter|null {
		$ids    = $request->get_param( 'ids' );
		$filter = $request->get_param( 'filter' );
		if ( is_array( $ids ) ) {
			return [] === $ids ? null : array_values( array_filter( $ids, is_int( ... ) ) );
		}
		return is_array( $filter ) ? self::of( $filter ) : null;
	}

	/** @param array<mixed> $values Valid by filters(). */
	private static function of( array $values ): EventFilter {
		$text   = static fn( string $name ): string => is_string( $values[ $name ] ?? null ) ? $values[ $name ] : '';
		$number = static fn( string $name, int $usual ): int => is_int( $values[ $name ] ?? null ) ? $values[ $name ] : $usual;
		return new EventFilter(
			trim( $text( 'search' ) ),
			$text( 'source' ),
			$text( 'state' ),
			$text( 'type' ),
			'' === $text( 'sort' ) ? 'received_at' : $text( 'sort' ),
			'asc' === $text( 'order' ),
			$number( 'page', 1 ),
			$number( 'per_page', 25 )
		);
	}

	/** @return array<string, mixed> */
	private static function text(): array {
		return [
			'type'      => 'string',
			'default'   => '',
			'maxLength' => 190,
		];
	}

	/**
	 * @param list<string> $words
	 * @return array<string, mixed>
	 */
	private static function one_of( array $words ): array {
		return [
			'type'    => 'string',
			'enum'    => [ '', ...$words ],
			'default' => '',
		];
	}

	/** @return array<string, mixed> */
	private static function number( int $usual, int $most ): array {
		return [
			'type'    => 'integer',
			'minimum' => 1,
			'maximum' => $most,
			'default' => $usual,
		];
	}
}
