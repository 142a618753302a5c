<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Webhooks;

use Sedifex\Sync\Webhooks\Receiver;

/** Bad requests that are the same for every source: how they are sent, and how large they are. */
trait RequestAttacks {

	/** @return list<Attack> */
	private static function transport(): array {
		$out = [];
		foreach ( [ 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'get', '' ] as $method ) {
			$out[] = static::proven( "method $method", static::good( $method ), '', status: 405, method: $method );
		}
		$taken = [ 'application/json', 'APPLICATION/JSON', ' application/json ', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'application/json ; a=b', 'application/vnd.api+json', 'application/cloudevents+json; charset=utf-8', 'text/json', '', ' ', ';', '; charset=utf-8' ];
		foreach ( $taken as $type ) {
			$out[] = static::proven( "type '$type'", static::good( "type $type" ), static::pending(), [ 'content-type' => $type ] );
		}
		$refused = [
			'multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/mixed; boundary=json', 'application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=UTF-8', 'text/plain', 'text/html', 'text/plain; application/json', 'application/xml', 'application/octet-stream', 'application/gzip',
			'application/jsonx', 'application/json5', 'application/x-json', 'application/json+xml', 'application/+json', 'json', 'application', '/json', 'application/json, text/plain', 'application/json, application/json', "application/\0json", "application/json\n\nX: y", "text/plain\napplication/json", 'application / json', '*/*', 'application/*', '"application/json"', "application/j\u{017f}on", "\u{feff}application/json", 'application/x+y+json', str_repeat( 'a', 9000 ),
		];
		foreach ( $refused as $type ) {
			$out[] = static::proven( "type '$type'", static::good( 'x' ), 'content_type', [ 'content-type' => $type ], 415 );
		}
		foreach ( [ 'gzip', 'GZIP', 'deflate', 'br', 'zstd', 'compress', 'x-gzip', 'gzip, identity', 'identity, gzip', 'identity;q=1', 'aes128gcm', '*', "gzip\0", 'utf-8' ] as $encoding ) {
			$out[] = static::proven( "encoding $encoding", static::good( 'x' ), 'content_type', [ 'content-encoding' => $encoding ], 415 );
		}
		$out[] = static::proven( 'truly gzip', (string) gzencode( static::good( 'gz' ) ), 'content_type', [ 'content-encoding' => 'gzip' ], 415 );
		$out[] = static::proven( 'gzip that is not said', (string) gzencode( static::good( 'gz' ) ), 'dead/malformed' );
		foreach ( [ '', 'identity', 'Identity', ' identity ' ] as $encoding ) {
			$out[] = static::proven( "encoding '$encoding'", static::good( "encoding $encoding" ), static::pending(), [ 'content-encoding' => $encoding ] );
		}
		foreach ( [ 'x-http-method-override' => 'GET', 'x-forwarded-for' => '127.0.0.1', 'cookie' => 'wordpress_logged_in=1', 'x-wp-nonce' => 'wrong', 'origin' => 'null', 'expect' => '100-continue', 'transfer-encoding' => 'chunked', 'user-agent' => "<script>\0\xff", 'x-sedifex-timestamp' => str_repeat( '9', 8000 ), 'x-sedifex-contract-version' => str_repeat( "\xf0\x9f\x98\x80", 2000 ), 'x-sedifex-delivery-id' => str_repeat( '%s', 4000 ), 'selldone-sign-id' => '' ] as $name => $value ) {
			$out[] = static::proven( "header $name", static::good( "header $name" ), static::pending(), [ $name => $value ] );
		}
		foreach ( [ 'nobody', 'sedifexx', 'wp' ] as $source ) {
			$attack = static::proven( $source, static::good( 'x' ), '', status: 404 );
			$out[]  = new Attack( "source $source", $attack->body, 404, '', $attack->headers, '', source: $source );
		}
		return $out;
	}

	/** @return list<Attack> */
	private static function sizes(): array {
		$good    = static::good( 'size' );
		$largest = static fn( string $filling ): string => self::filled( $filling );
		$out     = [];
		foreach ( [ '', ' ', "\0", '0', 'null', 'true', '""', '[]', '[{}]', '-', '{', '}', '{}x', "{}\0", "\u{feff}{}", "\xff\xfe{\0}\0", "\0{\0}", '{"a":1}{"a":1}', '{"a":1},', '{,}', "{'a':1}", '{a:1}', '{"a":01}', '{"a":NaN}', '{"a":Infinity}', '{"a":undefined}', '/**/{}', '{}//', "{\"a\":\"\n\"}", "{\"a\":\"\xff\"}", "{\"a\":\"\xed\xa0\x80\"}", "{\"a\":\"\xc0\xaf\"}", "{\"\xff\":1}" ] as $body ) {
			$out[] = static::proven( 'body ' . bin2hex( $body ), $body, 'dead/malformed' );
		}
		foreach ( [ 62 => static::bare(), 63 => 'dead/malformed', 64 => 'dead/malformed', 511 => 'dead/malformed', 512 => 'dead/malformed', 100_000 => 'dead/malformed' ] as $depth => $log ) {
			$out[] = static::proven( "depth $depth", '{"a":' . str_repeat( '[', $depth ) . str_repeat( ']', $depth ) . '}', $log );
			$out[] = static::proven( "depth $depth of objects", str_repeat( '{"a":', $depth + 1 ) . '1' . str_repeat( '}', $depth + 1 ), $log );
			$out[] = static::proven( "depth $depth, never closed", '{"a":' . str_repeat( '[', $depth ), 'dead/malformed' );
		}
		foreach ( [ '{}', ' {} ', "\t{ }\r\n", '{"":0}', '{"0":1}', '{"0":1,"1":2}', '{"__proto__":{"a":1}}', '{"a":1,"a":2}', '{"a":-0,"b":1e400,"c":123456789012345678901234567890}', '{"a":"\\ud83d"}', '{"a":"\\udc00\\ud83d"}', '{"a\\u0000b":1}', '{"\\u0000a":1}' ] as $body ) {
			$out[] = static::proven( "body $body", $body, static::bare() );
		}
		foreach ( [ 'spaces' => ' ', 'percent signs' => '%', 'placeholders' => '%s%1$s%%', 'quotes' => "'", 'backslashes' => '\\\\', 'letters of four bytes' => "\u{1f600}", 'half pairs' => '\\ud83d', 'pairs' => '\\ud83d\\ude00' ] as $what => $filling ) {
			$out[] = static::proven( "the largest there may be, of $what", $largest( $filling ), static::bare() );
		}
		$out[] = static::proven( 'the largest there may be, of pairs and a half', $largest( '\\ud83d\\ude00\\ud83d' ), static::bare() );
		$out[] = static::proven( 'the largest there may be, of bytes', str_repeat( "\xff", Receiver::MOST_BYTES ), 'dead/malformed' );
		$out[] = static::proven( 'the largest there may be, of keys', '{' . implode( ',', array_map( static fn( int $n ): string => "\"$n\":1", range( 1, 150_000 ) ) ) . '}', static::bare() );
		$out[] = static::proven( 'one byte short', str_pad( $good, Receiver::MOST_BYTES - 1 ), static::pending() );
		$out[] = static::proven( 'one byte more', str_pad( $good, Receiver::MOST_BYTES + 1 ), 'too_large', status: 413 );
		$out[] = static::proven( 'four times as much', str_pad( $good, 4 * Receiver::MOST_BYTES ), 'too_large', status: 413 );
		foreach ( [ '2097153', '99999999999999999999', '2097153, 5', ' 2097153', '1e9' ] as $length ) {
			$out[] = static::proven( "said to be $length long", $good, 'too_large', [ 'content-length' => $length ], 413 );
		}
		foreach ( [ '-1', 'long', '0', '', '0x7fffffff' ] as $length ) {
			$out[] = static::proven( "said to be '$length' long", static::good( "length $length" ), static::pending(), [ 'content-length' => $length ] );
		}
		return $out;
	}

	/** An object of the most bytes that are taken, with one long text in it. */
	private static function filled( string $filling ): string {
		$room = Receiver::MOST_BYTES - strlen( '{"a":""}' );
		return str_pad( '{"a":"' . str_repeat( $filling, intdiv( $room, strlen( $filling ) ) ) . '"}', Receiver::MOST_BYTES );
	}
}
