<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Closure;
use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use Sedifex\Sync\Queue\Runner;
use WP_Scripts;

/**
 * The blocks' hooks: registers what the build made of blocks/, gives each render.php its view, and
 * keeps pages without our blocks free of us. What only a page with a block needs is built there.
 */
final class BlocksModule implements Module {

	public const CATEGORY = 'sedifex';

	private bool $configured = false;

	/**
	 * @param Closure(): PageConfig               $config
	 * @param Closure(): Patterns                 $patterns
	 * @param Closure(): ItemHead                 $head
	 * @param array<string, Closure(): BlockView> $views One of each block, under its name without `sedifex/`.
	 */
	public function __construct(
		private readonly Files $files,
		private readonly BlockAssets $assets,
		private readonly Closure $config,
		private readonly Shortcodes $shortcodes,
		private readonly Closure $patterns,
		private readonly Closure $head,
		private readonly array $views,
		private readonly Runner $runner
	) {
	}

	public function register(): void {
		// Requirements says so once; WordPress would complain in the log with every request.
		if ( ! $this->files->is_built() ) {
			return;
		}
		add_filter( 'block_categories_all', self::with_category( ... ) );
		add_action( 'init', $this->register_blocks( ... ) );
		// Where patterns are chosen from; a page has what they were made into.
		add_action( 'admin_init', $this->add_patterns( ... ) );
		add_action( 'rest_api_init', $this->add_patterns( ... ) );
		add_action( 'wp_default_scripts', $this->register_editor_scripts( ... ) );
		add_action( 'wp_enqueue_scripts', $this->leave_other_pages_alone( ... ), 100 );
		add_filter( 'styles_inline_size_limit', $this->with_room_for_ours( ... ) );
		add_filter( 'wp_speculation_rules_href_exclude_paths', self::without_speculation( ... ) );
		add_action( 'template_redirect', $this->describe_item( ... ) );
	}

	/** The filters stand only while our own blocks are registered: WordPress has a hundred others. */
	public function register_blocks(): void {
		if ( ! $this->files->is_built() ) {
			return;
		}
		$this->assets->register_styles( array_keys( $this->views ) );
		$lighter   = self::without_what_pages_lack( ... );
		$with_view = $this->with_view( ... );
		add_filter( 'block_type_metadata', $lighter );
		add_filter( 'block_type_metadata_settings', $with_view, 10, 2 );
		wp_register_block_types_from_metadata_collection( $this->files->path( 'build/blocks' ), $this->files->path( 'build/blocks/blocks-manifest.php' ) );
		remove_filter( 'block_type_metadata', $lighter );
		remove_filter( 'block_type_metadata_settings', $with_view );
		$this->shortcodes->add();
	}

	public function add_patterns(): void {
		( $this->patterns )()->add();
	}

	public function register_editor_scripts( WP_Scripts $scripts ): void {
		if ( is_admin() ) {
			$this->assets->register_editor_scripts( $scripts, array_keys( $this->views ) );
		}
	}

	/**
	 * WordPress puts small styles into the page, up to so many bytes in all. Ours come on top of those:
	 * otherwise they would push the theme's out, into a request that holds up the first paint.
	 *
	 * @param mixed $limit Bytes.
	 */
	public function with_room_for_ours( mixed $limit ): int {
		return ( is_numeric( $limit ) ? (int) $limit : 0 ) + $this->assets->style_bytes( array_keys( $this->views ) );
	}

	/** What a page says of itself, where its address has arguments of ours. */
	public function describe_item(): void {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only looks whether there is anything of ours.
		if ( [] === preg_grep( '/^sfx_/', array_keys( $_GET ) ) ) {
			return;
		}
		$head = ( $this->head )();
		$head->prepare();
		add_filter( 'document_title_parts', $head->title( ... ) );
		add_filter( 'get_canonical_url', $head->canonical( ... ) );
		add_filter( 'wp_robots', $head->robots( ... ) );
		add_action( 'wp_head', $head->print( ... ) );
	}

	/**
	 * What would cost every page of the site something: looking for the block's files, which BlockAssets
	 * and with_view() name, and titles in the reader's language, for which all of our translations would
	 * be read.
	 *
	 * @param array<string, mixed> $metadata Of one of our blocks.
	 * @return array<string, mixed>
	 */
	public static function without_what_pages_lack( array $metadata ): array {
		unset( $metadata['editorScript'], $metadata['viewScriptModule'], $metadata['style'], $metadata['render'] );
		if ( ! is_admin() ) {
			unset( $metadata['textdomain'] );
		}
		return $metadata;
	}

	/**
	 * Hands each block's data to its render.php.
	 *
	 * @param array<string, mixed> $settings What the block is registered with.
	 * @param array<string, mixed> $metadata Its block.json.
	 * @return array<string, mixed>
	 */
	public function with_view( array $settings, array $metadata ): array {
		$name = is_string( $metadata['name'] ?? null ) ? substr( $metadata['name'], strlen( 'sedifex/' ) ) : '';
		$view = $this->views[ $name ] ?? null;
		if ( null !== $view ) {
			$settings['editor_script_handles']  = [ BlockAssets::handle( $name, 'editor-script' ) ];
			$settings['view_script_module_ids'] = [ BlockAssets::handle( $name, 'view-script-module' ) ];
			$settings['style_handles']          = [ BlockAssets::handle( $name, 'style' ) ];
			$settings['render_callback']        = fn( array $attributes ): string => $this->render( $view(), $attributes );
		}
		return $settings;
	}

	/** @param array<string, mixed> $attributes */
	private function render( BlockView $block, array $attributes ): string {
		if ( ! $this->configured ) {
			$this->configured = true;
			$this->assets->register_modules( array_keys( $this->views ) );
			wp_interactivity_config( 'sedifex', ( $this->config )()->values() );
			// A visit to the shop is one of the worker's wake-ups, once its answer is out.
			$this->runner->wanted();
		}
		$file = $this->files->path( "build/blocks/{$block->name()}/render.php" );
		// A scope of its own: render.php sees `$view` and nothing of ours.
		$print = static function ( object $view, string $file ): void {
			require $file;
		};
		ob_start();
		$print( $block->data( $attributes ), $file );
		return (string) ob_get_clean();
	}

	/**
	 * @param array<mixed> $categories Known ones.
	 * @return array<mixed>
	 */
	public static function with_category( array $categories ): array {
		return [
			...$categories,
			[
				'slug'  => self::CATEGORY,
				'title' => 'Sedifex',
				'icon'  => null,
			],
		];
	}

	/**
	 * Themes without block templates load the styles of all registered blocks on every page (always on
	 * WordPress 6.8). Ours stay where the page has our block in its content, so that it is styled from
	 * the first paint; elsewhere they come with the block, if one is rendered.
	 */
	public function leave_other_pages_alone(): void {
		if ( wp_should_load_block_assets_on_demand() ) {
			return;
		}
		$content = is_singular() ? (string) get_post_field( 'post_content' ) : '';
		foreach ( array_keys( $this->views ) as $block ) {
			// The shop brings a cart button of its own.
			$carriers = 'cart-button' === $block ? [ 'cart-button', 'products' ] : [ $block ];
			$here     = array_filter( $carriers, fn( string $name ): bool => has_block( "sedifex/$name", $content ) || $this->shortcodes->are_in( $content, $name ) );
			if ( [] === $here ) {
				wp_dequeue_style( BlockAssets::handle( $block, 'style' ) );
			}
		}
	}

	/**
	 * No address with an argument of ours is fetched ahead: items and filters would cost the visitor's
	 * data, and the status of an order is personal. With pretty permalinks WordPress leaves out every
	 * address with arguments by itself, and no page needs a byte of ours for that.
	 *
	 * @param array<mixed> $paths Patterns not to speculate on.
	 * @return array<mixed>
	 */
	public static function without_speculation( array $paths ): array {
		return '' === get_option( 'permalink_structure' ) ? [ ...$paths, '/*\\?*sfx_*' ] : $paths;
	}
}
