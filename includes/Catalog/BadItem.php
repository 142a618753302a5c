<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** An item of Sedifex's answer that cannot be used, by name, with the reason in words. */
final class BadItem {

	/**
	 * @param string $id      Id, else name, else place in the list: whatever lets the owner find it.
	 * @param string $message One sentence.
	 * @param string $key     As ProductStore::key() gives it; '' where the item has no usable id and type.
	 */
	public function __construct( public readonly string $id, public readonly string $message, public readonly string $key = '' ) {
	}
}
