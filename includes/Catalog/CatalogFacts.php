<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Sedifex\Ids;
use Sedifex\Sync\Settings\SettingsStore;
use wpdb;

/**
 * What the owner wants to know of our copy and no visitor's page does: how far it is, counted from the
 * rows. For the screens of the owner, since it reads all of them.
 */
final class CatalogFacts {

	public function __construct( private readonly wpdb $db, private readonly SettingsStore $settings, private readonly CatalogStateStore $states, private readonly PictureStore $pictures ) {
	}

	/** Of the store that is set now; what is known of another store's copy says nothing. */
	public function state(): CatalogState {
		$state = $this->states->read();
		return $state->store === $this->settings->get()->store_id ? $state : new CatalogState();
	}

	/**
	 * How many of the pictures of all items have copies of our own.
	 *
	 * @return array{wanted: int, made: int, failed: int} What is neither made nor failed is still to come.
	 */
	public function pictures(): array {
		$rows = $this->db->get_results(
			$this->db->prepare( "SELECT images, pictures FROM %i WHERE store_id = %s AND removed_at IS NULL AND duplicate_of IS NULL AND images <> ''", $this->table(), $this->settings->get()->store_id ),
			ARRAY_A
		);
		$out  = [
			'wanted' => 0,
			'made'   => 0,
			'failed' => 0,
		];
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			$out['wanted'] += count( array_unique( explode( "\n", (string) $row['images'] ) ) );
			foreach ( PictureEntry::list_from( null === $row['pictures'] ? null : (string) $row['pictures'] ) as $entry ) {
				$out['made']   += $entry->is_shown() ? 1 : 0;
				$out['failed'] += ! $entry->has_copies() && '' !== $entry->failure ? 1 : 0;
			}
		}
		return $out;
	}

	/** One sentence on what keeps the whole site without pictures; '' = nothing. */
	public function picture_problem(): string {
		return $this->pictures->problem()?->sentence() ?? '';
	}

	/**
	 * Ids of the items in the shop, as they would be sent with an order.
	 *
	 * @return array{total: int, wrong: int}
	 */
	public function ids(): array {
		$store = $this->settings->get()->store_id;
		$ids   = $this->db->get_col( $this->db->prepare( 'SELECT item_id FROM %i WHERE store_id = %s AND removed_at IS NULL AND duplicate_of IS NULL', $this->table(), $store ) );
		$wrong = array_filter( $ids, static fn( ?string $id ): bool => null === $id || Ids::normalise( $id, $store ) !== $id || ! Ids::is_item( $id ) );
		return [
			'total' => count( $ids ),
			'wrong' => count( $wrong ),
		];
	}

	private function table(): string {
		return $this->db->prefix . 'sedifex_products';
	}
}
