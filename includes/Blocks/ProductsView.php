<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Catalog\ProductPage;
use Sedifex\Sync\Catalog\ProductStore;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * What the products block shows: a grid from our own copy of the catalogue, one item's details where
 * the address names one, or why there is nothing. Two queries, no remote call.
 */
final class ProductsView implements BlockView {

	private const CART = [
		'blockName'    => 'sedifex/cart-button',
		'attrs'        => [],
		'innerBlocks'  => [],
		'innerHTML'    => '',
		'innerContent' => [],
	];

	public function __construct(
		private readonly ProductStore $products,
		private readonly SettingsStore $settings,
		private readonly AskedItem $asked,
		private readonly PriceAge $age,
		private readonly Clock $clock
	) {
	}

	public function name(): string {
		return 'products';
	}

	public function data( array $attributes ): ProductsData {
		$settings = $this->settings->get();
		$here     = self::here();
		$shop     = $settings->page_url( 'shop' );
		$listens  = true === ( $attributes['showPaging'] ?? null ) || true === ( $attributes['showSearch'] ?? null ) || true === ( $attributes['showCategories'] ?? null );
		$request  = ShopRequest::from( $here, $attributes, new Posted( $listens && '' !== $here ? wp_unslash( $_GET ) : [] ) ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only says what to show.
		$cards    = new CardMarkup(
			new ItemActions( $settings ),
			new PictureMarkup( $settings->show_originals ),
			MoneyFormat::of_site(),
			'' === $shop ? $here : $shop,
			self::text( $attributes, 'buttonText' ),
			$this->clock->now()
		);
		// A row of items beside the shop's grid leaves the details to the grid.
		$shows_item = '' !== $here && $this->asked->is_asked() && ( $listens || $here !== $shop );
		return $shows_item ? $this->item( $attributes, $request, $cards ) : $this->grid( $attributes, $request, $cards );
	}

	/** @param array<string, mixed> $attributes */
	private function grid( array $attributes, ShopRequest $request, CardMarkup $cards ): ProductsData {
		$meta = $this->products->meta();
		$page = $this->products->page( $request->query() );
		$html = '';
		foreach ( $page->items as $place => $item ) {
			$html .= $cards->card( $item, $place );
		}
		$choices = new ShopChoices( $request, $attributes, $meta->categories );
		$empty   = 0 === $meta->total;
		return $this->made(
			$attributes,
			$request,
			$html,
			[
				'search'  => ! $empty && [] === $request->picked() && true === ( $attributes['showSearch'] ?? null ),
				'sorts'   => $empty ? [] : $choices->sorts(),
				'chips'   => $empty ? [] : $choices->chips(),
				'paging'  => true === ( $attributes['showPaging'] ?? null ) ? $choices->paging( $page->pages ) : [],
				'found'   => '' === $html ? '' : self::found( $page ),
				'message' => '' === $html ? $this->nothing( $request, $empty ) : '',
				'way_out' => '' === $html ? $this->way_out( $request, $empty ) : null,
			]
		);
	}

	/** @param array<string, mixed> $attributes */
	private function item( array $attributes, ShopRequest $request, CardMarkup $cards ): ProductsData {
		$settings = $this->settings->get();
		$item     = $this->asked->product();
		$markup   = new ItemMarkup( $cards, new ItemActions( $settings ), new PictureMarkup( $settings->show_originals ) );
		return $this->made(
			$attributes,
			$request,
			null === $item ? '' : $markup->details( $item, $request->base ),
			[
				'is_item' => true,
				'message' => null === $item ? __( 'This is no longer in the shop, or the address has a mistake in it.', 'sedifex-sync' ) : '',
				'way_out' => null === $item ? [ 'label' => __( 'See everything in the shop', 'sedifex-sync' ), 'url' => $request->base ] : null,
			]
		);
	}

	/**
	 * @param array<string, mixed> $attributes
	 * @param array<string, mixed> $parts What differs; the names are ProductsData's.
	 */
	private function made( array $attributes, ShopRequest $request, string $html, array $parts ): ProductsData {
		ksort( $attributes );
		$columns = $attributes['columns'] ?? null;
		$is_list = 'list' === ( $attributes['layout'] ?? '' );
		$as_of   = $this->products->meta()->as_of;
		$cart    = true === ( $attributes['showCart'] ?? null ) ? render_block( self::CART ) : '';
		/** @var array{is_item?: bool, search?: bool, sorts?: array<string, string>, chips?: list<array{label: string, url: string, current: bool}>, paging?: list<array{label: string, url: string, current: bool}>, found?: string, message?: string, way_out?: array{label: string, url: string}|null} $parts */
		return new ProductsData(
			'sedifex-products-' . substr( md5( (string) wp_json_encode( $attributes ) ), 0, 8 ),
			$is_list ? 'is-list' : '',
			'--sfx-columns:' . ( is_numeric( $columns ) ? max( 1, min( 6, (int) $columns ) ) : 4 ),
			$html,
			$parts['is_item'] ?? false,
			$request,
			$parts['search'] ?? false,
			$parts['sorts'] ?? [],
			$parts['chips'] ?? [],
			$parts['paging'] ?? [],
			$cart,
			$parts['found'] ?? '',
			$parts['message'] ?? '',
			$parts['way_out'] ?? null,
			$as_of,
			$this->age->sentence( $as_of ),
			$this->age->is_old( $as_of )
		);
	}

	private static function found( ProductPage $page ): string {
		/* translators: %s: number of items. */
		return sprintf( _n( '%s item', '%s items', $page->total, 'sedifex-sync' ), number_format_i18n( $page->total ) );
	}

	private function nothing( ShopRequest $request, bool $empty ): string {
		return match ( true ) {
			! $this->settings->get()->is_connected() && $empty => __( 'This shop is being set up. Please come back soon.', 'sedifex-sync' ),
			$empty => __( 'There is nothing in the shop yet. Please come back soon.', 'sedifex-sync' ),
			'' !== $request->choice['q'] => sprintf(
				/* translators: %s: what the visitor searched for. */
				__( 'Nothing found for “%s”. Try fewer or other words.', 'sedifex-sync' ),
				$request->choice['q']
			),
			default => __( 'There is nothing here at the moment.', 'sedifex-sync' ),
		};
	}

	/** @return array{label: string, url: string}|null */
	private function way_out( ShopRequest $request, bool $empty ): ?array {
		if ( ! $empty && $request->is_narrowed() ) {
			return [
				'label' => __( 'Show everything', 'sedifex-sync' ),
				'url'   => $request->base,
			];
		}
		// Logged-in pages are not cached, and only the owner sees this.
		return $empty && ! $this->settings->get()->is_connected() && current_user_can( 'manage_options' )
			? [
				'label' => __( 'Connect to Sedifex', 'sedifex-sync' ),
				'url'   => admin_url( 'admin.php?page=sedifex' ),
			]
			: null;
	}

	/** Address of the page that is asked for; '' in the editor, which previews and links to nothing. */
	private static function here(): string {
		if ( is_admin() || wp_is_serving_rest_request() ) {
			return '';
		}
		$url = is_singular() || is_front_page() ? get_permalink( get_queried_object_id() ) : false;
		if ( is_string( $url ) ) {
			return $url;
		}
		$path = $_SERVER['REQUEST_URI'] ?? '/'; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- cleaned as an address in the next line, escaped where it is printed.
		$path = esc_url_raw( is_string( $path ) ? wp_unslash( $path ) : '/' );
		return home_url( (string) preg_replace( '/[?&]sfx_[^&]*|#.*/', '', $path ) );
	}

	/** @param array<string, mixed> $attributes */
	private static function text( array $attributes, string $name ): string {
		return is_string( $attributes[ $name ] ?? null ) ? trim( $attributes[ $name ] ) : '';
	}
}
