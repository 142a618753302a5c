<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * The form of the settings on the wire, in WordPress's dialect of JSON Schema. What a value may be
 * beyond its type is said by Fields, with a sentence a person can use. The same answer is described in
 * src/api/settings.ts, and a test holds the two together.
 */
final class SettingsSchema {

	/** @return array<string, mixed> What GET and POST answer. */
	public static function answer(): array {
		return [
			'$schema'              => 'http://json-schema.org/draft-04/schema#',
			'title'                => 'sedifex-settings',
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => [ 'settings', 'secrets', 'constants', 'defaults', 'is_connected', 'is_local' ],
			'properties'           => [
				'settings'     => self::whole( self::settings() ),
				'secrets'      => self::whole( array_fill_keys( Secrets::NAMES, self::secret() ) ),
				// Setting or secret => the constant that holds it.
				'constants'    => [
					'type'                 => 'object',
					'additionalProperties' => [ 'type' => 'string' ],
				],
				'defaults'     => self::whole(
					[
						'base_url'         => [ 'type' => 'string' ],
						'contract_version' => [ 'type' => 'string' ],
						'site_label'       => [ 'type' => 'string' ],
					]
				),
				'is_connected' => [ 'type' => 'boolean' ],
				'is_local'     => [ 'type' => 'boolean' ],
			],
		];
	}

	/** @return array<string, array<string, mixed>> What POST takes; all of it optional. */
	public static function changes(): array {
		$secret = [
			'type'      => [ 'string', 'null' ],
			'maxLength' => 600,
		];
		return [
			...self::settings(),
			...array_fill_keys( Secrets::NAMES, $secret ),
			'forget' => [
				'description' => __( 'Secrets to remove.', 'sedifex-sync' ),
				'type'        => 'array',
				'items'       => [
					'type' => 'string',
					'enum' => Secrets::NAMES,
				],
			],
		];
	}

	/** @return array<string, array<string, mixed>> */
	private static function settings(): array {
		$text  = [ 'type' => 'string' ];
		$flag  = [ 'type' => 'boolean' ];
		$count = [ 'type' => 'integer' ];
		return [
			'store_id'         => $text,
			'base_url'         => $text,
			'checkout_url'     => $text,
			'currency'         => $text,
			'contract_version' => $text,
			'site_label'       => $text,
			'cache_ttl'        => $count,
			'payments'         => self::some_of( Settings::PAYMENTS ),
			'receive'          => self::some_of( Settings::RECEIVE ),
			'whatsapp'         => $text,
			'pages'            => self::whole( array_fill_keys( Settings::PAGES, $count ) ),
			'show_originals'   => $flag,
			'mail_customer'    => $flag,
			'owner_email'      => $text,
			'mail_attention'   => $flag,
			'mail_orders'      => $flag,
			'events_keep_days' => $count,
			'events_keep_mb'   => $count,
			'remove'           => self::some_of( Settings::REMOVE ),
		];
	}

	/** @return array<string, mixed> */
	private static function secret(): array {
		return self::whole(
			[
				'has_value' => [ 'type' => 'boolean' ],
				'last4'     => [ 'type' => 'string' ],
				'source'    => [
					'type' => 'string',
					'enum' => [ 'constant', 'stored', 'none' ],
				],
				'locked'    => [ 'type' => 'boolean' ],
			]
		);
	}

	/**
	 * @param list<string> $values
	 * @return array<string, mixed>
	 */
	private static function some_of( array $values ): array {
		return [
			'type'  => 'array',
			'items' => [
				'type' => 'string',
				'enum' => $values,
			],
		];
	}

	/**
	 * @param array<string, mixed> $properties
	 * @return array<string, mixed> An object that has all of them and nothing else.
	 */
	private static function whole( array $properties ): array {
		return [
			'type'                 => 'object',
			'additionalProperties' => false,
			'required'             => array_keys( $properties ),
			'properties'           => $properties,
		];
	}
}
