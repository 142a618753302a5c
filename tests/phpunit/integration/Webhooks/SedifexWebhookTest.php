<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Settings\SettingsStore;

final class SedifexWebhookTest extends WebhooksTestCase {

	/** @return iterable<string, array{array{name: string, secret: string, accept: string, method: string, headers: array<string, string>, body: string}}> */
	public static function deliveries(): iterable {
		foreach ( self::recorded() as $recorded ) {
			if ( 'no' !== $recorded['accept'] ) {
				yield $recorded['name'] => [ $recorded ];
			}
		}
	}

	/**
	 * @dataProvider deliveries
	 * @param array{name: string, secret: string, accept: string, method: string, headers: array<string, string>, body: string} $recorded
	 */
	public function test_what_sedifex_really_sent_is_stored_byte_for_byte_and_once( array $recorded ): void {
		self::secrets()->set( 'webhook_secret', $recorded['secret'] );
		$sent = json_decode( $recorded['body'], true );
		self::assertIsArray( $sent );
		update_option( SettingsStore::OPTION, [ 'form' => SettingsStore::FORM, 'store_id' => $sent['storeId'] ] );
		foreach ( [ 1, 2 ] as $deliveries ) {
			$answer = $this->deliver( 'sedifex', $recorded['body'], $recorded['headers'] );
			self::assertSame( [ 200, [ 'ok' => true ] ], [ $answer->get_status(), $answer->get_data() ] );
			self::assertSame( (string) $deliveries, self::last_row()['deliveries'] );
		}
		self::assertSame( 1, self::rows() );
		$row   = self::last_row();
		$event = $this->events->find( (int) $row['id'] );
		self::assertNotNull( $event );
		self::assertSame( $recorded['body'], $event->body );
		self::assertSame( $sent['type'] ?? $sent['event'], $event->type );
		self::assertSame( 'pending', $row['state'] );
	}

	/**
	 * @dataProvider deliveries
	 * @param array{name: string, secret: string, accept: string, method: string, headers: array<string, string>, body: string} $recorded
	 */
	public function test_one_changed_byte_is_refused_and_stores_nothing( array $recorded ): void {
		self::secrets()->set( 'webhook_secret', $recorded['secret'] );
		foreach ( [ 0, intdiv( strlen( $recorded['body'] ), 2 ), strlen( $recorded['body'] ) - 1 ] as $place ) {
			$body           = $recorded['body'];
			$body[ $place ] = chr( ord( $body[ $place ] ) ^ 1 );
			self::assertSame( 401, $this->deliver( 'sedifex', $body, $recorded['headers'] )->get_status() );
		}
		self::assertSame( 0, self::rows() );
	}

	public function test_what_the_recordings_call_no_delivery_is_refused_or_ignored(): void {
		$refused = array_filter( self::recorded(), static fn( array $recorded ): bool => 'no' === $recorded['accept'] );
		self::assertNotSame( [], $refused );
		foreach ( $refused as $recorded ) {
			self::secrets()->set( 'webhook_secret', $recorded['secret'] );
			// A body for another system may well be signed; it concerns nothing here.
			$status = $this->deliver( 'sedifex', $recorded['body'], $recorded['headers'], $recorded['method'] )->get_status();
			self::assertContains( $status, [ 200, 401, 405, 415 ], $recorded['name'] );
			self::assertSame( 200 === $status ? 1 : 0, self::rows(), $recorded['name'] );
		}
		self::assertSame( 'ignored', self::last_row()['state'] );
	}

	/** @return iterable<string, array{string}> */
	public static function signatures(): iterable {
		$right = hash_hmac( 'sha256', '{}', self::SECRET );
		yield 'none' => [ '' ];
		yield 'no prefix' => [ $right ];
		yield 'upper case' => [ 'sha256=' . strtoupper( $right ) ];
		yield 'three prefixes' => [ 'sha256=sha256=sha256=' . $right ];
		yield 'another prefix' => [ 'sha1=' . $right ];
		yield 'cut' => [ 'sha256=' . substr( $right, 1 ) ];
		yield 'two headers' => [ "sha256=$right, sha256=$right" ];
		yield 'another secret' => [ 'sha256=' . hash_hmac( 'sha256', '{}', self::SECRET . 'x' ) ];
		yield 'an empty secret' => [ 'sha256=' . hash_hmac( 'sha256', '{}', '' ) ];
		yield 'a line break' => [ "sha256=$right\nX: y" ];
		yield 'base64' => [ 'sha256=' . base64_encode( (string) hex2bin( $right ) ) ];
	}

	/** @dataProvider signatures */
	public function test_other_signatures_are_refused_and_counted( string $signature ): void {
		self::assertSame( 401, $this->deliver( 'sedifex', '{}', [ 'x-sedifex-signature' => $signature ] )->get_status() );
		self::assertSame( 0, self::rows() );
	}

	public function test_without_a_secret_nothing_is_believed(): void {
		self::secrets()->remove( 'webhook_secret' );
		self::assertSame( 401, $this->signed( self::product( 'a', [] ), '' )->get_status() );
		self::assertSame( 0, self::rows() );
	}

	public function test_a_locked_secret_asks_the_sender_to_come_again(): void {
		add_filter( 'salt', static fn(): string => 'other' );
		$answer = $this->signed( self::product( 'a', [] ) );
		self::assertSame( [ 503, '300' ], [ $answer->get_status(), $answer->get_headers()['Retry-After'] ?? '' ] );
	}

	public function test_malformed_json_with_a_right_signature_is_stored_as_dead(): void {
		foreach ( [ '{"id":', '[1,2]', '"text"', '', "\xff\xfe{" ] as $i => $body ) {
			$answer = $this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, self::SECRET ) ] );
			self::assertSame( 200, $answer->get_status() );
			$row = self::last_row();
			self::assertSame( [ 'dead', 'malformed' ], [ $row['state'], $row['verdict'] ], $body );
			self::assertSame( $body, $this->events->find( (int) $row['id'] )?->body );
			self::assertSame( $i + 1, self::rows() );
		}
	}

	public function test_another_store_and_unknown_types_are_kept_as_ignored(): void {
		$this->signed( [ ...self::product( 'a', [] ), 'storeId' => 'store_other' ] );
		self::assertSame( [ 'ignored', 'other_store' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
		$this->signed( [ ...self::product( 'a', [] ), 'type' => 'weather.changed' ] );
		self::assertSame( [ 'ignored', 'unknown_type' ], [ self::last_row()['state'], self::last_row()['verdict'] ] );
	}

	public function test_the_body_counts_where_the_header_names_another_event(): void {
		$body = (string) wp_json_encode( self::product( 'a', [], event: 'evt_body' ) );
		$this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, self::SECRET ), 'x-sedifex-event-id' => 'evt_header' ] );
		self::assertSame( [ 'event_id_differs', strtoupper( hash( 'sha256', 'sedifex|id:evt_body' ) ) ], [ self::last_row()['note'], self::last_row()['event_key'] ] );
	}

	public function test_ids_that_differ_in_case_alone_are_two_events(): void {
		$this->signed( self::product( 'a', [], event: 'evt_a' ) );
		$this->signed( self::product( 'a', [], event: 'evt_A' ) );
		self::assertSame( 2, self::rows() );
	}

	public function test_the_form_of_the_request_is_looked_at_first(): void {
		$body   = (string) wp_json_encode( self::product( 'a', [] ) );
		$signed = [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, self::SECRET ) ];
		self::assertSame( 405, $this->deliver( 'sedifex', $body, $signed, 'GET' )->get_status() );
		self::assertSame( 405, $this->deliver( 'sedifex', $body, $signed, 'PUT' )->get_status() );
		self::assertSame( 404, $this->deliver( 'nobody', $body, $signed )->get_status() );
		foreach ( [ [ 'content-type' => 'multipart/form-data; boundary=x' ], [ 'content-type' => 'text/plain' ], [ 'content-encoding' => 'gzip' ] ] as $form ) {
			self::assertSame( 415, $this->deliver( 'sedifex', $body, [ ...$signed, ...$form ] )->get_status() );
		}
		$large = str_repeat( ' ', 2_097_153 );
		self::assertSame( 413, $this->deliver( 'sedifex', $large, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $large, self::SECRET ) ] )->get_status() );
		self::assertSame( 0, self::rows() );
		self::assertSame( 200, $this->deliver( 'sedifex', $body, [ ...$signed, 'content-type' => 'application/json; charset=utf-8' ] )->get_status() );
	}

	public function test_the_largest_that_is_taken_is_stored_whole(): void {
		$body = str_pad( (string) wp_json_encode( self::product( 'a', [] ) ), 2_097_152 );
		self::assertSame( 200, $this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, self::SECRET ) ] )->get_status() );
		self::assertSame( hash( 'sha256', $body ), hash( 'sha256', $this->events->find( (int) self::last_row()['id'] )->body ?? '' ) );
	}

	public function test_accepting_costs_one_query(): void {
		global $wpdb;
		$this->signed( self::product( 'a', [] ) );
		$before = $wpdb->num_queries;
		$this->signed( self::product( 'b', [ 'name' => 'Kafé 🍫' ] ) );
		self::assertSame( $before + 1, $wpdb->num_queries );
	}
}
