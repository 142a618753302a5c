<?php
/**
 * Plays stories of webhooks on the real receiver, queue and handlers, one after the other in one
 * process: a line of JSON in is a story, a line out is what it came to. Each begins with the same
 * shop and leaves nothing behind. A crash is a process that writes nothing any more, from the given
 * statement on.
 *
 * Usage: php stories.php {wp-load.php}
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

use Sedifex\Sync\Catalog\ProductEventHandler;
use Sedifex\Sync\Catalog\ProductPatch;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Orders\ReportHandler;
use Sedifex\Sync\Orders\ReportStore;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Queue\Worker;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\Delivery;
use Sedifex\Sync\Webhooks\EventFilter;
use Sedifex\Sync\Webhooks\EventKeeping;
use Sedifex\Sync\Webhooks\EventList;
use Sedifex\Sync\Webhooks\EventPieces;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventsJob;
use Sedifex\Sync\Webhooks\EventStore;
use Sedifex\Sync\Webhooks\GivenSecret;
use Sedifex\Sync\Webhooks\LastHeard;
use Sedifex\Sync\Webhooks\LiveSecrets;
use Sedifex\Sync\Webhooks\Receiver;
use Sedifex\Sync\Webhooks\Refusals;
use Sedifex\Sync\Webhooks\Replay;
use Sedifex\Sync\Webhooks\Rereading;
use Sedifex\Sync\Webhooks\SedifexSource;
use Sedifex\Sync\Webhooks\SelldoneSource;
use Sedifex\Sync\Webhooks\SeviSource;

require dirname( __DIR__, 3 ) . '/bin/php/request.php';
require $argv[1];

/** The end of a process, as far as its database can tell. */
final class Crash extends Error {
}

// phpcs:disable Generic.Files.OneObjectStructurePerFile -- a script, not a class of ours.
/** One shop, from the beginning of a story to its end. */
final class Story {

	private readonly Secrets $secrets;

	private readonly Receiver $receiver;

	private readonly EventsJob $job;

	private readonly Replay $replay;

	/** @var list<string> Newest last. */
	private array $signed_with = [ 'whsec-0' ];

	private int $left = -1;

	private bool $is_dead = false;

	public function __construct( private readonly wpdb $db ) {
		$db->query( 'START TRANSACTION' );
		wp_cache_flush();
		delete_option( Secrets::OPTION );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => 'store_demo' ] );
		$this->secrets = new Secrets( new Constants() );
		$this->secrets->set( 'webhook_secret', 'whsec-0' );
		$this->secrets->set( 'selldone_webhook_secret', 'selldone-0' );
		$this->secrets->set( 'sevi_webhook_token', 'sevi-0' );
		$settings       = new SettingsStore( $this->secrets, new Constants(), new UrlRules( new PublicAddress() ) );
		$live           = new LiveSecrets( $this->secrets );
		$sources        = [
			'sedifex'  => new SedifexSource( $live, $settings ),
			'selldone' => new SelldoneSource( $live, $settings ),
			'sevi'     => new SeviSource( $live, $settings ),
		];
		$events         = new EventStore( $db );
		$claim          = new Claim( $db );
		$rereading      = new Rereading( $sources );
		$handlers       = [ new ProductEventHandler( new ProductPatch( $db ), $settings, static fn() => null ), new ReportHandler( new ReportStore( $db ), $settings ) ];
		$this->receiver = new Receiver( $sources, $events, new Refusals( $db ), new Runner( $db, static fn(): Worker => new Worker( [], new SystemClock() ), static fn(): Claim => $claim ), new GivenSecret( $this->secrets ), new LastHeard( $db ) );
		$this->job      = new EventsJob( new EventQueue( $db, $claim ), $events, $handlers, $rereading );
		$this->replay   = new Replay( $db, new EventList( $db, new EventPieces( $db ) ), $rereading, $handlers );
		foreach ( [ 'p0', 'p1' ] as $item ) {
			$db->query( $db->prepare( "INSERT INTO %i (item_key, store_id, item_id, type, name, price_minor, currency, stock, content_hash, first_seen_at, seen_at) VALUES (x%s, 'store_demo', %s, 'product', 'Kente Scarf', 12050, 'GHS', 14, x%s, 1, 1)", $db->prefix . 'sedifex_products', ProductStore::key( 'store_demo', 'product', $item ), $item, hash( 'sha256', 'content' ) ) );
		}
		add_filter( 'query', $this->end_at_statement( ... ) );
	}

	/**
	 * @param array{bodies: list<array{source: string, body: string}>, steps: list<array{string, int, int}>} $story
	 * @return list<mixed> What came of each step.
	 */
	public function play( array $story ): array {
		$out = [];
		foreach ( $story['steps'] as [ $what, $which, $crash ] ) {
			$this->left    = $crash > 0 ? $crash : -1;
			$this->is_dead = false;
			try {
				$out[] = match ( $what ) {
					'deliver' => $this->deliver( $story['bodies'][ $which ]['source'], $story['bodies'][ $which ]['body'] ),
					'work'    => $this->job->run( new Deadline( new SystemClock(), 60.0 ) ),
					'pass'    => $this->pass( $which ),
					'rotate'  => $this->rotate(),
					'replay'  => $this->replay->start( new EventFilter() )['queued'],
					'clear'   => ( new EventKeeping( $this->db ) )->clear( new Deadline( new SystemClock(), 60.0 ) ),
					'look'    => $this->look(),
				};
			} catch ( Crash ) {
				$out[] = 'crash';
			}
		}
		$this->left    = -1;
		$this->is_dead = false;
		return $out;
	}

	public function end(): void {
		remove_all_filters( 'query' );
		$this->db->query( 'ROLLBACK' );
	}

	private function end_at_statement( string $query ): string {
		$this->is_dead = $this->is_dead || 0 === --$this->left;
		return $this->is_dead ? throw new Crash( 'The process ended.' ) : $query;
	}

	/** Sedifex's senders learn of a new secret at different times. */
	private function deliver( string $source, string $body ): int {
		$headers = [ 'content-type' => 'application/json' ];
		$live    = array_reverse( array_slice( $this->signed_with, -3 ) );
		$headers = [
			...$headers,
			...( 'sedifex' === $source ? [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, $live[ strlen( $body ) % count( $live ) ] ) ] : [] ),
			...( 'sevi' === $source ? [ 'authorization' => 'sevi-0' ] : [] ),
		];
		return $this->receiver->receive( 'POST', new Delivery( $source, 'selldone' === $source ? 'selldone-0' : '', $headers, $body, time() ) )['status'];
	}

	private function rotate(): bool {
		$this->signed_with[] = 'whsec-' . count( $this->signed_with );
		return $this->secrets->set( 'webhook_secret', (string) end( $this->signed_with ) );
	}

	private function pass( int $seconds ): int {
		$this->db->query( $this->db->prepare( 'UPDATE %i SET available_at = available_at - %d, lease_until = CASE WHEN lease_until = 0 THEN 0 ELSE lease_until - %d END', $this->db->prefix . 'sedifex_events', $seconds, $seconds ) );
		$this->db->query( $this->db->prepare( "UPDATE %i SET fetched_at = fetched_at - %d WHERE name LIKE 'events_slot%%'", $this->db->prefix . 'sedifex_snapshots', $seconds ) );
		return $seconds;
	}

	/** @return array{events: mixed, products: mixed, orders: mixed} */
	private function look(): array {
		$ask = fn( string $query, string $table ): mixed => $this->db->get_results( $this->db->prepare( $query, $this->db->prefix . $table ), ARRAY_A ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- texts of this method.
		return [
			'events'   => $ask( "SELECT COUNT(*) AS number, SUM( deliveries ) AS deliveries, SUM( CASE WHEN state = 'done' THEN 1 ELSE 0 END ) AS done FROM %i", 'sedifex_events' )[0],
			'products' => $ask( "SELECT item_id AS id, price_minor, stock, CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END AS shown FROM %i WHERE store_id = 'store_demo' AND item_id IN ( 'p0', 'p1' ) ORDER BY item_id", 'sedifex_products' ),
			'orders'   => $ask( 'SELECT source, reference, raw_payment, raw_stage, total_minor FROM %i ORDER BY source, reference', 'sedifex_orders' ),
		];
	}
}

for ( $line = fgets( STDIN ); false !== $line; $line = fgets( STDIN ) ) {
	$told = new Story( $GLOBALS['wpdb'] );
	try {
		$outcome = [ 'steps' => $told->play( json_decode( $line, true, 512, JSON_THROW_ON_ERROR ) ) ];
	} catch ( Throwable $thrown ) {
		$outcome = [ 'error' => $thrown::class . ': ' . $thrown->getMessage() . ' in ' . basename( $thrown->getFile() ) . ':' . $thrown->getLine() ];
	}
	$told->end();
	echo wp_json_encode( $outcome ), "\n";
}
