<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Sedifex;

use Sedifex\Sync\Sedifex\Answer;
use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\Transport;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Support\SystemClock;
use Sedifex\Sync\Tests\WpTestCase;

/**
 * Real sockets on this machine: what cURL says in which case is what decides about sending again.
 *
 * @group native
 */
final class TransportTest extends WpTestCase {

	protected function setUp(): void {
		parent::setUp();
		remove_all_filters( 'pre_http_request' );
	}

	private static function call( int $port, float $seconds = 1.0 ): Answer {
		$transport         = new Transport( new UrlRules( new PublicAddress(), true ), new SystemClock() );
		[ $raw, $elapsed ] = $transport->request( 'POST', "http://127.0.0.1:$port/x", [], '{}', $seconds, 1000 );
		self::assertIsNotString( $raw );
		return ( new AnswerReader() )->read( 'checkout', $raw, 'sedx_0123456789abcdef', $elapsed, 1000 );
	}

	/** @return array{resource, int} A socket that listens, and its port. */
	private static function listen(): array {
		$socket = stream_socket_server( 'tcp://127.0.0.1:0' );
		self::assertIsResource( $socket );
		return [ $socket, (int) substr( (string) strrchr( (string) stream_socket_get_name( $socket, false ), ':' ), 1 ) ];
	}

	public function test_a_closed_port_proves_that_nothing_was_sent(): void {
		[ $socket, $port ] = self::listen();
		fclose( $socket );
		$answer = self::call( $port );
		self::assertSame( [ 7, true ], [ $answer->curl, $answer->proven_unsent ] );
	}

	public function test_silence_proves_nothing_and_ends_in_time(): void {
		[ $socket, $port ] = self::listen();
		$answer            = self::call( $port );
		fclose( $socket );
		self::assertSame( [ 28, false ], [ $answer->curl, $answer->proven_unsent ] );
		self::assertGreaterThanOrEqual( 900, $answer->elapsed_ms );
		self::assertLessThan( 3000, $answer->elapsed_ms );
	}

	public function test_connecting_has_a_limit_and_an_address_of_its_own(): void {
		$transport         = new Transport( new UrlRules( new PublicAddress() ), new SystemClock() );
		[ $socket, $port ] = self::listen();
		$handle            = curl_init( "http://never.example:$port/" );
		self::assertNotFalse( $handle );
		curl_setopt_array( $handle, [ CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT_MS => 200 ] );
		$transport->prepare( $handle, [] );
		curl_exec( $handle );
		self::assertSame( CURLE_COULDNT_RESOLVE_HOST, curl_errno( $handle ), 'requests of others are left alone' );
		$transport->prepare( $handle, [ 'sedifex_sync_pin' => "never.example:$port:127.0.0.1" ] );
		curl_exec( $handle );
		self::assertSame( CURLE_OPERATION_TIMEOUTED, curl_errno( $handle ), 'ours go to the address that was checked' );
		fclose( $socket );
	}

	public function test_the_hook_is_there(): void {
		self::assertNotFalse( has_action( 'http_api_curl' ) );
	}
}
