/** Waits for the flag, so that all begin together, and works until nothing is left. */
export const WORK = `
	while ( ! file_exists( getenv( 'TEST_GO' ) ) ) { usleep( 1000 ); }
	$done = 0;
	add_action( 'sedifex_event_processed', static function () use ( &$done ) { ++$done; } );
	do { $before = $done; do_action( 'sedifex_sync_work' ); } while ( $done > $before );
`;

/** Stores reports as the receiver does, in the order given. */
export const STORE = `
	global $wpdb;
	$store = new Sedifex\\Sync\\Webhooks\\EventStore( $wpdb );
	$wpdb->query( 'START TRANSACTION' );
	foreach ( json_decode( file_get_contents( $file ), true ) as $body ) {
		$order = json_decode( $body, true )['order'];
		$store->accept( new Sedifex\\Sync\\Webhooks\\Delivery( 'sevi', '', [], $body, time() ), new Sedifex\\Sync\\Webhooks\\Facts( 'body:' . hash( 'sha256', $body ), $order['status'], 'sevi:' . $order['id'] ), 'token', [] );
	}
	$wpdb->query( 'COMMIT' );
`;
