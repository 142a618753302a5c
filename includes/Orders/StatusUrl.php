<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Settings\SettingsStore;

/** The address of one order's page: the order-status page with the order's token. */
final class StatusUrl {

	public const ARGUMENT = 'sfx_order';

	public function __construct( private readonly SettingsStore $settings ) {
	}

	/** 144 random bits, safe in an address. */
	public static function new_token(): string {
		return strtr( base64_encode( random_bytes( 18 ) ), '+/', '-_' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- a short text for an address, nothing hidden.
	}

	/**
	 * The token as typed or linked, or null when it cannot be one.
	 *
	 * @psalm-taint-escape cookie
	 * @psalm-taint-escape header
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 */
	public static function parse( string $token ): ?string {
		return 1 === preg_match( '/^[A-Za-z0-9_-]{22,64}$/D', $token ) ? $token : null;
	}

	public function for_token( string $token ): string {
		$page = $this->settings->get()->page_url( 'status' );
		return add_query_arg( self::ARGUMENT, $token, '' === $page ? home_url( '/' ) : $page );
	}
}
