<?php
/**
 * Fills the shop with a hundred thousand orders of two years ($sedifex_orders changes the number), as
 * they would have come in: most of them paid and delivered, some of everything else. Prints what an
 * administrator's browser sends with a REST request.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

( static function ( int $count ): void {
	global $wpdb;
	$names    = [ 'Ama', 'Kofi', 'Akosua', 'Kwame', 'Efua', 'Yaw', 'Adwoa', 'Kojo', 'Esi', 'Kwabena', 'Abena', 'Fiifi', 'Naa', 'Selorm', 'Dzifa', 'Mawuli' ];
	$families = [ 'Mensah', 'Owusu', 'Boateng', 'Asante', 'Osei', 'Agyeman', 'Addo', 'Quaye', 'Tetteh', 'Amoah', 'Darko', 'Lamptey', 'Nkrumah', 'Sarpong' ];
	$kinds    = [
		...array_fill( 0, 62, [ 'online', 'paid', 'delivered', 'paid', 'delivered' ] ),
		...array_fill( 0, 12, [ 'online', 'paid', 'preparing', 'paid', 'preparing' ] ),
		...array_fill( 0, 14, [ 'pay_on_delivery', 'on_delivery', 'received', 'pending_cash', 'pending_store_confirmation' ] ),
		...array_fill( 0, 6, [ 'online', 'pending', 'received', 'pending_payment', 'pending_payment' ] ),
		...array_fill( 0, 3, [ 'online', 'failed', 'received', 'failed', 'payment_failed' ] ),
		...array_fill( 0, 2, [ 'online', 'refunded', 'cancelled', 'refunded', 'cancelled' ] ),
		[ 'online', 'partial', 'received', 'partial', '' ],
	];
	$now      = time();
	mt_srand( 7 );
	for ( $from = 0; $from < $count; $from += 1000 ) {
		$orders  = [];
		$intents = [];
		foreach ( range( $from, min( $from + 1000, $count ) - 1 ) as $number ) {
			[ $method, $payment, $stage, $raw_payment, $raw_stage ] = $kinds[ mt_rand( 0, count( $kinds ) - 1 ) ];
			$name      = $names[ mt_rand( 0, count( $names ) - 1 ) ] . ' ' . $families[ mt_rand( 0, count( $families ) - 1 ) ];
			$reference = sprintf( 'SFX-%08d', $number );
			$at        = $now - intdiv( ( $count - $number ) * 63072000, $count );
			$total     = mt_rand( 500, 90000 );
			$contact   = wp_json_encode(
				[
					'name'  => $name,
					'phone' => sprintf( '+23324%07d', $number ),
					'email' => strtolower( strtr( $name, ' ', '.' ) ) . $number . '@example.org',
				]
			);
			$items     = wp_json_encode( [ [ 'name' => 'Wooden comb', 'quantity' => 2, 'unit_minor' => intdiv( $total, 2 ), 'line_minor' => $total ] ] );
			$timeline  = wp_json_encode( [ [ 'at' => $at, 'code' => 'placed' ], [ 'at' => $at + 90, 'code' => $payment ] ] );
			$waits     = 0 === $number % 5000 ? 'unclear_no_answer' : '';
			$handled   = 0 === ( $number + 1 ) % 500 ? 'underpaid' : '';
			$orders[]  = $wpdb->prepare(
				'(x%s, %s, x%s, %s, %s, %s, %s, %s, %s, %s, %d, %s, %s, %s, %s, %s, %s, %d, %d, %d)',
				hash( 'sha256', 'sedifex|' . $reference ),
				"bench-token-of-order-{$number}",
				hash( 'sha256', "bench-token-of-order-{$number}" ),
				'sedifex',
				$reference,
				$payment,
				$stage,
				$raw_payment,
				$raw_stage,
				$method,
				$total,
				'GHS',
				$items,
				$timeline,
				$contact,
				$waits,
				$handled,
				$at + 90,
				$at,
				$at + 90
			);
			$intents[] = $wpdb->prepare( "(x%s, x%s, %s, 'accepted', %s, 'ABCDEFGHJKMN', %s, %d, %d)", hash( 'sha256', "bench{$number}" ), hash( 'sha256', 'bench' ), $method, $reference, '{}', $at, $at );
		}
		// phpcs:disable WordPress.DB.PreparedSQL.NotPrepared -- made of prepared parts.
		$wpdb->query( "INSERT INTO {$wpdb->prefix}sedifex_orders (order_key, token, token_key, source, reference, payment, stage, raw_payment, raw_stage, method, total_minor, currency, items, timeline, contact, attention, handled, checked_at, ordered_at, updated_at) VALUES " . implode( ',', $orders ) );
		$wpdb->query( "INSERT INTO {$wpdb->prefix}sedifex_intents (intent_key, body_hash, kind, state, reference, tail, payload, created_at, updated_at) VALUES " . implode( ',', $intents ) );
		// phpcs:enable
	}
	$words = new Sedifex\Sync\Orders\OrderWords( $wpdb );
	do {
		$done = $words->catch_up( 2000 );
	} while ( $done > 0 );
	foreach ( [ 'orders', 'order_words', 'intents' ] as $table ) {
		$wpdb->query( "ANALYZE TABLE {$wpdb->prefix}sedifex_{$table}" ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a name of ours.
	}
	require __DIR__ . '/administrator.php';
} )( $sedifex_orders ?? 100000 );
