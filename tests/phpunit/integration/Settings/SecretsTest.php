<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Settings;

use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Tests\WpTestCase;

final class SecretsTest extends WpTestCase {

	private const KEY = 'sedx_0123456789abcdef';

	protected function setUp(): void {
		parent::setUp();
		delete_option( Secrets::OPTION );
	}

	/** @param array<string, string> $constants */
	private static function secrets( array $constants = [] ): Secrets {
		return new Secrets( new Constants( $constants ) );
	}

	/** Runs something as if wp-config.php had other salts. */
	private static function with_salt( string $salt, callable $work ): mixed {
		$filter = static fn(): string => $salt;
		add_filter( 'salt', $filter );
		try {
			return $work();
		} finally {
			remove_filter( 'salt', $filter );
		}
	}

	public function test_a_secret_comes_back_and_lies_encrypted(): void {
		self::assertTrue( self::secrets()->set( 'integration_key', ' ' . self::KEY . "\n" ) );
		self::assertSame( self::KEY, self::secrets()->get( 'integration_key' ) );
		$stored = (string) wp_json_encode( get_option( Secrets::OPTION ) );
		self::assertStringNotContainsString( 'sedx', $stored );
		self::assertStringNotContainsString( 'cdef', $stored );
		self::assertStringNotContainsString( base64_encode( self::KEY ), $stored );
		self::assertSame(
			[ 'has_value' => true, 'last4' => 'cdef', 'source' => 'stored', 'locked' => false ],
			self::secrets()->describe( 'integration_key' )
		);
		self::secrets()->remove( 'integration_key' );
		self::assertNull( self::secrets()->get( 'integration_key' ) );
	}

	public function test_the_same_secret_is_not_sealed_twice(): void {
		self::secrets()->set( 'integration_key', self::KEY );
		$before = get_option( Secrets::OPTION );
		self::assertTrue( self::secrets()->set( 'integration_key', self::KEY ) );
		self::assertSame( $before, get_option( Secrets::OPTION ) );
	}

	public function test_unknown_names_and_blanks_are_not_stored(): void {
		self::assertFalse( self::secrets()->set( 'else', self::KEY ) );
		self::assertFalse( self::secrets()->set( 'integration_key', "  \n" ) );
		self::assertFalse( get_option( Secrets::OPTION ) );
	}

	public function test_a_constant_wins_and_is_never_stored(): void {
		self::secrets()->set( 'integration_key', self::KEY );
		$with = self::secrets( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_from-the-constant' ] );
		self::assertSame( 'sedx_from-the-constant', $with->get( 'integration_key' ) );
		self::assertSame( 'constant', $with->describe( 'integration_key' )['source'] );
		self::assertSame( 'tant', $with->describe( 'integration_key' )['last4'] );
		self::assertSame( [ 'sedx_from-the-constant' ], $with->all() );
		self::assertSame( self::KEY, self::secrets()->get( 'integration_key' ) );
	}

	public function test_changed_salts_lock_and_lose_nothing(): void {
		self::secrets()->set( 'integration_key', self::KEY );
		self::secrets()->set( 'webhook_secret', 'whsec-0123456789' );
		self::with_salt(
			'other',
			static function (): void {
				self::assertNull( self::secrets()->get( 'integration_key' ) );
				self::assertTrue( self::secrets()->is_locked() );
				self::assertSame( [ 'integration_key', 'webhook_secret' ], self::secrets()->locked() );
				self::assertSame( [ 'has_value' => true, 'last4' => '', 'source' => 'stored', 'locked' => true ], self::secrets()->describe( 'integration_key' ) );
				self::secrets()->renew();
				self::secrets()->prepare();
				self::secrets()->set( 'webhook_secret', 'whsec-typed-again' );
				self::assertSame( 'whsec-typed-again', self::secrets()->get( 'webhook_secret' ) );
				self::assertSame( [ 'integration_key' ], self::secrets()->locked() );
				self::assertFalse( self::secrets( [ 'SEDIFEX_INTEGRATION_API_KEY' => 'sedx_constant' ] )->is_locked() );
			}
		);
		self::assertSame( self::KEY, self::secrets()->get( 'integration_key' ) );
		self::assertSame( [ 'webhook_secret' ], self::secrets()->locked() );
	}

	public function test_the_constant_for_encryption_may_be_added_later(): void {
		self::secrets()->set( 'integration_key', self::KEY );
		$own  = self::secrets()->own( 'form' );
		$with = self::secrets( [ 'SEDIFEX_SYNC_ENCRYPTION_KEY' => 'a long constant of wp-config' ] );
		self::assertSame( self::KEY, $with->get( 'integration_key' ) );
		$with->renew();
		self::with_salt(
			'other',
			static function () use ( $with, $own ): void {
				self::assertSame( self::KEY, $with->get( 'integration_key' ) );
				self::assertSame( $own, $with->own( 'form' ) );
			}
		);
		self::assertTrue( self::secrets()->is_locked() );
	}

	public function test_a_box_opens_only_under_its_own_name_and_undamaged(): void {
		self::secrets()->set( 'integration_key', self::KEY );
		$box = get_option( Secrets::OPTION )['integration_key'] ?? '';
		update_option( Secrets::OPTION, [ 'webhook_secret' => $box ] );
		self::assertNull( self::secrets()->get( 'webhook_secret' ) );
		foreach ( [ substr( $box, 0, -8 ), $box . 'AAAA', 'v1', 'v2' . substr( $box, 2 ), self::KEY, '', 'v1:::', str_repeat( ':', 9 ) ] as $damaged ) {
			update_option( Secrets::OPTION, [ 'integration_key' => $damaged ] );
			self::assertNull( self::secrets()->get( 'integration_key' ), $damaged );
			self::assertTrue( self::secrets()->is_locked() );
		}
		foreach ( [ 'text', 7, null, [ 'integration_key' => 7 ], [ [ self::KEY ] ] ] as $foreign ) {
			update_option( Secrets::OPTION, $foreign );
			self::assertNull( self::secrets()->get( 'integration_key' ) );
		}
	}

	public function test_own_bytes_stay_and_differ_by_purpose(): void {
		$form = self::secrets()->own( 'form' );
		self::assertSame( 32, strlen( $form ) );
		self::assertSame( $form, self::secrets()->own( 'form' ) );
		self::assertNotSame( $form, self::secrets()->own( 'cookie' ) );
		$other = self::with_salt( 'other', static fn(): string => self::secrets()->own( 'form' ) );
		self::assertNotSame( $form, $other );
		self::assertSame( $form, self::secrets()->own( 'form' ) );
		self::assertSame( $other, self::with_salt( 'other', static fn(): string => self::secrets()->own( 'form' ) ) );
		self::assertFalse( self::secrets()->is_locked() );
	}

	public function test_a_short_secret_shows_none_of_it(): void {
		self::secrets()->set( 'sevi_webhook_token', 'elevenchars' );
		self::assertSame( '', self::secrets()->describe( 'sevi_webhook_token' )['last4'] );
	}

	/** @return iterable<string, array{callable(Secrets): mixed}> What a process does that read the secrets before another one stored a token. */
	public static function changes(): iterable {
		yield 'storing another' => [ static fn( Secrets $secrets ): bool => $secrets->set( 'integration_key', 'sedx_another-key-0002' ) ];
		yield 'ending one' => [ static fn( Secrets $secrets ): bool => $secrets->end( 'webhook_secret', $secrets->live( 'webhook_secret' )[0]->id ?? '' ) ];
		yield 'removing one' => [ static fn( Secrets $secrets ) => $secrets->remove( 'webhook_secret' ) ];
		yield 'making own bytes' => [ static fn( Secrets $secrets ): string => $secrets->own( 'form' ) ];
		yield 'forgetting' => [ static fn( Secrets $secrets ): int => $secrets->forget_ended() ];
		yield 'sealing anew' => [ static fn() => self::secrets( [ 'SEDIFEX_SYNC_ENCRYPTION_KEY' => 'a long constant of wp-config' ] )->renew() ];
	}

	/**
	 * @dataProvider changes
	 * @param callable(Secrets): mixed $change
	 */
	public function test_what_another_process_stored_meanwhile_stays( callable $change ): void {
		$with = self::secrets( [ 'SEDIFEX_SYNC_ENCRYPTION_KEY' => 'a long constant of wp-config' ] );
		self::secrets()->set( 'integration_key', self::KEY );
		self::secrets()->set( 'webhook_secret', 'whsec-0123456789' );
		$read = wp_load_alloptions();
		self::secrets()->set( 'sevi_webhook_token', 'sevi-shown-once-0001' );
		wp_cache_set( 'alloptions', $read, 'options' );
		self::assertNull( self::secrets()->get( 'sevi_webhook_token' ), 'this process does not know it' );
		$change( self::secrets() );
		wp_cache_flush();
		self::assertSame( 'sevi-shown-once-0001', $with->get( 'sevi_webhook_token' ) );
	}

	/**
	 * @testWith [true]
	 *           [false]
	 */
	public function test_two_that_write_at_once_both_keep_theirs( bool $is_there ): void {
		if ( $is_there ) {
			self::secrets()->set( 'integration_key', self::KEY );
		}
		$rival = true;
		add_filter(
			'query',
			static function ( string $query ) use ( &$rival ): string {
				if ( $rival && 1 === preg_match( '/^\s*(?:UPDATE|INSERT)/i', $query ) && str_contains( $query, Secrets::OPTION ) ) {
					$rival = false;
					self::secrets()->set( 'sevi_webhook_token', 'sevi-shown-once-0001' );
				}
				return $query;
			}
		);
		self::assertTrue( self::secrets()->set( 'webhook_secret', 'whsec-0123456789' ) );
		wp_cache_flush();
		self::assertFalse( $rival );
		self::assertSame( [ 'sevi-shown-once-0001', 'whsec-0123456789', $is_there ? self::KEY : null ], array_map( self::secrets()->get( ... ), [ 'sevi_webhook_token', 'webhook_secret', 'integration_key' ] ) );
	}

	public function test_own_bytes_made_at_once_are_the_same(): void {
		$other = '';
		add_filter(
			'query',
			static function ( string $query ) use ( &$other ): string {
				if ( '' === $other && str_contains( $query, 'INSERT' ) && str_contains( $query, Secrets::OPTION ) ) {
					$other = ' ';
					$other = self::secrets()->own( 'form' );
				}
				return $query;
			}
		);
		self::assertSame( self::secrets()->own( 'form' ), $other );
	}

	public function test_reading_asks_the_database_nothing(): void {
		global $wpdb;
		self::secrets()->set( 'webhook_secret', 'whsec-0123456789' );
		self::secrets()->prepare();
		wp_load_alloptions();
		$before = $wpdb->num_queries;
		self::secrets()->live( 'webhook_secret' );
		self::secrets()->own( 'form' );
		self::secrets()->renew();
		self::secrets()->forget_ended();
		self::secrets()->locked();
		self::assertSame( $before, $wpdb->num_queries );
	}
}
