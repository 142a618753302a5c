<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

use Closure;

/**
 * Puts a module off until the first hook that concerns it, and registers it ahead of everything else
 * there. None of them comes on most pages of a site, and then the module's file is not even read:
 * reading files is most of what a plugin costs a page that has nothing of it.
 */
final class LateModule implements Module {

	/**
	 * @param list<string>         $hooks  Before any of these the module has nothing to do.
	 * @param Closure(): Module    $module
	 * @param Closure(): bool|null $when   Whether it concerns this request, asked at the hook; null = always.
	 */
	public function __construct( private readonly array $hooks, private readonly Closure $module, private readonly ?Closure $when = null ) {
	}

	public function register(): void {
		foreach ( $this->hooks as $hook ) {
			add_filter( $hook, [ $this, 'arrive' ], PHP_INT_MIN );
		}
	}

	/** @param mixed $value Passed on untouched, where the hook is a filter. */
	public function arrive( mixed $value = null ): mixed {
		if ( null === $this->when || ( $this->when )() ) {
			// First: a hook that is left without anything would be thrown away by WordPress while it runs.
			( $this->module )()->register();
			foreach ( $this->hooks as $hook ) {
				remove_filter( $hook, [ $this, 'arrive' ], PHP_INT_MIN );
			}
		}
		return $value;
	}
}
