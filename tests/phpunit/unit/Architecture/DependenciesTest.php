<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Unit\Architecture;

use PHPUnit\Framework\TestCase;

/**
 * Reads the `use` lines of includes/ and refuses a wrong arrow, so that the structure stays what the
 * README of includes/ draws.
 *
 * @coversNothing
 */
final class DependenciesTest extends TestCase {

	/** Folders that each folder may import from; itself goes without saying. */
	private const ALLOWED = [
		''          => [ '*' ],
		'Support'   => [],
		'Database'  => [ 'Support' ],
		'Settings'  => [ 'Database', 'Support' ],
		'Sedifex'   => [ 'Settings', 'Database', 'Support' ],
		'Queue'     => [ 'Support' ],
		'Webhooks'  => [ 'Settings', 'Database', 'Support', 'Queue' ],
		'Catalog'   => [ 'Sedifex', 'Settings', 'Database', 'Support', 'Queue', 'Webhooks' ],
		'Outbox'    => [ 'Sedifex', 'Settings', 'Database', 'Support', 'Queue' ],
		'Orders'    => [ 'Outbox', 'Sedifex', 'Settings', 'Database', 'Support', 'Queue', 'Webhooks' ],
		'Bookings'  => [ 'Catalog', 'Sedifex', 'Settings', 'Database', 'Support', 'Queue' ],
		'Checkout'  => [ 'Outbox', 'Orders', 'Catalog', 'Sedifex', 'Settings', 'Database', 'Support', 'Queue' ],
		'Blocks'    => [ 'Catalog', 'Checkout', 'Orders', 'Outbox', 'Settings', 'Support', 'Queue' ],
		'Admin'     => [ 'Catalog', 'Orders', 'Outbox', 'Settings', 'Sedifex', 'Database', 'Support', 'Queue', 'Webhooks' ],
		'Cli'       => [ 'Admin', 'Catalog', 'Outbox', 'Settings', 'Database', 'Support', 'Queue', 'Webhooks' ],
	];

	/** What others may know of these two: the contract of a job and how to ask for a run; that of a handler of events, the log, and how the endpoints are. */
	private const CONTRACTS = [
		'Queue'    => [ 'Job', 'Runner' ],
		'Webhooks' => [ 'EndpointFacts', 'EventHandler', 'EventResult', 'EventTeller', 'StoredEvent', 'PermanentFailure', 'EventCounts', 'EventFilter', 'EventKeeping', 'EventList', 'EventRow', 'EventState', 'Replay' ],
	];

	/** @dataProvider files */
	public function test_imports_only_what_its_folder_may( string $file ): void {
		$root   = dirname( __DIR__, 4 ) . '/includes/';
		$folder = str_contains( $file, '/' ) ? strtok( $file, '/' ) : '';
		$source = (string) file_get_contents( $root . $file );
		$wrong  = [];
		preg_match_all( '/^use Sedifex\\\\Sync\\\\([A-Za-z\\\\]+);/m', $source, $matches );
		foreach ( $matches[1] as $import ) {
			$parts = explode( '\\', $import );
			$other = count( $parts ) > 1 ? $parts[0] : '';
			if ( '' === $other || $other === $folder || '' === $folder ) {
				continue;
			}
			$contract = ! isset( self::CONTRACTS[ $other ] ) || in_array( $parts[1], self::CONTRACTS[ $other ], true );
			if ( ! $contract || ! in_array( $other, self::ALLOWED[ $folder ] ?? [], true ) ) {
				$wrong[] = $import;
			}
		}
		self::assertArrayHasKey( $folder, self::ALLOWED, "The folder {$folder} is new: say here what it may import." );
		self::assertSame( [], $wrong, "{$file} must not import these." );
	}

	/** @dataProvider files */
	public function test_only_modules_add_hooks( string $file ): void {
		$source = (string) file_get_contents( dirname( __DIR__, 4 ) . '/includes/' . $file );
		if ( str_ends_with( $file, 'Module.php' ) || 'Plugin.php' === $file ) {
			$this->addToAssertionCount( 1 );
			return;
		}
		self::assertDoesNotMatchRegularExpression( '/\badd_(?:action|filter)\s*\(/', $source, "{$file} adds a hook; hooks stand in modules." );
	}

	/** @return array<string, array{string}> */
	public static function files(): array {
		$root  = dirname( __DIR__, 4 ) . '/includes/';
		$files = [];
		foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $root, \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			if ( $file instanceof \SplFileInfo && 'php' === $file->getExtension() ) {
				$name           = substr( $file->getPathname(), strlen( $root ) );
				$files[ $name ] = [ $name ];
			}
		}
		return $files;
	}
}
