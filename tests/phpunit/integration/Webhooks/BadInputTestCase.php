<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Closure;
use RuntimeException;
use Sedifex\Sync\Catalog\ProductEventHandler;
use Sedifex\Sync\Catalog\ProductPatch;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Orders\OrderHintHandler;
use Sedifex\Sync\Orders\OrderStore;
use Sedifex\Sync\Orders\ReportHandler;
use Sedifex\Sync\Orders\ReportStore;
use Sedifex\Sync\Queue\Runner;
use Sedifex\Sync\Queue\Worker;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Webhooks\EventQueue;
use Sedifex\Sync\Webhooks\EventsJob;
use Sedifex\Sync\Webhooks\GivenSecret;
use Sedifex\Sync\Webhooks\LastHeard;
use Sedifex\Sync\Webhooks\LiveSecrets;
use Sedifex\Sync\Webhooks\Receiver;
use Sedifex\Sync\Webhooks\Refusals;
use Sedifex\Sync\Webhooks\SedifexSource;
use Sedifex\Sync\Webhooks\SelldoneSource;
use Sedifex\Sync\Webhooks\SeviSource;
use Sedifex\Sync\Webhooks\WebhooksModule;

/**
 * More than a thousand bad requests to one source's two doors, in turns. Of each it is said exactly what
 * is answered, what the log says of it, and which row it adds; PHP may complain of none (PHPUnit makes
 * an error of every notice).
 *
 * Natively alone: in WebAssembly it would take minutes.
 *
 * @group native
 */
abstract class BadInputTestCase extends WebhooksTestCase {

	use RequestAttacks;

	private int $turn = 0;

	/** @var array{int, int} Rows, and deliveries in all of them. */
	private array $stored = [ 0, 0 ];

	private WebhooksModule $door;

	private Refusals $refusals;

	/** @var array<string, true> Events seen so far. */
	private array $seen = [];

	/** As in the address. */
	abstract protected static function source(): string;

	/** What a body without anything in it comes to, where it is a JSON object. */
	abstract protected static function bare(): string;

	/**
	 * Bodies with this text in the fields that name events, objects, states and people.
	 *
	 * @return list<array{what: string, body: array<mixed>, log: string, same_as?: string}>
	 */
	abstract protected static function fields( string $text ): array;

	/**
	 * A delivery that proves itself.
	 *
	 * @param array<string, string> $headers Besides those of the proof.
	 */
	abstract protected static function proven( string $name, string $body, string $log, array $headers = [], int $status = 200, string $method = 'POST', ?string $same_as = null ): Attack;

	/** A delivery that would be stored as pending; another mark makes another event. */
	abstract protected static function good( string $mark ): string;

	protected static function pending(): string {
		return 'pending/';
	}

	/** @return array<string, Closure(): list<Attack>> Families of the source's own. */
	abstract protected static function own(): array;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$live           = new LiveSecrets( self::secrets() );
		$settings       = new SettingsStore( self::secrets(), new Constants(), new UrlRules( new PublicAddress() ) );
		$this->refusals = new Refusals( $wpdb );
		$receiver       = new Receiver(
			[
				'sedifex'  => new SedifexSource( $live, $settings ),
				'selldone' => new SelldoneSource( $live, $settings ),
				'sevi'     => new SeviSource( $live, $settings ),
			],
			$this->events,
			$this->refusals,
			new Runner( $wpdb, static fn(): Worker => new Worker( [], new SystemClock() ), static fn(): Claim => new Claim( $wpdb ) ),
			new GivenSecret( self::secrets() ),
			new LastHeard( $wpdb )
		);
		$this->door     = new WebhooksModule( static fn() => $receiver, new SystemClock(), static fn() => throw new RuntimeException( 'not asked for' ) );
		// The second door ends its process, which would be this one.
		add_filter( 'wp_doing_ajax', '__return_true' );
		add_filter( 'wp_die_ajax_handler', static fn() => static fn() => throw new RuntimeException( 'over' ) );
	}

	protected function tearDown(): void {
		unset( $GLOBALS['HTTP_RAW_POST_DATA'] );
		parent::tearDown();
	}

	/** @return iterable<string, array{string}> */
	public static function names(): iterable {
		foreach ( array_keys( self::families() ) as $name ) {
			yield $name => [ $name ];
		}
	}

	/** @return array<string, Closure(): list<Attack>> */
	private static function families(): array {
		return [
			'JSON of all kinds' => self::json( ... ),
			'naughty strings'   => self::strings( ... ),
			'transport'         => self::transport( ... ),
			'sizes'             => self::sizes( ... ),
			...static::own(),
		];
	}

	/** @dataProvider names */
	public function test_each_case_has_its_answer_its_class_and_its_row( string $family ): void {
		$wrong   = [];
		$counts  = [];
		$attacks = self::families()[ $family ]();
		foreach ( $attacks as $attack ) {
			foreach ( $this->doors( $family ) as $door ) {
				[ $wanted, $found ] = [ $this->wanted( $attack ), $this->found( $attack, $door ) ];
				if ( $wanted !== $found ) {
					$wrong[ "$door: {$attack->name}" ] = [ 'wanted' => $wanted, 'found' => $found ];
				}
				if ( 200 !== $attack->status && '' !== $attack->log ) {
					$source                            = '' === $attack->source ? static::source() : $attack->source;
					$counts[ $source ][ $attack->log ] = ( $counts[ $source ][ $attack->log ] ?? 0 ) + 1;
				}
			}
		}
		self::assertSame( [], array_slice( $wrong, 0, 8 ), count( $wrong ) . ' of ' . count( $attacks ) . ' are wrong' );
		foreach ( $counts as $source => $expected ) {
			$counted = $this->refusals->counts( $source );
			ksort( $expected );
			ksort( $counted );
			self::assertSame( $expected, $counted );
		}
	}

	/** Not tried again for two days, that is, since each try would end the same. */
	public function test_what_was_stored_is_carried_out_at_the_first_try_or_said_to_be_impossible(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "INSERT INTO %i (item_key, store_id, item_id, type, name, price_minor, currency, stock, content_hash, first_seen_at, seen_at) VALUES (x%s, %s, 'a', 'product', 'Kente Scarf', 12050, 'GHS', 14, x%s, 1, 1)", $wpdb->prefix . 'sedifex_products', ProductStore::key( self::STORE, 'product', 'a' ), self::STORE, hash( 'sha256', 'content' ) ) );
		foreach ( self::families() as $name => $family ) {
			foreach ( in_array( $name, [ 'naughty strings', 'ids', 'meaning' ], true ) ? $family() : [] as $attack ) {
				$this->by_rest( $attack );
			}
		}
		$settings = new SettingsStore( self::secrets(), new Constants(), new UrlRules( new PublicAddress() ) );
		$handlers = [ new ProductEventHandler( new ProductPatch( $wpdb ), $settings, static fn() => null ), new OrderHintHandler( new OrderStore( $wpdb ) ), new ReportHandler( new ReportStore( $wpdb ), $settings ) ];
		$waiting  = $this->events->counts()['pending'];
		self::assertGreaterThan( 500, $waiting );
		self::assertSame( $waiting, ( new EventsJob( new EventQueue( $wpdb, new Claim( $wpdb ) ), $this->events, $handlers ) )->run( new Deadline( new SystemClock(), 600.0 ) ) );
		$tried_again = $wpdb->get_results( $wpdb->prepare( "SELECT errors, LEFT( body, 300 ) AS body FROM %i WHERE state NOT IN ( 'done', 'ignored', 'dead' ) LIMIT 5", $wpdb->prefix . 'sedifex_events' ), ARRAY_A );
		self::assertSame( [], $tried_again );
	}

	public function test_there_are_more_than_a_thousand_and_two_hundred(): void {
		self::assertGreaterThanOrEqual( 1200, array_sum( array_map( static fn( Closure $family ): int => count( $family() ), self::families() ) ) );
	}

	/** @return list<string> The long families take the doors in turns, the others go through both. */
	private function doors( string $family ): array {
		return in_array( $family, [ 'JSON of all kinds', 'naughty strings' ], true ) ? [ 0 === ++$this->turn % 2 ? 'rest' : 'argument' ] : [ 'rest', 'argument' ];
	}

	/** @return array{int, string, string} Status, log and row. */
	private function wanted( Attack $attack ): array {
		if ( 200 !== $attack->status ) {
			return [ $attack->status, '', 'none' ];
		}
		$key                = $attack->same_as ?? 'body:' . $attack->body;
		$row                = isset( $this->seen[ $key ] ) ? 'repeated' : 'new';
		$this->seen[ $key ] = true;
		return [ 200, $attack->log, $row ];
	}

	/** @return array{int, string, string} */
	private function found( Attack $attack, string $door ): array {
		global $wpdb;
		[ $rows, $deliveries ] = $this->stored;
		$status                = 'rest' === $door ? $this->by_rest( $attack ) : $this->by_argument( $attack );
		$now                   = $wpdb->get_row( $wpdb->prepare( 'SELECT COUNT(*) AS number, SUM( deliveries ) AS deliveries, MAX( id ) AS last FROM %i', $wpdb->prefix . 'sedifex_events' ) );
		$this->stored          = [ (int) $now->number, (int) $now->deliveries ];
		$added                 = ( $this->stored[0] - $rows ) . '+' . ( $this->stored[1] - $deliveries );
		$row                   = [ '0+0' => 'none', '0+1' => 'repeated', '1+1' => 'new' ][ $added ] ?? $added;
		if ( 'new' !== $row ) {
			return [ $status, 'repeated' === $row ? $attack->log : '', $row ];
		}
		$found = $wpdb->get_row( $wpdb->prepare( 'SELECT state, verdict, body, encoding FROM %i WHERE id = %d', $wpdb->prefix . 'sedifex_events', $now->last ) );
		$body  = 'base64' === $found->encoding ? base64_decode( $found->body, true ) : $found->body;
		return [ $status, "{$found->state}/{$found->verdict}", $body === $attack->body ? 'new' : 'other bytes' ];
	}

	private function by_rest( Attack $attack ): int {
		$path = ( '' === $attack->source ? static::source() : $attack->source ) . ( '' === $attack->secret ? '' : '/' . rawurlencode( $attack->secret ) );
		return $this->deliver( $path, $attack->body, $attack->headers, $attack->method )->get_status();
	}

	private function by_argument( Attack $attack ): int {
		$server                        = $_SERVER;
		$_SERVER                       = [ ...$server, 'REQUEST_METHOD' => $attack->method ];
		$_GET['sedifex-webhook']       = wp_slash( ( '' === $attack->source ? static::source() : $attack->source ) . ( '' === $attack->secret ? '' : '.' . $attack->secret ) );
		$GLOBALS['HTTP_RAW_POST_DATA'] = $attack->body; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- what PHP would have read.
		foreach ( [ 'content-type' => 'application/json', ...$attack->headers ] as $name => $value ) {
			$name = strtoupper( str_replace( '-', '_', $name ) );
			$_SERVER[ in_array( $name, [ 'CONTENT_TYPE', 'CONTENT_LENGTH' ], true ) ? $name : "HTTP_$name" ] = wp_slash( $value );
		}
		ob_start();
		try {
			$this->door->by_argument();
			return 0;
		} catch ( RuntimeException $over ) {
			if ( 'over' !== $over->getMessage() ) {
				throw $over;
			}
			$answer = json_decode( (string) ob_get_contents(), true );
			return is_array( $answer ) ? ( [ 'ok' => true ] === $answer ? 200 : (int) ( $answer['data']['status'] ?? 0 ) ) : 0;
		} finally {
			ob_end_clean();
			$_SERVER = $server;
		}
	}

	/** @return list<Attack> */
	private static function json(): array {
		$out = [];
		foreach ( Corpora::json() as $name => $body ) {
			$is_object = str_starts_with( ltrim( $body, " \t\r\n" ), '{' ) && ( str_starts_with( $name, 'y_' ) || 'i_object_key_lone_2nd_surrogate.json' === $name );
			$out[]     = static::proven( $name, $body, $is_object ? static::bare() : 'dead/malformed' );
		}
		return $out;
	}

	/** @return list<Attack> Each text in two fields, so that every field meets every kind of them. */
	private static function strings(): array {
		$out = [];
		foreach ( Corpora::strings() as $number => $text ) {
			$fields = static::fields( $text );
			foreach ( [ $number % count( $fields ), ( $number + 2 ) % count( $fields ) ] as $place ) {
				$field = $fields[ $place ];
				$out[] = static::proven( "{$field['what']} is string $number", self::text( $field['body'] ), $field['log'], same_as: $field['same_as'] ?? null );
			}
		}
		return $out;
	}

	/** @param array<mixed> $body */
	protected static function text( array $body ): string {
		return (string) json_encode( $body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE );
	}
}
