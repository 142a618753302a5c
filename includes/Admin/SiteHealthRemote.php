<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Rest;
use Sedifex\Sync\Sedifex\ConnectionTest;
use Sedifex\Sync\Settings\SettingsStore;
use WP_Error;

/**
 * The tests of Site Health that take their time: they ask Sedifex, or this site as a visitor would.
 *
 * @phpstan-import-type HealthResult from SiteHealthResult
 */
final class SiteHealthRemote {

	/** Our order page sends this back, so that an answer out of a cache is known by the old one. */
	public const ECHO = 'X-Sedifex-Check';

	/** Sent by the browser with the test of that name. */
	public const TOKEN = 'Bearer sedifex-site-health';

	private const SECONDS = 10;

	/** Headers by which caches say that an answer is theirs. */
	private const CACHE_HEADERS = [ 'x-cache', 'x-cache-status', 'cf-cache-status', 'x-litespeed-cache', 'x-proxy-cache', 'x-varnish-cache', 'x-fastcgi-cache', 'x-sucuri-cache', 'x-kinsta-cache' ];

	/** @param Closure(): ConnectionTest $connection */
	public function __construct( private readonly Closure $connection, private readonly SettingsStore $settings ) {
	}

	/**
	 * The same without a request of a browser, for the weekly check.
	 *
	 * @param 'connection'|'rest'|'order_page' $name
	 * @return HealthResult
	 */
	public function run( string $name ): array {
		return match ( $name ) {
			'connection' => $this->connection(),
			'rest'       => $this->rest(),
			'order_page' => $this->order_page(),
		};
	}

	/** @return HealthResult */
	public function connection(): array {
		if ( ! $this->settings->get()->is_connected() ) {
			return SiteHealthResult::of( 'connection', SiteHealthResult::RECOMMENDED, __( 'Your shop is not connected to Sedifex yet', 'sedifex-sync' ), __( 'Enter your store ID and key, and your items appear here by themselves.', 'sedifex-sync' ), SiteHealth::connect() );
		}
		$found  = ( $this->connection )()->run();
		$failed = array_column( array_filter( $found['checks'], static fn( array $check ): bool => 'failed' === $check['state'] ), 'message' );
		$look   = [ Screens::url( 'settings' ) => __( 'Look at the connection', 'sedifex-sync' ) ];
		if ( ! $found['ok'] ) {
			return SiteHealthResult::of( 'connection', SiteHealthResult::CRITICAL, __( 'This site and Sedifex do not understand each other', 'sedifex-sync' ), implode( ' ', $failed ), $look );
		}
		return [] === $failed
			? SiteHealthResult::of( 'connection', SiteHealthResult::GOOD, __( 'The connection to Sedifex works', 'sedifex-sync' ), __( 'Key, store, contract version and items are all accepted.', 'sedifex-sync' ) )
			: SiteHealthResult::of( 'connection', SiteHealthResult::RECOMMENDED, __( 'The connection to Sedifex works, but not all of it', 'sedifex-sync' ), implode( ' ', $failed ), $look );
	}

	/**
	 * @param string|null $received The header as it arrived.
	 * @return HealthResult
	 */
	public function authorization( ?string $received ): array {
		if ( self::TOKEN === $received ) {
			return SiteHealthResult::of( 'authorization', SiteHealthResult::GOOD, __( 'Your server passes on who is calling', 'sedifex-sync' ), __( 'The Authorization header arrives, so services can prove who they are.', 'sedifex-sync' ) );
		}
		return SiteHealthResult::of( 'authorization', SiteHealthResult::RECOMMENDED, __( 'Your server hides who is calling', 'sedifex-sync' ), __( 'It takes the Authorization header out of requests. Services that send news to your shop cannot prove who they are then. Saving your permalinks once often helps; otherwise ask your host to pass this header on to PHP.', 'sedifex-sync' ), [ admin_url( 'options-permalink.php' ) => __( 'Open the permalinks', 'sedifex-sync' ) ] );
	}

	/** @return HealthResult Whether visitors reach the routes that the shop uses. */
	public function rest(): array {
		$answer = $this->ask( add_query_arg( 'per_page', '1', rest_url( Rest::NAMESPACE . '/catalog' ) ) );
		if ( is_string( $answer ) ) {
			return self::could_not_ask( 'rest', $answer );
		}
		$data = json_decode( $answer['body'], true );
		if ( 200 === $answer['status'] && is_array( $data ) && isset( $data['items'] ) ) {
			return SiteHealthResult::of( 'rest', SiteHealthResult::GOOD, __( 'Visitors can use your shop', 'sedifex-sync' ), __( 'The REST routes of the shop answer to everybody.', 'sedifex-sync' ) );
		}
		return SiteHealthResult::of(
			'rest',
			SiteHealthResult::CRITICAL,
			__( 'Visitors cannot use your shop fully', 'sedifex-sync' ),
			/* translators: %d: number of an HTTP status, such as 403. */
			sprintf( __( 'The REST routes of the shop do not answer to visitors (status %d), so prices, cart and order page are slow or stand still. A security plugin or your host has closed them: open the addresses that begin with /wp-json/sedifex/ for everybody.', 'sedifex-sync' ), $answer['status'] )
		);
	}

	/** @return HealthResult Whether a cache could show one customer the order of another. */
	public function order_page(): array {
		$page = $this->settings->get()->page_url( 'status' );
		if ( '' === $page ) {
			return SiteHealthResult::of( 'order_page', SiteHealthResult::RECOMMENDED, __( 'Your shop has no page for orders yet', 'sedifex-sync' ), __( 'Customers see there how their order is getting on.', 'sedifex-sync' ), [ Screens::url( 'settings' ) => __( 'Choose your pages', 'sedifex-sync' ) ] );
		}
		$url    = add_query_arg( StatusUrl::ARGUMENT, StatusUrl::new_token(), $page );
		$first  = $this->ask( $url, bin2hex( random_bytes( 8 ) ) );
		$mark   = bin2hex( random_bytes( 8 ) );
		$second = is_string( $first ) ? $first : $this->ask( $url, $mark );
		if ( is_string( $second ) ) {
			return self::could_not_ask( 'order_page', $second );
		}
		if ( self::is_cached( $second['headers'], $mark ) ) {
			return SiteHealthResult::of( 'order_page', SiteHealthResult::CRITICAL, __( 'A cache keeps the pages of orders', 'sedifex-sync' ), __( 'Customers could see an old state of their order, or somebody else’s. Tell your caching plugin or your host to leave out the order page, and every address with sfx_order in it.', 'sedifex-sync' ) );
		}
		if ( ! str_contains( strtolower( $second['headers']['cache-control'] ?? '' ), 'no-store' ) ) {
			return SiteHealthResult::of( 'order_page', SiteHealthResult::CRITICAL, __( 'The pages of orders do not forbid being kept', 'sedifex-sync' ), __( 'We send “Cache-Control: no-store” with them, and something on the way takes it out. Ask your host, or look into the settings of your caching plugin.', 'sedifex-sync' ) );
		}
		return SiteHealthResult::of( 'order_page', SiteHealthResult::GOOD, __( 'The pages of orders are kept by no cache', 'sedifex-sync' ), __( 'Each customer sees the present state of his own order.', 'sedifex-sync' ) );
	}

	/** @param array<string, string> $headers */
	private static function is_cached( array $headers, string $mark ): bool {
		$echo = $headers[ strtolower( self::ECHO ) ] ?? '';
		if ( '' !== $echo ) {
			return $mark !== $echo;
		}
		foreach ( self::CACHE_HEADERS as $name ) {
			if ( 1 === preg_match( '/\bhit\b/i', $headers[ $name ] ?? '' ) ) {
				return true;
			}
		}
		return (int) ( $headers['age'] ?? 0 ) > 0;
	}

	/**
	 * As a visitor: without cookies.
	 *
	 * @return array{status: int, headers: array<string, string>, body: string}|string The reason where there was no answer.
	 */
	private function ask( string $url, string $mark = '' ): array|string {
		$here = self::here( $url );
		if ( '' === $here ) {
			return __( 'this address lies on another server', 'sedifex-sync' );
		}
		$answer = wp_remote_get(
			$here,
			[
				'timeout'     => self::SECONDS,
				'redirection' => 3,
				/** This filter is documented in wp-includes/class-wp-http-streams.php */
				'sslverify'   => (bool) apply_filters( 'https_local_ssl_verify', false, $url ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own.
				'headers'     => '' === $mark ? [] : [ self::ECHO => $mark ],
			]
		);
		if ( $answer instanceof WP_Error ) {
			return $answer->get_error_message();
		}
		$headers = [];
		foreach ( [ 'cache-control', 'age', strtolower( self::ECHO ), ...self::CACHE_HEADERS ] as $name ) {
			$value            = wp_remote_retrieve_header( $answer, $name );
			$headers[ $name ] = is_array( $value ) ? implode( ', ', $value ) : $value;
		}
		return [
			'status'  => (int) wp_remote_retrieve_response_code( $answer ),
			'headers' => $headers,
			'body'    => wp_remote_retrieve_body( $answer ),
		];
	}

	/**
	 * The address, if it is one of this site; '' where a filter has led elsewhere.
	 *
	 * @psalm-taint-escape ssrf
	 */
	private static function here( string $url ): string {
		return wp_parse_url( $url, PHP_URL_HOST ) === wp_parse_url( home_url(), PHP_URL_HOST ) ? $url : '';
	}

	/** @return HealthResult */
	private static function could_not_ask( string $test, string $reason ): array {
		/* translators: %s: an error message. */
		return SiteHealthResult::of( $test, SiteHealthResult::RECOMMENDED, __( 'This site cannot look at itself as a visitor', 'sedifex-sync' ), sprintf( __( 'So it is not known whether visitors can use all of your shop. Your server said: %s', 'sedifex-sync' ), $reason ) );
	}
}
