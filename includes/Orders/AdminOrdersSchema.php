<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/** What the owner's routes of orders answer; in TypeScript, src/api/orders.ts. */
final class AdminOrdersSchema {

	private const TEXT = [ 'type' => 'string' ];

	private const WHOLE = [ 'type' => 'integer' ];

	private const YES_NO = [ 'type' => 'boolean' ];

	private const MAYBE_TEXT = [ 'type' => [ 'string', 'null' ] ];

	private const MAYBE_WHOLE = [ 'type' => [ 'integer', 'null' ] ];

	/** @return array<string, mixed> */
	public static function page(): array {
		return self::titled(
			'sedifex-orders',
			[
				'orders'   => self::each( self::row() ),
				'total'    => self::WHOLE,
				'is_more'  => self::YES_NO,
				'pages'    => self::WHOLE,
				'waiting'  => self::WHOLE,
				'shop_url' => self::TEXT,
			]
		);
	}

	/** @return array<string, mixed> */
	public static function action(): array {
		return self::titled(
			'sedifex-order-action',
			[
				'message'    => self::TEXT,
				'is_settled' => self::YES_NO,
			]
		);
	}

	/** @return array<string, mixed> */
	public static function detail(): array {
		return self::titled(
			'sedifex-order',
			[
				...self::row(),
				'method'       => self::TEXT,
				'phone'        => self::TEXT,
				'email'        => self::TEXT,
				'receive'      => self::TEXT,
				'location'     => self::TEXT,
				'notes'        => self::TEXT,
				'reported_by'   => self::TEXT,
				'reported_note' => self::TEXT,
				'reported'     => self::each( [ 'label' => self::TEXT, 'value' => self::TEXT, 'amount_minor' => self::MAYBE_WHOLE ] ),
				'also'         => [
					'type'  => 'array',
					'items' => self::TEXT,
				],
				'fee_minor'    => self::WHOLE,
				'items'        => self::each( [ 'name' => self::TEXT, 'quantity' => self::WHOLE, 'line_minor' => self::WHOLE ] ),
				'what'         => self::TEXT,
				'evidence'     => self::each( [ 'id' => self::TEXT, 'expected_minor' => self::WHOLE, 'paid_minor' => self::MAYBE_WHOLE ] ),
				'raw_payment'  => self::TEXT,
				'raw_stage'    => self::TEXT,
				'checked_at'   => self::MAYBE_TEXT,
				'proofs'       => self::each( [ 'id' => self::TEXT, 'word' => self::TEXT, 'paid_minor' => self::MAYBE_WHOLE, 'read_at' => self::MAYBE_TEXT, 'request_id' => self::TEXT ] ),
				'timeline'     => self::each( [ 'at' => self::TEXT, 'label' => self::TEXT, 'is_person' => self::YES_NO ] ),
				'intent_state' => self::TEXT,
				'intent_label' => self::TEXT,
				'sent_at'      => self::MAYBE_TEXT,
				'sends'        => self::WHOLE,
				'calls'        => self::each( self::call() ),
				'status_url'   => self::TEXT,
			]
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function row(): array {
		return [
			'id'             => self::WHOLE,
			'reference'      => self::TEXT,
			'source'         => self::TEXT,
			'state'          => self::TEXT,
			'state_label'    => self::TEXT,
			'payment'        => self::TEXT,
			'payment_label'  => self::TEXT,
			'stage'          => self::TEXT,
			'total_minor'    => self::WHOLE,
			'currency'       => self::TEXT,
			'customer'       => self::record( [ 'name' => self::TEXT, 'contact' => self::TEXT ] ),
			'attention'      => self::MAYBE_TEXT,
			'attention_code' => self::TEXT,
			'advice'         => self::TEXT,
			'is_handled'     => self::YES_NO,
			'actions'        => [
				'type'  => 'array',
				'items' => [
					'type' => 'string',
					'enum' => OrderActions::NAMES,
				],
			],
			'ordered_at'     => self::TEXT,
			'updated_at'     => self::TEXT,
		];
	}

	/** @return array<string, array<string, mixed>> */
	private static function call(): array {
		return [
			'id'          => self::TEXT,
			'kind'        => self::TEXT,
			'state'       => self::TEXT,
			'state_label' => self::TEXT,
			'category'    => self::TEXT,
			'code'        => self::TEXT,
			'message'     => self::TEXT,
			'http_status' => self::WHOLE,
			'request_id'  => self::TEXT,
			'elapsed_ms'  => self::WHOLE,
			'sent_at'     => self::MAYBE_TEXT,
			'checked_at'  => self::MAYBE_TEXT,
			'payment'     => self::TEXT,
			'paid_minor'  => self::MAYBE_WHOLE,
			'total_minor' => self::WHOLE,
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
