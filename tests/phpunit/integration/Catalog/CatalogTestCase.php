<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Tests\Integration\Catalog;

use Sedifex\Sync\Catalog\CatalogAnswer;
use Sedifex\Sync\Catalog\CatalogQuery;
use Sedifex\Sync\Catalog\CatalogStateStore;
use Sedifex\Sync\Catalog\CatalogSync;
use Sedifex\Sync\Catalog\CatalogWriter;
use Sedifex\Sync\Catalog\DoubtRules;
use Sedifex\Sync\Catalog\ImageAddress;
use Sedifex\Sync\Catalog\MirrorDetector;
use Sedifex\Sync\Catalog\PictureFiles;
use Sedifex\Sync\Catalog\Product;
use Sedifex\Sync\Catalog\ProductNormalizer;
use Sedifex\Sync\Catalog\ProductRows;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Sedifex\AnswerReader;
use Sedifex\Sync\Sedifex\Capabilities;
use Sedifex\Sync\Sedifex\Client;
use Sedifex\Sync\Sedifex\SnapshotStore;
use Sedifex\Sync\Sedifex\Transport;
use Sedifex\Sync\Settings\Constants;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Settings\UrlRules;
use Sedifex\Sync\Support\Claim;
use Sedifex\Sync\Support\PublicAddress;
use Sedifex\Sync\Tests\WpTestCase;

/** A connected shop without an item, a clock that stands still, and Sedifex's answers as a test wants them. */
abstract class CatalogTestCase extends WpTestCase {

	protected const STORE = 'store_demo';

	protected const NOW = 1_800_000_000;

	protected HeldClock $clock;

	protected SettingsStore $settings;

	protected CatalogStateStore $states;

	protected ProductStore $products;

	protected ImageAddress $addresses;

	protected PublicAddress $network;

	protected PictureFiles $files;

	protected Claim $claim;

	protected CatalogSync $sync;

	protected function setUp(): void {
		global $wpdb;
		parent::setUp();
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_products" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}sedifex_snapshots" );
		$constants       = new Constants( [] );
		$secrets         = new Secrets( $constants );
		$this->clock     = new HeldClock( self::NOW );
		$this->network   = new PublicAddress( static fn( string $host ): array => str_contains( $host, 'private' ) ? [ '10.0.0.7' ] : [ '93.184.216.34' ] );
		$urls            = new UrlRules( $this->network );
		$this->settings  = new SettingsStore( $secrets, $constants, $urls );
		$this->states    = new CatalogStateStore( $wpdb );
		$this->files     = new PictureFiles();
		$this->products  = new ProductStore( $wpdb, $this->settings, $this->states, $this->files );
		$this->addresses = new ImageAddress( $this->settings );
		$this->claim     = new Claim( $wpdb );
		$doubts          = new DoubtRules();
		$rows            = new ProductRows( $wpdb );
		$client          = new Client( $this->settings, $secrets, new Transport( $urls, $this->clock ), new AnswerReader(), new Capabilities( new SnapshotStore( $wpdb ) ), '0.1.0' );
		$this->sync      = new CatalogSync(
			$client,
			$this->settings,
			$this->states,
			$this->products,
			$rows,
			new CatalogAnswer( new ProductNormalizer( $this->addresses ) ),
			new CatalogWriter( $rows, new MirrorDetector(), $doubts ),
			$doubts,
			$this->claim,
			$this->clock
		);
		self::assertTrue(
			$this->settings->save(
				[
					'store_id'        => self::STORE,
					'integration_key' => 'sedx_0123456789abcdef',
					'base_url'        => 'https://functions.example.org',
				]
			)
		);
	}

	/**
	 * @param array<string, mixed> $fields What differs from a plain item.
	 * @return array<string, mixed>
	 */
	protected static function raw( string $id, array $fields = [] ): array {
		return [
			'id'         => $id,
			'storeId'    => self::STORE,
			'name'       => "Item {$id}",
			'category'   => 'Textiles',
			'price'      => 120.5,
			'priceMinor' => 12050,
			'stockCount' => 14,
			'itemType'   => 'product',
			'type'       => 'PRODUCT',
			'imageUrl'   => null,
			'imageUrls'  => [],
			'imageAlt'   => "Item {$id}",
			...$fields,
		];
	}

	/**
	 * @param array<string, mixed> $fields
	 * @return list<array<string, mixed>>
	 */
	protected static function many( int $number, array $fields = [] ): array {
		return array_map( static fn( int $i ): array => self::raw( sprintf( 'prod_%03d', $i ), $fields ), $number > 0 ? range( 1, $number ) : [] );
	}

	/**
	 * From now on Sedifex lists these.
	 *
	 * @param list<mixed>          $items
	 * @param array<string, mixed> $fields What differs in the answer itself.
	 */
	protected function lists( array $items, array $fields = [] ): void {
		$body         = (string) wp_json_encode(
			[
				'ok'       => true,
				'storeId'  => self::STORE,
				'products' => $items,
				'count'    => count( $items ),
				...$fields,
			]
		);
		$this->remote = static fn(): array => self::http( 200, $body );
	}

	/** @return list<string> Names of what the shop shows. */
	protected function shown( CatalogQuery $query = new CatalogQuery( per_page: 300 ) ): array {
		$this->products->forget();
		return array_map( static fn( Product $product ): string => $product->name, $this->products->page( $query )->items );
	}

	protected function product( string $id, string $type = 'product' ): Product {
		$product = $this->products->find( $type, $id );
		self::assertNotNull( $product );
		return $product;
	}
}
