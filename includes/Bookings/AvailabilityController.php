<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Bookings;

use DateTimeImmutable;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Rest;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * What can be booked, over REST, for everybody: our copy, at once. That somebody looks has the worker
 * look at Sedifex after the answer; only where there is no copy at all does the answer wait for one.
 */
final class AvailabilityController {

	/** Longest wait for a first copy, in seconds. */
	private const FIRST = 4.0;

	/** Seconds for which others may keep the answer. */
	private const KEEP = 10;

	private const DAY = '/^20\d\d-\d\d-\d\d$/D';

	private const MOMENT = '/^(20\d\d-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/D';

	public function __construct(
		private readonly Availability $availability,
		private readonly AvailabilitySync $sync,
		private readonly SlotResource $slots,
		private readonly Runner $runner
	) {
	}

	public function register_routes(): void {
		register_rest_route(
			Rest::NAMESPACE,
			'/availability',
			[
				[
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => $this->read( ... ),
					'permission_callback' => $this->everybody( ... ),
					'args'                => $this->args(),
				],
				'schema' => $this->schema( ... ),
			]
		);
	}

	/** The page shows it to everybody anyway. */
	public function everybody(): bool {
		return true;
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function read( WP_REST_Request $request ): WP_REST_Response {
		$asked = [
			is_string( $request['service'] ) ? $request['service'] : '',
			self::edge( $request['from'] ),
			self::edge( $request['to'] ),
		];
		$shown = $this->availability->shown( ...$asked );
		if ( $this->availability->want( $shown['state'] ) ) {
			if ( $shown['state']->as_of > 0 ) {
				$this->runner->work_was_stored();
			} elseif ( $this->sync->run( self::FIRST ) ) {
				$shown = $this->availability->shown( ...$asked );
			}
		}
		$as_of    = $shown['state']->as_of;
		$response = new WP_REST_Response(
			[
				'slots' => $this->slots->all( $shown['slots'] ),
				'as_of' => 0 === $as_of ? null : SlotResource::iso( $as_of ),
			]
		);
		if ( ! is_user_logged_in() ) {
			$response->header( 'Cache-Control', 0 === $as_of ? 'no-store' : 'public, max-age=' . self::KEEP );
		}
		return $response;
	}

	/** @return true|WP_Error */
	public function is_edge( mixed $value ): bool|WP_Error {
		return '' === $value || null !== self::edge( $value ) ? true : new WP_Error( 'sedifex_availability_date', __( 'This is not a date. Write it like 2027-03-31.', 'sedifex-sync' ) );
	}

	/** @return string|int|null A day, or UTC seconds; null = neither, or one that there is not. */
	private static function edge( mixed $value ): string|int|null {
		if ( ! is_string( $value ) ) {
			return null;
		}
		$is_day = 1 === preg_match( self::DAY, $value );
		if ( ! $is_day && 1 !== preg_match( self::MOMENT, $value ) ) {
			return null;
		}
		[ $year, $month, $day ] = array_map( intval( ... ), explode( '-', substr( $value, 0, 10 ) ) );
		if ( ! checkdate( $month, $day, $year ) ) {
			return null;
		}
		return $is_day ? $value : ( new DateTimeImmutable( $value ) )->getTimestamp();
	}

	/** @return array<string, array<string, mixed>> */
	private function args(): array {
		$edge = [
			'type'              => 'string',
			'maxLength'         => 40,
			'validate_callback' => fn( mixed $value, WP_REST_Request $request, string $name ): bool|WP_Error => is_string( $value ) ? $this->is_edge( $value ) : new WP_Error( 'rest_invalid_type', "{$name} is not of type string." ),
		];
		return [
			'service' => [
				'description' => 'Only slots of this service or course; with or without the draft- of its id.',
				'type'        => 'string',
				'maxLength'   => 220,
			],
			'from'    => [
				'description' => 'First day (YYYY-MM-DD, in the zone of each slot) or first moment (ISO 8601 with a zone). Slots without a date are always there.',
				...$edge,
			],
			'to'      => [
				'description' => 'Last day or moment, itself included.',
				...$edge,
			],
		];
	}

	/** @return array<string, mixed> */
	public function schema(): array {
		return [
			'$schema' => 'http://json-schema.org/draft-04/schema#',
			'title'   => 'sedifex_availability',
			...SlotResource::record(
				[
					'slots' => [
						'type'  => 'array',
						'items' => SlotResource::schema(),
					],
					'as_of' => [
						'description' => 'When Sedifex last confirmed them; null = it never has.',
						'type'        => [ 'string', 'null' ],
					],
				]
			),
		];
	}
}
