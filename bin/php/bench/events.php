<?php
/**
 * Stores events of Sedifex as its deliveries would: $sedifex_events of them, "waiting" for a worker, or
 * of the last month and long settled ("settled": most of them done, bodies kept of the newest alone).
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

( static function ( int $count, string $kind ): void {
	global $wpdb;
	$table  = $wpdb->prefix . 'sedifex_events';
	$items  = $wpdb->get_col( "SELECT item_id FROM {$wpdb->prefix}sedifex_products WHERE type = 'product' AND removed_at IS NULL AND duplicate_of IS NULL ORDER BY id" );
	$kinds  = [
		...array_fill( 0, 60, [ 'sedifex', 'product.updated', 'done', 'applied' ] ),
		...array_fill( 0, 15, [ 'sedifex', 'product.updated', 'done', 'stale' ] ),
		...array_fill( 0, 8, [ 'sedifex', 'payment.succeeded', 'done', 'looked' ] ),
		...array_fill( 0, 8, [ 'selldone', 'PaymentOrder', 'done', 'applied' ] ),
		...array_fill( 0, 5, [ 'sevi', 'DELIVERED', 'done', 'applied' ] ),
		...array_fill( 0, 3, [ 'sedifex', 'store.updated', 'ignored', 'unknown_type' ] ),
		[ 'sevi', '', 'dead', 'malformed' ],
	];
	$now    = time();
	$store  = defined( 'SEDIFEX_STORE_ID' ) ? (string) SEDIFEX_STORE_ID : '';
	$marked = 'bench_' . bin2hex( random_bytes( 4 ) );
	mt_srand( 7 );
	for ( $from = 0; $from < $count; $from += 1000 ) {
		$rows = [];
		foreach ( range( $from, min( $from + 1000, $count ) - 1 ) as $number ) {
			[ $source, $type, $state, $verdict ] = 'waiting' === $kind ? [ 'sedifex', 'product.updated', 'pending', '' ] : $kinds[ mt_rand( 0, count( $kinds ) - 1 ) ];

			$item   = (string) $items[ $number % count( $items ) ];
			$object = 'sedifex' === $source ? "product:$item" : "$source:$number";
			$at     = 'waiting' === $kind ? $now - 60 : $now - intdiv( ( $count - $number ) * 30 * DAY_IN_SECONDS, $count );
			$after  = [ 'price' => 10 + $number % 500, 'stockCount' => $number % 90, 'updatedAt' => [ '_seconds' => $now + $number, '_nanoseconds' => 0 ] ];
			$body   = 'waiting' === $kind || $number > $count - 20000 ? (string) wp_json_encode( [ 'id' => "$marked$number", 'type' => $type, 'occurredAt' => gmdate( 'c' ), 'storeId' => $store, 'data' => [ 'productId' => $item, 'before' => null, 'after' => $after ] ] ) : '';
			$rows[] = $wpdb->prepare(
				"(x%s, x%s, %s, %s, %s, %d, %s, %s, 'signature', '{}', %s, %d, %d, %d, %d, %d, NULLIF( %d, 0 ))",
				hash( 'sha256', "sedifex|id:$marked$number" ),
				hash( 'sha256', $body ),
				$source,
				$type,
				$object,
				crc32( $object ) % Sedifex\Sync\Webhooks\EventStore::SLOTS,
				$state,
				$verdict,
				$body,
				strlen( $body ),
				'waiting' === $kind ? 0 : 1,
				$at,
				$at,
				$at,
				'waiting' === $kind ? 0 : $at
			);
		}
		$wpdb->query( "INSERT INTO $table (event_key, body_hash, source, type, object, slot, state, verdict, how, headers, body, bytes, attempts, available_at, received_at, last_at, settled_at) VALUES " . implode( ',', $rows ) ); // phpcs:ignore WordPress.DB.PreparedSQL -- made of prepared parts.
	}
	$wpdb->query( "ANALYZE TABLE $table" ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a name of ours.
} )( $sedifex_events, $sedifex_kind );
