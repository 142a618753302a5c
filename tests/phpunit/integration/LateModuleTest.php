<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration;

use Sedifex\Sync\LateModule;
use Sedifex\Sync\Module;
use Sedifex\Sync\Tests\WpTestCase;

/** A module that is put off does in the first run of its hook what it would have done there anyway. */
final class LateModuleTest extends WpTestCase {

	private int $built = 0;

	/** @param (\Closure(): bool)|null $when */
	private function put_off( ?\Closure $when = null ): void {
		$build = function (): Module {
			++$this->built;
			return new class() implements Module {
				public function register(): void {
					add_filter( 'sedifex_test_late', static fn( string $value ): string => "$value!" );
					add_filter( 'sedifex_test_late', static fn( string $value, string $more ): string => $value . $more, 100, 2 );
				}
			};
		};
		( new LateModule( [ 'sedifex_test_late', 'sedifex_test_other' ], $build, $when ) )->register();
	}

	public function test_it_takes_part_in_the_first_run_of_a_hook_that_nobody_else_uses(): void {
		$this->put_off();
		self::assertSame( 0, $this->built );

		self::assertSame( 'a!+', apply_filters( 'sedifex_test_late', 'a', '+' ) );
		self::assertSame( 'b!+', apply_filters( 'sedifex_test_late', 'b', '+' ) );
		self::assertSame( 1, $this->built );
	}

	public function test_it_is_registered_once_whatever_hook_comes_first(): void {
		$this->put_off();

		do_action( 'sedifex_test_other' );
		self::assertSame( 'a!+', apply_filters( 'sedifex_test_late', 'a', '+' ) );
		self::assertSame( 1, $this->built );
	}

	public function test_it_stays_away_from_requests_that_it_does_not_concern(): void {
		$concerns = false;
		$this->put_off(
			static function () use ( &$concerns ): bool {
				return $concerns;
			}
		);

		self::assertSame( 'a', apply_filters( 'sedifex_test_late', 'a', '+' ) );
		$concerns = true;
		self::assertSame( 'b!+', apply_filters( 'sedifex_test_late', 'b', '+' ) );
	}
}
