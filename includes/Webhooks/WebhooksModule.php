<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Closure;
use Sedifex\Sync\Module;
use Sedifex\Sync\Rest;
use Sedifex\Sync\Support\Clock;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

/**
 * The two doors for webhooks: REST routes, and a query argument for sites where the REST API is closed.
 * Both are taken out of WordPress's hands early: it would answer malformed JSON itself, wrap an
 * answer in a 200 for `_envelope`, and let `_method` make a POST of a GET.
 */
final class WebhooksModule implements Module {

	/** Of the second door; Plugin looks for it too. */
	public const ARGUMENT = 'sedifex-webhook';

	private const ROUTE = '#^/' . Rest::NAMESPACE . '/webhooks/(?<source>[a-z]+)(?:/(?<secret>[^/]+))?/?$#D';

	/**
	 * @param Closure(): Receiver            $receiver
	 * @param Closure(): EndpointsController $endpoints
	 */
	public function __construct( private readonly Closure $receiver, private readonly Clock $clock, private readonly Closure $endpoints ) {
	}

	public function register(): void {
		// WordPress reads these after it has asked for the routes, which is when this module arrives.
		if ( $this->concerns_us() ) {
			unset( $_GET['_envelope'], $_GET['_jsonp'], $_GET['_method'], $_SERVER['HTTP_X_HTTP_METHOD_OVERRIDE'] ); // phpcs:ignore WordPress.Security.NonceVerification -- taken away, not read.
		}
		// After every plugin that closes the REST API to strangers: a webhook proves itself.
		add_filter( 'rest_authentication_errors', $this->let_in( ... ), 1000 );
		add_filter( 'rest_pre_dispatch', $this->by_rest( ... ), 1, 3 );
		add_action( 'init', $this->by_argument( ... ), 2 );
		add_action( 'rest_api_init', fn() => ( $this->endpoints )()->register_routes() );
	}

	/** Whether this request may be for the REST door; a look at its address only. */
	private function concerns_us(): bool {
		$address = isset( $_SERVER['REQUEST_URI'] ) && is_string( $_SERVER['REQUEST_URI'] ) ? $_SERVER['REQUEST_URI'] : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared only.
		return str_contains( rawurldecode( $address ), Rest::NAMESPACE . '/webhooks/' );
	}

	/** By the route alone: an address that merely contains it must not open another route. */
	public function let_in( mixed $result ): mixed {
		global $wp;
		$route = $wp->query_vars['rest_route'] ?? '';
		return is_string( $route ) && 1 === preg_match( self::ROUTE, $route ) ? true : $result;
	}

	/**
	 * @param mixed                                $result  Another plugin's answer, passed on.
	 * @param mixed                                $server  Not used.
	 * @param WP_REST_Request<array<string,mixed>> $request The request.
	 */
	public function by_rest( mixed $result, mixed $server, WP_REST_Request $request ): mixed {
		if ( null !== $result || 1 !== preg_match( self::ROUTE, $request->get_route(), $match ) ) {
			return $result;
		}
		$headers = [];
		foreach ( $request->get_headers() as $name => $values ) {
			$headers[ str_replace( '_', '-', strtolower( (string) $name ) ) ] = implode( ', ', array_filter( (array) $values, is_string( ... ) ) );
		}
		$answer   = $this->received( $request->get_method(), $match['source'], rawurldecode( $match['secret'] ?? '' ), $headers, $request->get_body() );
		$response = new WP_REST_Response( $answer['body'], $answer['status'] );
		foreach ( self::headers( $answer ) as $name => $value ) {
			$response->header( $name, $value );
		}
		return $response;
	}

	/** `/?sedifex-webhook=sedifex`, `=selldone.{secret}`, `=sevi` or `=sevi.{secret}`. */
	public function by_argument(): void {
		if ( ! isset( $_GET[ self::ARGUMENT ] ) || ! is_string( $_GET[ self::ARGUMENT ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification -- a webhook has no nonce.
			return;
		}
		$parts   = explode( '.', wp_unslash( $_GET[ self::ARGUMENT ] ), 2 ); // phpcs:ignore WordPress.Security -- a secret is compared byte for byte; a webhook has no nonce.
		$headers = [];
		foreach ( ( new WP_REST_Server() )->get_headers( wp_unslash( $_SERVER ) ) as $name => $value ) {
			$headers[ str_replace( '_', '-', strtolower( (string) $name ) ) ] = is_string( $value ) ? $value : '';
		}
		$method = isset( $_SERVER['REQUEST_METHOD'] ) && is_string( $_SERVER['REQUEST_METHOD'] ) ? $_SERVER['REQUEST_METHOD'] : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared only.
		$answer = $this->received( $method, $parts[0], $parts[1] ?? '', $headers, WP_REST_Server::get_raw_data() );
		// Where another plugin has printed something already, the answer must not grow by a warning of PHP.
		foreach ( headers_sent() ? [] : self::headers( $answer ) as $name => $value ) {
			header( "$name: $value" );
		}
		wp_send_json( $answer['body'], $answer['status'] );
	}

	/**
	 * @param array<string, string> $headers
	 * @return array{status: int, body: array<string, mixed>, retry_after: int}
	 */
	private function received( string $method, string $source, string $secret, array $headers, string $body ): array {
		$ip = isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? $_SERVER['REMOTE_ADDR'] : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput, WordPressVIPMinimum.Variables.ServerVariables -- compared only.
		// After the worker's own wake-up, which closes the answer first.
		add_action( 'shutdown', fn() => ( $this->receiver )()->after_answer(), 110 );
		return ( $this->receiver )()->receive( $method, new Delivery( $source, $secret, self::with_password( $headers ), $body, $this->clock->now(), $ip ) );
	}

	/**
	 * PHP takes a name and a password out of the header where it runs within the server, and may leave no
	 * header then: put back, so that it is known how a sender tried.
	 *
	 * @param array<string, string> $headers
	 * @return array<string, string>
	 */
	private static function with_password( array $headers ): array {
		$user     = $_SERVER['PHP_AUTH_USER'] ?? ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput, WordPressVIPMinimum.Variables.ServerVariables -- compared only.
		$password = $_SERVER['PHP_AUTH_PW'] ?? ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput, WordPressVIPMinimum.Variables.ServerVariables -- compared only.
		$both     = is_string( $user ) && is_string( $password ) ? wp_unslash( "{$user}:{$password}" ) : ':';
		return ':' === $both || '' !== trim( $headers['authorization'] ?? '' ) ? $headers : [ ...$headers, 'authorization' => 'Basic ' . base64_encode( $both ) ];
	}

	/**
	 * @param array{status: int, body: array<string, mixed>, retry_after: int} $answer
	 * @return array<string, string>
	 */
	private static function headers( array $answer ): array {
		$headers = [ 'Cache-Control' => 'no-store' ];
		if ( $answer['retry_after'] > 0 ) {
			$headers['Retry-After'] = (string) $answer['retry_after'];
		}
		return 405 === $answer['status'] ? [ ...$headers, 'Allow' => 'POST' ] : $headers;
	}
}
