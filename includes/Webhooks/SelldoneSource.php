<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\Fields;
use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\SettingsStore;

/**
 * Selldone (contract selldone.md): the secret is in the address, for its shop webhooks carry no
 * signature. Where a sign key is set and its headers are there, they are checked too; the owner may
 * ask for them always. The hash in them is the sender's choice, so its form and cost are looked at before it is computed.
 */
final class SelldoneSource implements Source {

	private const HASH = '#^\$2[aby]\$(?:0[4-9]|1[0-2])\$[./A-Za-z0-9]{53}$#D';

	/** Either way: a retry is honest, and a replay changes nothing. */
	private const FRESH = 72 * 3600;

	public function __construct( private readonly LiveSecrets $secrets, private readonly SettingsStore $settings ) {
	}

	public function name(): string {
		return 'selldone';
	}

	public function trust( Delivery $delivery ): Trust {
		$secrets = $this->secrets->of( 'selldone_webhook_secret' );
		$keys    = $this->secrets->of( 'selldone_sign_key' );
		if ( null === $secrets || null === $keys ) {
			return Trust::refused( Trust::LOCKED );
		}
		if ( [] === $secrets ) {
			return Trust::refused( Trust::NOT_SET_UP );
		}
		if ( '' === $delivery->secret ) {
			return Trust::refused( Trust::MISSING );
		}
		$found = LiveSecrets::find( $secrets, $delivery->secret );
		if ( null === $found ) {
			return Trust::refused( Trust::MISMATCH );
		}
		$time = trim( $delivery->header( 'selldone-sign-id' ) );
		$hash = trim( $delivery->header( 'selldone-sign-hash' ) );
		if ( [] === $keys || ( '' === $time && '' === $hash ) ) {
			// Also where the key was taken away: what was asked for cannot be proven then.
			return $this->settings->get()->selldone_signed_only ? Trust::refused( Trust::UNSIGNED ) : Trust::given( 'path', $found->id );
		}
		return self::signed( $keys, $time, $hash, $delivery->at, $found->id );
	}

	public function read( Delivery $delivery ): Facts {
		$body   = Facts::object( $delivery->body );
		$basket = is_array( $body['basket'] ?? null ) ? $body['basket'] : [];
		if ( null === $body ) {
			return Facts::malformed( $delivery->body );
		}
		$action   = is_string( $body['action'] ?? null ) ? trim( $body['action'] ) : '';
		$identity = Facts::hash_of( $delivery->body );
		$id       = $basket['id'] ?? null;
		if ( ! is_int( $id ) && ( ! is_string( $id ) || '' === trim( $id ) ) ) {
			return new Facts( $identity, $action, '', EventState::Ignored, 'no_order' );
		}
		$shop = $basket['shop_id'] ?? ( is_array( $body['shop'] ?? null ) ? $body['shop']['id'] ?? '' : '' );
		return new Facts( $identity, $action, 'selldone:' . ( is_scalar( $shop ) ? (string) $shop : '' ) . ':' . $id );
	}

	/**
	 * @param list<SecretEntry> $keys
	 * @param string            $secret Id of the secret in the address.
	 */
	private static function signed( array $keys, string $time, string $hash, int $now, string $secret ): Trust {
		if ( '' === $time || '' === $hash ) {
			return Trust::refused( Trust::MISSING );
		}
		$at = self::seconds( $time );
		if ( 1 !== preg_match( self::HASH, $hash ) || null === $at ) {
			return Trust::refused( Trust::MALFORMED );
		}
		if ( abs( $now - $at ) > self::FRESH ) {
			return Trust::refused( Trust::OUT_OF_TIME );
		}
		// A constant is never looked at by a form.
		$usable = array_filter( $keys, static fn( SecretEntry $key ): bool => strlen( $key->value ) <= Fields::SIGN_KEY_MOST );
		if ( [] === $usable ) {
			return Trust::refused( Trust::LONG_KEY );
		}
		foreach ( $usable as $key ) {
			if ( password_verify( $key->value . ':' . $time, $hash ) ) {
				return Trust::given( 'signature', $secret );
			}
		}
		return Trust::refused( Trust::MISMATCH );
	}

	/** Seconds or milliseconds since 1970, or a date: what PHP takes for a time besides, such as "x", is none. */
	private static function seconds( string $time ): ?int {
		if ( 1 === preg_match( '/^\d{1,13}$/D', $time ) ) {
			return (int) substr( $time, 0, 10 );
		}
		if ( 1 !== preg_match( '/^\d{4}-\d\d-\d\d[\dT :.zZ+-]{0,30}$/D', $time ) ) {
			return null;
		}
		$at = strtotime( $time . ( 1 === preg_match( '/(?:[zZ]|[+-]\d\d:?\d\d)$/D', substr( $time, 10 ) ) ? '' : ' UTC' ) );
		return false === $at ? null : $at;
	}
}
