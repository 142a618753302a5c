<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * What a block shows. BlocksModule asks the view for its data and gives them to the block's render.php
 * as `$view`; nothing else is read there. A view reads stores, never a remote server, and gives every
 * visitor the same page (the exceptions, answers to forms and personal pages, are sent `no-store`).
 */
interface BlockView {

	/** Name of the block without `sedifex/`, which is also its folder. */
	public function name(): string;

	/**
	 * @param array<string, mixed> $attributes As block.json declares them, defaults filled in.
	 * @return object A readonly value, `$view` in render.php; a view may give itself.
	 */
	public function data( array $attributes ): object;
}
