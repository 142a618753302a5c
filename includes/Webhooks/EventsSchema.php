<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What the routes of the webhook log answer; in TypeScript, src/api/events.ts. */
final class EventsSchema {

	private const TEXT = [ 'type' => 'string' ];

	private const WHOLE = [ 'type' => 'integer' ];

	private const YES_NO = [ 'type' => 'boolean' ];

	private const MAYBE_TEXT = [ 'type' => [ 'string', 'null' ] ];

	private const STATES = [ 'pending', 'processing', 'done', 'ignored', 'dead' ];

	/** @return array<string, mixed> */
	public static function page(): array {
		return self::titled(
			'sedifex-events',
			[
				'items'   => self::each( self::row() ),
				'total'   => self::WHOLE,
				'is_more' => self::YES_NO,
				'pages'   => self::WHOLE,
				'types'   => [
					'type'  => 'array',
					'items' => self::TEXT,
				],
				'health'  => self::record(
					[
						'counts'         => self::record( array_fill_keys( self::STATES, self::WHOLE ) ),
						'oldest_waiting' => self::MAYBE_TEXT,
						'worker_at'      => self::MAYBE_TEXT,
						'silence'        => self::MAYBE_TEXT,
					]
				),
				'as_of'   => self::TEXT,
			]
		);
	}

	/** @return array<string, mixed> */
	public static function detail(): array {
		return self::titled(
			'sedifex-event',
			[
				...self::row(),
				'chain'    => self::each(
					[
						'step'     => self::one_of( [ 'received', 'signature', 'duplicate', 'stale', 'applied' ] ),
						'mark'     => self::one_of( [ 'yes', 'no', 'note', 'waiting' ] ),
						'sentence' => self::TEXT,
						'at'       => self::MAYBE_TEXT,
					]
				),
				'changes'  => self::each( [ 'what' => self::TEXT, 'before' => self::MAYBE_TEXT, 'after' => self::MAYBE_TEXT ] ),
				'headers'  => self::each( [ 'name' => self::TEXT, 'value' => self::TEXT ] ),
				'body'     => self::MAYBE_TEXT,
				'errors'   => self::each( [ 'at' => self::TEXT, 'sentence' => self::TEXT ] ),
				'next_try' => self::MAYBE_TEXT,
				'order'    => [ 'type' => [ 'object', 'null' ] ],
			]
		);
	}

	/** @return array<string, mixed> */
	public static function replay(): array {
		return self::titled(
			'sedifex-events-replay',
			[
				'total'      => self::WHOLE,
				'replayable' => self::WHOLE,
				'queued'     => self::WHOLE,
				'sentence'   => self::TEXT,
				'outcomes'   => self::each(
					[
						'id'       => self::WHOLE,
						'type'     => self::TEXT,
						'object'   => self::TEXT,
						'outcome'  => self::one_of( Replay::OUTCOMES ),
						'sentence' => self::TEXT,
					]
				),
			]
		);
	}

	/** @return array<string, mixed> */
	public static function cleared(): array {
		return self::titled(
			'sedifex-events-cleared',
			[
				'cleared'  => self::WHOLE,
				'sentence' => self::TEXT,
			]
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function row(): array {
		return [
			'id'          => self::WHOLE,
			'source'      => self::TEXT,
			'type'        => self::TEXT,
			'object'      => self::TEXT,
			'state'       => self::one_of( self::STATES ),
			'verdict'     => self::TEXT,
			'sentence'    => self::TEXT,
			'note'        => self::TEXT,
			'how'         => self::TEXT,
			'deliveries'  => self::WHOLE,
			'attempts'    => self::WHOLE,
			'received_at' => self::TEXT,
			'last_at'     => self::TEXT,
			'settled_at'  => self::MAYBE_TEXT,
			'body_kept'   => self::YES_NO,
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
