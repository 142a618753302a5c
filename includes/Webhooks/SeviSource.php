<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\SettingsStore;

/**
 * Sevi (contract sevi.md): a token in `Authorization`, with or without `Bearer`. Many servers take that
 * header away before PHP sees it, or need it for themselves; the same token in the address will do then.
 * No event id and no time of change: an equal body on another day is news again, since an order may have
 * gone back to it.
 */
final class SeviSource implements Source {

	/** Those that Sevi publishes. Behind a proxy none of them is ever seen, so asking for one is the owner's choice. */
	public const SENDERS = [ '78.47.73.35', '116.203.166.166', '195.201.46.87' ];

	public function __construct( private readonly LiveSecrets $secrets, private readonly SettingsStore $settings ) {
	}

	public function name(): string {
		return 'sevi';
	}

	public function trust( Delivery $delivery ): Trust {
		$secrets = $this->secrets->of( 'sevi_webhook_token' );
		if ( null === $secrets ) {
			return Trust::refused( Trust::LOCKED );
		}
		if ( [] === $secrets ) {
			return Trust::refused( Trust::NOT_SET_UP );
		}
		$ways = self::ways( $delivery );
		if ( [] === $ways ) {
			return Trust::refused( Trust::MISSING );
		}
		foreach ( $ways as $how => $given ) {
			$found = LiveSecrets::find( $secrets, $given );
			if ( null !== $found ) {
				return $this->believed( $delivery, $how, $found );
			}
		}
		return Trust::refused( Trust::MISMATCH );
	}

	public function read( Delivery $delivery ): Facts {
		$body  = Facts::object( $delivery->body );
		$order = is_array( $body['order'] ?? null ) ? $body['order'] : null;
		if ( null === $body ) {
			return Facts::malformed( $delivery->body );
		}
		$identity = Facts::hash_of( $delivery->body ) . '|' . gmdate( 'Y-m-d', $delivery->at );
		$id       = $order['id'] ?? null;
		$status   = is_string( $order['status'] ?? null ) ? trim( $order['status'] ) : '';
		if ( ! is_int( $id ) && ( ! is_string( $id ) || '' === trim( $id ) ) ) {
			return new Facts( $identity, $status, '', EventState::Ignored, 'no_order' );
		}
		return new Facts( $identity, $status, 'sevi:' . $id );
	}

	/**
	 * A header that is there may be another's, such as the password in front of a site that is not open
	 * yet: the address counts beside it.
	 *
	 * @return array<string, string> How it was given => what, none empty, the header first.
	 */
	private static function ways( Delivery $delivery ): array {
		$header = trim( $delivery->header( 'authorization' ) );
		$ways   = [
			'token'  => $header,
			'bearer' => 1 === preg_match( '/^bearer\s+(.+)$/iDs', $header, $match ) ? trim( $match[1] ) : '',
			'path'   => $delivery->secret,
		];
		return array_filter( $ways, static fn( string $given ): bool => '' !== $given );
	}

	private function believed( Delivery $delivery, string $how, SecretEntry $secret ): Trust {
		return $this->settings->get()->sevi_known_senders_only && ! self::is_known( $delivery->ip ) ? Trust::refused( Trust::UNKNOWN_SENDER ) : Trust::given( $how, $secret->id );
	}

	/** An IPv4 address may arrive in the dress of IPv6. */
	private static function is_known( string $ip ): bool {
		return in_array( (string) preg_replace( '/^::ffff:/i', '', $ip ), self::SENDERS, true );
	}
}
