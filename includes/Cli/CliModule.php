<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Module;
use WP_CLI;

/** The commands `wp sedifex …`, where WP-CLI runs. Which site of a network is WP-CLI's own `--url`. */
final class CliModule implements Module {

	/** @param Closure(): array<string, callable> $commands By name. */
	public function __construct( private readonly Closure $commands ) {
	}

	public function register(): void {
		if ( ! defined( 'WP_CLI' ) || ! class_exists( WP_CLI::class, false ) ) {
			return;
		}
		foreach ( ( $this->commands )() as $name => $command ) {
			WP_CLI::add_command( 'sedifex ' . $name, $command );
		}
	}
}
