<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What the routes of endpoints answer; in TypeScript, src/api/endpoints.ts. */
final class EndpointsSchema {

	private const TEXT = [ 'type' => 'string' ];

	private const YES_NO = [ 'type' => 'boolean' ];

	private const MAYBE_TEXT = [ 'type' => [ 'string', 'null' ] ];

	private const ORIGIN = [
		'type' => 'string',
		'enum' => [ 'constant', 'stored', 'none' ],
	];

	/** @return array<string, mixed> */
	public static function endpoints(): array {
		return self::titled(
			'sedifex-endpoints',
			[
				'reachable_by_https' => self::YES_NO,
				'endpoints'          => self::each( self::endpoint() ),
			]
		);
	}

	/** @return array<string, mixed> */
	public static function new_secret(): array {
		return self::titled(
			'sedifex-new-secret',
			[
				'secret'         => self::TEXT,
				'address'        => self::MAYBE_TEXT,
				'second_address' => self::MAYBE_TEXT,
				'sentence'       => self::TEXT,
			]
		);
	}

	/** @return array<string, mixed> */
	public static function test_delivery(): array {
		return self::titled(
			'sedifex-test-delivery',
			[
				'hops'     => self::each(
					[
						'step'     => self::one_of( TestDelivery::STEPS ),
						'mark'     => self::one_of( TestDelivery::MARKS ),
						'sentence' => self::TEXT,
					]
				),
				'event_id' => [ 'type' => [ 'integer', 'null' ] ],
			]
		);
	}

	/** @return array<string, mixed> */
	public static function refused(): array {
		return self::titled(
			'sedifex-refused',
			[
				'refused' => self::each(
					[
						'at'     => self::TEXT,
						'reason' => self::TEXT,
						...self::finding(),
					]
				),
			]
		);
	}

	/** @return array<string, mixed> */
	public static function diagnosis(): array {
		return self::titled( 'sedifex-diagnosis', self::finding() );
	}

	/** @return array<string, array<string, mixed>> */
	private static function finding(): array {
		return [
			'diagnosis' => self::one_of( Diagnosis::ALL ),
			'sentence'  => self::TEXT,
		];
	}

	/** @return array<string, array<string, mixed>> */
	private static function endpoint(): array {
		return [
			'source'             => self::one_of( array_keys( Endpoints::SECRETS ) ),
			'label'              => self::TEXT,
			'address'            => self::MAYBE_TEXT,
			'second_address'     => self::MAYBE_TEXT,
			'secret_in_address'  => self::YES_NO,
			'secret'             => self::record( [ 'has_value' => self::YES_NO, 'last4' => self::TEXT, 'source' => self::ORIGIN, 'locked' => self::YES_NO ] ),
			'live'               => self::each( [ 'id' => self::TEXT, 'last4' => self::TEXT, 'made_at' => self::MAYBE_TEXT, 'last_used_at' => self::MAYBE_TEXT, 'newest' => self::YES_NO ] ),
			'extra'              => self::each( [ 'name' => self::TEXT, 'label' => self::TEXT, 'has_value' => self::YES_NO, 'last4' => self::TEXT, 'source' => self::ORIGIN ] ),
			'require_signature'  => [ 'type' => [ 'boolean', 'null' ] ],
			'known_senders_only' => [ 'type' => [ 'boolean', 'null' ] ],
			'last_delivery_at'   => self::MAYBE_TEXT,
			'silence'            => self::MAYBE_TEXT,
			'refusals'           => self::each( [ 'reason' => self::TEXT, 'sentence' => self::TEXT, 'count' => [ 'type' => 'integer' ], 'last_at' => self::TEXT ] ),
			'no_new_secret'      => self::MAYBE_TEXT,
			'notes'              => [
				'type'  => 'array',
				'items' => self::TEXT,
			],
		];
	}

	/**
	 * @param list<string> $words
	 * @return array<string, mixed>
	 */
	private static function one_of( array $words ): array {
		return [
			'type' => 'string',
			'enum' => $words,
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function titled( string $title, array $properties ): array {
		return [
			'$schema' => 'http://json-schema.org/draft-04/schema#',
			'title'   => $title,
			...self::record( $properties ),
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function record( array $properties ): array {
		return [
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => array_keys( $properties ),
			'properties'           => $properties,
		];
	}

	/**
	 * @param array<string, array<string, mixed>> $properties
	 * @return array<string, mixed>
	 */
	private static function each( array $properties ): array {
		return [
			'type'  => 'array',
			'items' => self::record( $properties ),
		];
	}
}
