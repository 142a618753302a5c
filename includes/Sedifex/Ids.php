<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * The rules for identifiers, in one place (contract 3). They become document paths in Sedifex: one
 * that is not well formed fails there only after the payment provider has accepted it.
 */
final class Ids {

	/** "{store}_{id}" is how some websites show an id; Sedifex knows only the id. */
	public static function normalise( string $id, string $store_id ): string {
		$id     = trim( $id );
		$prefix = $store_id . '_';
		return '' !== $store_id && str_starts_with( $id, $prefix ) && $id !== $prefix ? substr( $id, strlen( $prefix ) ) : $id;
	}

	/** Bookings, availability and preview know an item without the "draft-" that the catalogue and create keep. */
	public static function without_draft( string $id ): string {
		return (string) preg_replace( '/^draft-/i', '', trim( $id ) );
	}

	/** Could be the id of an item, slot or booking. */
	public static function is_item( string $id ): bool {
		return 1 === preg_match( '#^(?!\.{1,2}$|__.*__$)[^/\\\\\p{Cc}\p{Z}]{1,200}$#Du', $id );
	}

	/** May be sent as the reference of an order. "market_" and "DON-" belong to other handlers in Sedifex, which would swallow the payment. */
	public static function is_reference( string $id ): bool {
		return 1 === preg_match( '/^(?!market_|DON-)[A-Za-z][A-Za-z0-9._-]{0,99}$/D', $id );
	}
}
