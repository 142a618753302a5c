<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** Reads a delivery that a person has copied from somewhere: headers line by line, as they are usually shown. */
final class PastedDelivery {

	private const LINE = '/^\s*(-H\s|--header\s)?\s*(["\']?)([A-Za-z0-9_-]{1,80})\2\s*:\s*(.*)$/D';

	/**
	 * @param string $headers `Name: value`, one to a line; an address or a request line may stand among them.
	 * @param string $body    As it was sent.
	 * @param int    $now     UTC seconds.
	 */
	public static function read( string $source, string $headers, string $body, int $now ): Delivery {
		$found = [];
		foreach ( explode( "\n", str_replace( "\r", "\n", $headers ) ) as $line ) {
			if ( 1 === preg_match( self::LINE, str_replace( [ "-H '", '-H "' ], '-H ', $line ), $match ) && ! str_starts_with( $match[4], '//' ) ) {
				// Of a command line or of JSON: what encloses the value is no part of it.
				$is_wrapped = '' !== $match[1] || '' !== $match[2];
				$found[ str_replace( '_', '-', strtolower( $match[3] ) ) ] = $is_wrapped ? trim( $match[4], " \t,\\\"'" ) : trim( $match[4] );
			}
		}
		return new Delivery( $source, self::secret( $source, $headers ), $found, $body, $now );
	}

	/** In the address of either door; '' = none. */
	private static function secret( string $source, string $text ): string {
		$name = preg_quote( $source, '~' );
		return 1 === preg_match( "~(?:webhooks(?:/|%2F)$name(?:/|%2F)|sedifex-webhook=$name\\.)([^\\s/?&#\"']+)~i", $text, $match ) ? rawurldecode( $match[1] ) : '';
	}
}
