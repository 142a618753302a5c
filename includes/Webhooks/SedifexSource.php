<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SettingsStore;

/**
 * Sedifex (contract 5): an HMAC-SHA256 over the body's bytes, with a prefix that one of its senders
 * doubles by mistake. Two formats: `id`, `type`, `data`, and the older one of order payments with
 * `deliveryId`, `event`. No time is signed, so a replay can only be told by its identity.
 */
final class SedifexSource implements Source {

	private const SIGNATURE = '/^(sha256=){1,2}[0-9a-f]{64}$/D';

	/** Families of events that concern an order or a booking, whose real state is then read again. */
	private const ORDERS = '/^(?:order|payment|booking)(?:[._]|$)|^checkout_created$/';

	public function __construct( private readonly LiveSecrets $secrets, private readonly SettingsStore $settings ) {
	}

	public function name(): string {
		return 'sedifex';
	}

	public function trust( Delivery $delivery ): Trust {
		$secrets = $this->secrets->of( 'webhook_secret' );
		if ( null === $secrets ) {
			return Trust::refused( Trust::LOCKED );
		}
		if ( [] === $secrets ) {
			return Trust::refused( Trust::NOT_SET_UP );
		}
		$signature = trim( $delivery->header( 'x-sedifex-signature' ) );
		if ( '' === $signature ) {
			return Trust::refused( Trust::MISSING );
		}
		if ( 1 !== preg_match( self::SIGNATURE, $signature ) ) {
			return Trust::refused( Trust::MALFORMED );
		}
		$given = substr( $signature, -64 );
		$found = null;
		foreach ( $secrets as $secret ) {
			// Every one is tried, so that the time tells nothing of which.
			$equal = hash_equals( hash_hmac( 'sha256', $delivery->body, $secret->value ), $given );
			$found = $equal ? $secret->id : $found;
		}
		return null === $found ? Trust::refused( Trust::MISMATCH ) : Trust::given( strlen( $signature ) > 71 ? 'signature_doubled' : 'signature', $found );
	}

	public function read( Delivery $delivery ): Facts {
		$body = Facts::object( $delivery->body );
		if ( null === $body ) {
			return Facts::malformed( $delivery->body );
		}
		$id       = self::text( $body['id'] ?? null );
		$id       = '' === $id ? self::text( $body['deliveryId'] ?? null ) : $id;
		$type     = self::text( $body['type'] ?? null );
		$type     = '' === $type ? self::text( $body['event'] ?? null ) : $type;
		$identity = '' === $id ? Facts::hash_of( $delivery->body ) : 'id:' . $id;
		$header   = $delivery->header( 'x-sedifex-event-id' );
		// Only the body is signed, so the body counts.
		$note  = '' !== $header && $header !== $id ? 'event_id_differs' : '';
		$store = $this->settings->get()->store_id;
		if ( '' === $store || self::text( $body['storeId'] ?? null ) !== $store ) {
			return new Facts( $identity, $type, '', EventState::Ignored, 'other_store', $note );
		}
		$object = $this->object( $type, $body );
		return '' === $object
			? new Facts( $identity, $type, '', EventState::Ignored, 'unknown_type', $note )
			: new Facts( $identity, $type, $object, EventState::Pending, '', $note );
	}

	/**
	 * @param array<mixed> $body
	 * @return string '' = nothing that concerns this site.
	 */
	private function object( string $type, array $body ): string {
		$data = is_array( $body['data'] ?? null ) ? $body['data'] : [];
		if ( str_starts_with( $type, 'product.' ) ) {
			$id = self::text( $data['productId'] ?? null );
			return '' === $id ? '' : 'product:' . $id;
		}
		if ( 1 !== preg_match( self::ORDERS, $type ) ) {
			return '';
		}
		foreach ( [ [ $body, 'clientOrderId' ], [ $body, 'reference' ], [ $data, 'clientOrderId' ], [ $data, 'reference' ], [ $data, 'orderId' ], [ $data, 'bookingId' ] ] as [ $from, $name ] ) {
			$id = self::text( $from[ $name ] ?? null );
			if ( '' !== $id ) {
				return 'order:' . $id;
			}
		}
		return 'orders';
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? trim( $value ) : '';
	}
}
