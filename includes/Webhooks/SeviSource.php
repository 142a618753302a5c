<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/**
 * Sevi (contract sevi.md): a token in `Authorization`, with or without `Bearer`. Many servers take that
 * header away before PHP sees it; only then the same token in the address will do. No event id and no
 * time of change: an equal body on another day is news again, since an order may have gone back to it.
 */
final class SeviSource implements Source {

	public function __construct( private readonly LiveSecrets $secrets ) {
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
		$given = trim( $delivery->header( 'authorization' ) );
		$how   = 'token';
		if ( 1 === preg_match( '/^bearer\s+(.+)$/iDs', $given, $match ) && ! LiveSecrets::has( $secrets, $given ) ) {
			$given = trim( $match[1] );
			$how   = 'bearer';
		}
		if ( '' === $given ) {
			$given = $delivery->secret;
			$how   = 'path';
		}
		if ( '' === $given ) {
			return Trust::refused( Trust::MISSING );
		}
		return LiveSecrets::has( $secrets, $given ) ? Trust::given( $how ) : Trust::refused( Trust::MISMATCH );
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
}
