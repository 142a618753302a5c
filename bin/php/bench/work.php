<?php
/**
 * One worker of many: waits for the others (the file $sedifex_go), works until nothing waits any more,
 * and prints how many events it carried out, and in which time.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

( static function ( string $go ): void {
	$done = 0;
	$last = 0.0;
	add_action(
		'sedifex_event_processed',
		static function () use ( &$done, &$last ): void {
			++$done;
			$last = microtime( true );
		}
	);
	while ( ! file_exists( $go ) ) {
		usleep( 1000 );
	}
	$began = microtime( true );
	do {
		$before = $done;
		do_action( 'sedifex_sync_work' );
	} while ( $done > $before );
	echo wp_json_encode( [ 'done' => $done, 'began' => $began * 1000, 'ended' => $last * 1000 ] );
} )( $sedifex_go );
