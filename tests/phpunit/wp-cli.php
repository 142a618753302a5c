<?php
/**
 * A stand-in for WP-CLI, which cannot be had as a package where these tests run: the few functions of
 * its public contract that our commands call, with what the handbook says of them. It writes down what
 * a terminal would show, and throws where WP-CLI would end the process.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

// phpcs:disable Generic.Files.OneObjectStructurePerFile, Universal.Files.SeparateFunctionsFromOO, WordPress.NamingConventions.PrefixAllGlobals, Squiz.Commenting, Generic.Files.OneClassPerFile, PSR1.Classes.ClassDeclaration

namespace WP_CLI {

	/** As WP-CLI's own: thrown in place of exit() where a command runs inside another. */
	final class ExitException extends \Exception {
	}

	/** What make_progress_bar() gives. */
	final class Bar {

		public int $ticked = 0;

		public bool $is_finished = false;

		public function __construct( public readonly string $message, public readonly int $count ) {
		}

		public function tick( int $increment = 1 ): void {
			$this->ticked += $increment;
		}

		public function finish(): void {
			$this->is_finished = true;
		}
	}
}

namespace WP_CLI\Utils {

	/**
	 * @param list<array<string, mixed>> $items
	 * @param list<string>               $fields
	 */
	function format_items( string $format, array $items, array $fields ): void {
		$rows               = array_map( static fn( array $item ): array => array_map( static fn( string $field ): mixed => $item[ $field ] ?? '', array_combine( $fields, $fields ) ), $items );
		\WP_CLI::$printed[] = [
			'format' => $format,
			'rows'   => $rows,
		];
	}

	function make_progress_bar( string $message, int $count ): \WP_CLI\Bar {
		$bar             = new \WP_CLI\Bar( $message, $count );
		\WP_CLI::$bars[] = $bar;
		return $bar;
	}
}

namespace {

	final class WP_CLI {

		/** @var array<string, callable> */
		public static array $commands = [];

		/** @var list<array{format: string, rows: list<array<string, mixed>>}> */
		public static array $printed = [];

		/** @var list<\WP_CLI\Bar> */
		public static array $bars = [];

		/** @var list<string> Each with its kind in front. */
		public static array $said = [];

		/** @param array<string, mixed> $args */
		public static function add_command( string $name, callable $command, array $args = [] ): bool {
			self::$commands[ $name ] = $command;
			return true;
		}

		public static function log( string $message ): void {
			self::$said[] = $message;
		}

		public static function success( string $message ): void {
			self::$said[] = 'Success: ' . $message;
		}

		public static function warning( string $message ): void {
			self::$said[] = 'Warning: ' . $message;
		}

		public static function error( string $message ): never {
			self::$said[] = 'Error: ' . $message;
			self::halt( 1 );
		}

		public static function halt( int $code ): never {
			throw new \WP_CLI\ExitException( '', $code );
		}
	}
}
