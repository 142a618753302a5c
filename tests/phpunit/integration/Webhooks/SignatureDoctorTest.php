<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Support\Json;

/** What the doctor says, for made cases and for every delivery that was recorded. */
final class SignatureDoctorTest extends WebhooksTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->as_administrator();
	}

	/**
	 * @param array<string, string> $headers
	 * @return array{diagnosis: string, sentence: string}
	 */
	private function pasted( string $source, array $headers, string $body, string $first = '' ): array {
		$lines  = array_map( static fn( string $name, string $value ): string => "$name: $value", array_keys( $headers ), $headers );
		$answer = $this->rest( 'POST', "/endpoints/$source/diagnose", [ 'headers' => implode( "\n", [ $first, ...$lines ] ), 'body' => $body ] );
		self::assertSame( 200, $answer->get_status() );
		self::assertSame( 0, self::rows(), 'nothing is taken in' );
		return $answer->get_data();
	}

	/** @return array{diagnosis: string, sentence: string} */
	private function kept( string $source ): array {
		return $this->rest( 'GET', "/endpoints/$source/refused" )->get_data()['refused'][0];
	}

	/** @return array<string, string> */
	private static function signature( string $body, string $secret = self::SECRET ): array {
		return [ 'X-Sedifex-Signature' => 'sha256=' . hash_hmac( 'sha256', $body, $secret ) ];
	}

	/** With letters and slashes that programs spell differently. */
	private static function body(): string {
		return Json::encode(
			[
				...self::product( 'a/b', [ 'name' => 'Kafé 🍫 & <b>Gari</b>', 'price' => 1, 'url' => 'https://shop.example/a/b' ], event: 'evt_1' ),
			]
		);
	}

	/** @return iterable<string, array{string, string}> */
	public static function headers(): iterable {
		$right = hash_hmac( 'sha256', self::body(), self::SECRET );
		yield 'in order' => [ "sha256=$right", 'accepted_now' ];
		yield 'doubled, as Sedifex does' => [ "sha256=sha256=$right", 'accepted_now' ];
		yield 'three times' => [ "sha256=sha256=sha256=$right", 'doubled_prefix' ];
		yield 'without the prefix' => [ $right, 'malformed' ];
		yield 'in capitals' => [ 'sha256=' . strtoupper( $right ), 'malformed' ];
		yield 'in base64' => [ 'sha256=' . base64_encode( (string) hex2bin( $right ) ), 'malformed' ];
		yield 'two of them' => [ "sha256=$right, sha256=$right", 'malformed' ];
		yield 'cut' => [ 'sha256=' . substr( $right, 0, 40 ), 'malformed' ];
		yield 'another hash' => [ 'sha1=' . sha1( 'x' ), 'malformed' ];
		yield 'empty' => [ '', 'missing_header' ];
		yield 'another secret' => [ 'sha256=' . hash_hmac( 'sha256', self::body(), 'another' ), 'wrong_secret_or_body' ];
	}

	/** @dataProvider headers */
	public function test_headers_of_sedifex( string $header, string $diagnosis ): void {
		$found = $this->pasted( 'sedifex', [ 'X-Sedifex-Signature' => $header ], self::body() );
		self::assertSame( $diagnosis, $found['diagnosis'] );
		self::assertNotSame( '', $found['sentence'] );
		if ( 'accepted_now' !== $diagnosis ) {
			wp_set_current_user( 0 );
			$this->deliver( 'sedifex', self::body(), [ 'x-sedifex-signature' => $header ] );
			$this->as_administrator();
			self::assertSame( $diagnosis, $this->kept( 'sedifex' )['diagnosis'], 'the same of one that was kept' );
		}
	}

	public function test_a_form_that_is_wrong_says_whether_the_signature_is_right_otherwise(): void {
		$right = hash_hmac( 'sha256', self::body(), self::SECRET );
		foreach ( [ $right, 'sha256=' . strtoupper( $right ), 'sha256=' . base64_encode( (string) hex2bin( $right ) ) ] as $header ) {
			self::assertStringContainsString( 'Apart from that it is right', $this->pasted( 'sedifex', [ 'X-Sedifex-Signature' => $header ], self::body() )['sentence'] );
			self::assertStringNotContainsString( 'Apart from that it is right', $this->pasted( 'sedifex', [ 'X-Sedifex-Signature' => $header ], self::body() . '!' )['sentence'] );
		}
	}

	/** @return iterable<string, array{string, string}> */
	public static function transforms(): iterable {
		$body = self::body();
		$data = json_decode( $body, true );
		$flip = static function ( array $value ) use ( &$flip ): array {
			ksort( $value );
			return array_map( static fn( mixed $one ): mixed => is_array( $one ) ? $flip( $one ) : $one, $value );
		};
		yield 'escaped slashes' => [ (string) json_encode( $data, JSON_UNESCAPED_UNICODE ), 'JSON' ];
		yield 'escaped letters' => [ (string) json_encode( $data, JSON_UNESCAPED_SLASHES ), 'JSON' ];
		yield 'both' => [ (string) json_encode( $data ), 'JSON' ];
		yield 'pretty' => [ (string) json_encode( $data, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), 'JSON' ];
		yield 'pretty, two spaces and a line break' => [ str_replace( '    ', '  ', (string) json_encode( $data, JSON_PRETTY_PRINT ) ) . "\n", 'JSON' ];
		yield 'as Python does' => [ (string) preg_replace( '/,"/', ', "', str_replace( '":', '": ', (string) json_encode( $data, JSON_UNESCAPED_SLASHES ) ) ), 'JSON' ];
		yield 'order of keys' => [ Json::encode( $flip( $data ) ), 'another order' ];
		yield 'a line break' => [ $body . "\n", 'line break was added' ];
		yield 'a line break of Windows' => [ $body . "\r\n", 'line break was added' ];
		yield 'a mark' => [ "\xEF\xBB\xBF" . $body, 'BOM' ];
		yield 'spaces' => [ "  $body ", 'Spaces' ];
		yield 'UTF-8 twice' => [ mb_convert_encoding( $body, 'UTF-8', 'ISO-8859-1' ), 'encoded anew' ];
		yield 'a form' => [ str_replace( '%20', '+', rawurlencode( $body ) ), 'web form' ];
		yield 'a form with a name' => [ 'payload=' . rawurlencode( $body ), 'web form' ];
		yield 'a form with nothing but a name' => [ str_replace( '%20', '+', rawurlencode( $body ) ) . '=', 'web form' ];
		yield 'backslashes' => [ addslashes( $body ), 'Backslashes' ];
		yield 'for HTML' => [ htmlspecialchars( $body ), 'HTML' ];
		yield 'in quotes' => [ (string) json_encode( $body ), 'wrapped in quotes' ];
		yield 'base64' => [ base64_encode( $body ), 'base64' ];
	}

	/** @dataProvider transforms */
	public function test_a_body_that_was_encoded_anew_is_known( string $arrived, string $word ): void {
		self::assertNotSame( self::body(), $arrived );
		$found = $this->pasted( 'sedifex', self::signature( self::body() ), $arrived );
		self::assertSame( 'reencoded', $found['diagnosis'] );
		self::assertStringContainsString( $word, $found['sentence'] );
		self::assertSame( 'wrong_secret_or_body', $this->pasted( 'sedifex', self::signature( self::body(), 'another' ), $arrived )['diagnosis'] );
	}

	public function test_what_the_sender_wrote_and_something_took_away(): void {
		$pretty = (string) json_encode( json_decode( self::body() ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		foreach ( [ self::body() . "\n", self::body() . "\r\n", $pretty, $pretty . "\n", str_replace( "\n", "\r\n", $pretty ), "\xEF\xBB\xBF" . self::body() ] as $sent ) {
			$arrived = str_contains( $sent, "\r\n " ) ? $pretty : self::body();
			self::assertSame( 'reencoded', $this->pasted( 'sedifex', self::signature( $sent ), $arrived )['diagnosis'] );
		}
	}

	public function test_numbers_are_left_as_they_are_spelled(): void {
		$sent = '{"id":"evt_1","data":{"price":10.50,"big":12345678901234567890,"small":1e3,"none":{},"list":[]}}';
		self::assertSame( 'reencoded', $this->pasted( 'sedifex', self::signature( $sent ), str_replace( [ ':', ',' ], [ ': ', ', ' ], $sent ) )['diagnosis'] );
	}

	public function test_every_recorded_delivery_with_one_byte_changed_is_a_changed_body(): void {
		$seen = 0;
		foreach ( self::recorded() as $recorded ) {
			if ( 'none' === $recorded['accept'] || ! isset( $recorded['headers']['x-sedifex-signature'] ) ) {
				continue;
			}
			self::secrets()->remove( 'webhook_secret' );
			self::secrets()->set( 'webhook_secret', $recorded['secret'] );
			$headers = array_intersect_key( $recorded['headers'], [ 'content-type' => '', 'x-sedifex-signature' => '' ] );
			if ( 'accepted_now' !== $this->pasted( 'sedifex', $headers, $recorded['body'] )['diagnosis'] ) {
				continue;
			}
			foreach ( [ 0, intdiv( strlen( $recorded['body'] ), 3 ), intdiv( strlen( $recorded['body'] ), 2 ), strlen( $recorded['body'] ) - 1 ] as $place ) {
				$changed           = $recorded['body'];
				$changed[ $place ] = chr( ord( $changed[ $place ] ) ^ 1 );
				// What is pasted arrives as JSON, which carries no broken letters.
				if ( mb_check_encoding( $changed, 'UTF-8' ) ) {
					self::assertSame( 'wrong_secret_or_body', $this->pasted( 'sedifex', $headers, $changed )['diagnosis'], "{$recorded['name']}, byte $place" );
				}
			}
			++$seen;
		}
		self::assertGreaterThan( 10, $seen );
	}

	public function test_a_secret_that_ended_is_known_for_each_source(): void {
		foreach ( [ 'webhook_secret' => self::SECRET, 'selldone_webhook_secret' => 'selldone-secret-0001', 'sevi_webhook_token' => 'sevi-token-0001' ] as $name => $old ) {
			self::secrets()->set( $name, 'a-newer-secret-' . $name );
			self::secrets()->end( $name, self::secrets()->live( $name )[1]->id ?? '' );
			self::assertSame( [ $old ], array_column( self::secrets()->ended( $name ), 'value' ) );
		}
		self::assertSame( 'old_secret', $this->pasted( 'sedifex', self::signature( self::body() ), self::body() )['diagnosis'] );
		self::assertSame( 'old_secret', $this->pasted( 'selldone', [], '{}', 'POST /wp-json/sedifex/v1/webhooks/selldone/selldone-secret-0001 HTTP/1.1' )['diagnosis'] );
		self::assertSame( 'old_secret', $this->pasted( 'sevi', [ 'Authorization' => 'Bearer sevi-token-0001' ], '{}' )['diagnosis'] );
		$spoiled = $this->pasted( 'sedifex', self::signature( self::body() ), self::body() . "\n" );
		self::assertSame( 'reencoded', $spoiled['diagnosis'] );
		self::assertStringContainsString( 'ended', $spoiled['sentence'] );
		$this->deliver( 'sedifex', self::body(), [ 'x-sedifex-signature' => self::signature( self::body() )['X-Sedifex-Signature'] ] );
		$this->deliver( 'selldone/selldone-secret-0001', '{}' );
		$this->deliver( 'sevi', '{}', [ 'authorization' => 'sevi-token-0001' ] );
		foreach ( [ 'sedifex', 'selldone', 'sevi' ] as $source ) {
			self::assertSame( 'old_secret', $this->kept( $source )['diagnosis'], $source );
		}
	}

	public function test_secrets_that_are_named_and_spoiled(): void {
		$sevi = fn( string $header ): string => $this->pasted( 'sevi', [ 'Authorization' => $header ], '{}' )['diagnosis'];
		self::assertSame( [ 'accepted_now', 'accepted_now', 'malformed', 'malformed', 'malformed', 'wrong_secret_or_body', 'missing_header' ], array_map( $sevi, [ 'sevi-token-0001', 'Bearer sevi-token-0001', 'Bearer "sevi-token-0001"', 'Basic ' . base64_encode( 'sevi-token-0001:' ), '<sevi-token-0001>', 'sevi-token-0002', '' ] ) );
		foreach ( [ '"sevi-token-0001"' => 'malformed', 'sevi-token-0002' => 'wrong_secret_or_body', '' => 'missing_header' ] as $header => $diagnosis ) {
			$this->deliver( 'sevi', '{}', [ 'authorization' => $header ] );
			self::assertSame( $diagnosis, $this->kept( 'sevi' )['diagnosis'] );
		}
		$selldone = fn( string $line ): string => $this->pasted( 'selldone', [], '{}', $line )['diagnosis'];
		self::assertSame( [ 'accepted_now', 'accepted_now', 'wrong_secret_or_body', 'missing_header' ], array_map( $selldone, [ 'https://shop.example/wp-json/sedifex/v1/webhooks/selldone/selldone-secret-0001', 'https://shop.example/?sedifex-webhook=selldone.selldone-secret-0001', '/wp-json/sedifex/v1/webhooks/selldone/other', '' ] ) );
	}

	public function test_selldone_s_signature(): void {
		self::secrets()->set( 'selldone_sign_key', 'selldone-sign-key-0001' );
		$path  = '/wp-json/sedifex/v1/webhooks/selldone/selldone-secret-0001';
		$sign  = static fn( string $key, int $at ): array => [ 'Selldone-Sign-Id' => (string) $at, 'Selldone-Sign-Hash' => password_hash( "$key:$at", PASSWORD_BCRYPT, [ 'cost' => 4 ] ) ];
		self::assertSame( 'accepted_now', $this->pasted( 'selldone', $sign( 'selldone-sign-key-0001', time() ), '{}', $path )['diagnosis'] );
		$other = $this->pasted( 'selldone', $sign( 'another', time() ), '{}', $path );
		self::assertSame( 'wrong_secret_or_body', $other['diagnosis'] );
		self::assertStringContainsString( 'sign key', $other['sentence'] );
		self::assertSame( 'out_of_time', $this->pasted( 'selldone', $sign( 'selldone-sign-key-0001', time() - 4 * DAY_IN_SECONDS ), '{}', $path )['diagnosis'] );
		self::assertSame( 'malformed', $this->pasted( 'selldone', [ 'Selldone-Sign-Id' => '1', 'Selldone-Sign-Hash' => 'x' ], '{}', $path )['diagnosis'] );
		$this->rest( 'POST', '/endpoints/selldone', [ 'require_signature' => true ] );
		self::assertSame( 'unsigned', $this->pasted( 'selldone', [], '{}', $path )['diagnosis'] );
	}

	public function test_what_is_not_set_up_locked_compressed_or_cut(): void {
		self::assertSame( 'form', $this->pasted( 'sedifex', [ ...self::signature( '{}' ), 'Content-Encoding' => 'gzip' ], '{}' )['diagnosis'] );
		self::assertSame( 'form', $this->pasted( 'sedifex', [ ...self::signature( '{}' ), 'Content-Type' => 'text/plain' ], '{}' )['diagnosis'] );
		$long = '{"a":"' . str_repeat( 'x', 70_000 ) . '"}';
		$this->deliver( 'sedifex', $long, [ 'x-sedifex-signature' => self::signature( $long, 'another' )['X-Sedifex-Signature'] ] );
		self::assertSame( 'cut_off', $this->kept( 'sedifex' )['diagnosis'] );
		$this->deliver( 'sedifex', $long );
		self::assertSame( 'missing_header', $this->kept( 'sedifex' )['diagnosis'], 'for which nobody needs the body' );
		add_filter( 'salt', $other = static fn(): string => 'other' );
		self::assertSame( 'locked', $this->pasted( 'sedifex', self::signature( '{}' ), '{}' )['diagnosis'] );
		remove_filter( 'salt', $other );
		self::secrets()->remove( 'webhook_secret' );
		$this->deliver( 'sedifex', '{}', [ 'x-sedifex-signature' => self::signature( '{}' )['X-Sedifex-Signature'] ] );
		self::assertSame( 'not_set_up', $this->kept( 'sedifex' )['diagnosis'] );
		self::secrets()->set( 'webhook_secret', self::SECRET );
		self::assertSame( 'accepted_now', $this->kept( 'sedifex' )['diagnosis'], 'once there is the right one' );
	}

	public function test_the_last_five_of_each_source_are_kept(): void {
		foreach ( range( 1, 7 ) as $number ) {
			$body = '{"n":' . $number . '}';
			$this->deliver( 'sedifex', $body, [ 'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', 5 === $number ? "$body\n" : $body, 5 === $number ? self::SECRET : 'another' ) ] );
		}
		$kept = $this->rest( 'GET', '/endpoints/sedifex/refused' )->get_data()['refused'];
		self::assertCount( 5, $kept );
		self::assertCount( 1, array_keys( array_column( $kept, 'diagnosis' ), 'reencoded', true ) );
		self::assertSame( [], $this->rest( 'GET', '/endpoints/sevi/refused' )->get_data()['refused'] );
	}

	/** @return iterable<string, array{string}> */
	public static function copies(): iterable {
		$signature = 'sha256=' . hash_hmac( 'sha256', '{"a":1}', self::SECRET );
		yield 'lines' => [ "Host: shop.example\r\nX-Sedifex-Signature: $signature\r\nAccept: */*" ];
		yield 'lower case, no space' => [ "x-sedifex-signature:$signature" ];
		yield 'as PHP names them' => [ "x_sedifex_signature: $signature" ];
		yield 'a command line' => [ "curl -X POST https://shop.example \\\n -H 'X-Sedifex-Signature: $signature' \\\n -H 'Accept: */*'" ];
		yield 'JSON' => [ "{\n  \"X-Sedifex-Signature\": \"$signature\",\n  \"Accept\": \"*/*\"\n}" ];
	}

	/** @dataProvider copies */
	public function test_headers_are_read_as_people_copy_them( string $headers ): void {
		self::assertSame( 'accepted_now', $this->rest( 'POST', '/endpoints/sedifex/diagnose', [ 'headers' => $headers, 'body' => '{"a":1}' ] )->get_data()['diagnosis'] );
	}

	public function test_a_large_body_takes_neither_long_nor_much(): void {
		foreach ( [ 7_000, 60_000 ] as $items ) {
			$body   = Json::encode( [ 'list' => array_fill( 0, $items, [ 'name' => 'Kafé', 'price' => 1.5 ] ) ] );
			$begun  = hrtime( true );
			$memory = memory_get_peak_usage();
			self::assertSame( 'wrong_secret_or_body', $this->pasted( 'sedifex', self::signature( $body, 'another' ), $body )['diagnosis'] );
			self::assertLessThan( 15.0, ( hrtime( true ) - $begun ) / 1e9 );
			self::assertLessThan( 64_000_000, memory_get_peak_usage() - $memory );
			self::assertSame( 'reencoded', $this->pasted( 'sedifex', self::signature( "$body\n" ), $body )['diagnosis'] );
		}
	}

	public function test_long_texts_within_a_body_are_read(): void {
		$sent = Json::encode( [ 'text' => str_repeat( 'Kafé "quoted" \\ / ', 9_000 ) ] );
		self::assertSame( 'reencoded', $this->pasted( 'sedifex', self::signature( $sent ), (string) json_encode( json_decode( $sent ) ) )['diagnosis'] );
	}
}
