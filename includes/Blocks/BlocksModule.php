<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Files;
use Sedifex\Sync\Module;
use Sedifex\Sync\Queue\Runner;
use WP_Block_Type;
use WP_Block_Type_Registry;

/**
 * The blocks' hooks: registers what the build made of blocks/, gives each render.php its view, and
 * keeps pages without our blocks free of us.
 */
final class BlocksModule implements Module {

	public const CATEGORY = 'sedifex';

	/** Modules that the blocks of a page share, and what each needs. */
	private const STORES = [
		'page' => [ '@wordpress/interactivity' ],
		'cart' => [ '@sedifex/stores/page' ],
	];

	private bool $configured = false;

	/** @param list<BlockView> $views One of each block. */
	public function __construct(
		private readonly Files $files,
		private readonly PageConfig $config,
		private readonly Shortcodes $shortcodes,
		private readonly Patterns $patterns,
		private readonly ItemHead $head,
		private readonly array $views,
		private readonly Runner $runner
	) {
	}

	public function register(): void {
		if ( ! $this->files->is_built() ) {
			return;
		}
		add_filter( 'block_type_metadata_settings', $this->with_view( ... ), 10, 2 );
		add_filter( 'block_categories_all', self::with_category( ... ) );
		add_action( 'init', $this->register_blocks( ... ) );
		add_action( 'wp_enqueue_scripts', $this->leave_other_pages_alone( ... ), 100 );
		add_filter( 'styles_inline_size_limit', $this->with_room_for_ours( ... ) );
		add_filter( 'wp_speculation_rules_href_exclude_paths', self::without_speculation( ... ) );
		add_action( 'template_redirect', $this->head->prepare( ... ) );
		add_filter( 'document_title_parts', $this->head->title( ... ) );
		add_filter( 'get_canonical_url', $this->head->canonical( ... ) );
		add_filter( 'wp_robots', $this->head->robots( ... ) );
		add_action( 'wp_head', $this->head->print( ... ) );
	}

	public function register_blocks(): void {
		if ( ! $this->files->is_built() ) {
			// Requirements says so once; WordPress would complain in the log with every request.
			return;
		}
		foreach ( self::STORES as $name => $needs ) {
			wp_register_script_module( "@sedifex/stores/$name", $this->files->url( "build/stores/$name.js" ), $needs, $this->files->asset( "stores/$name" )['version'] );
		}
		wp_register_block_types_from_metadata_collection( $this->files->path( 'build/blocks' ), $this->files->path( 'build/blocks/blocks-manifest.php' ) );
		$this->let_pictures_go_first();
		$this->shortcodes->add();
		$this->patterns->add();
	}

	/**
	 * The page works before its scripts are there, so they wait for its pictures. WordPress 6.9 and
	 * later do that by themselves only where a block asks for server-side directives.
	 */
	private function let_pictures_go_first(): void {
		if ( version_compare( wp_get_wp_version(), '6.9-alpha', '<' ) ) {
			return;
		}
		$modules = wp_script_modules();
		$names   = array_map( static fn( string $store ): string => "@sedifex/stores/$store", array_keys( self::STORES ) );
		foreach ( $this->views as $view ) {
			$names = [ ...$names, ...( $this->type( $view )->view_script_module_ids ?? [] ) ];
		}
		foreach ( $names as $name ) {
			$modules->set_fetchpriority( $name, 'low' );
			$modules->set_in_footer( $name, true );
		}
	}

	/**
	 * WordPress puts small styles into the page, up to so many bytes in all. Ours come on top of those:
	 * otherwise they would push the theme's out, into a request that holds up the first paint.
	 *
	 * @param mixed $limit Bytes.
	 */
	public function with_room_for_ours( mixed $limit ): int {
		$room = is_numeric( $limit ) ? (int) $limit : 0;
		foreach ( $this->views as $view ) {
			foreach ( $this->type( $view )->style_handles ?? [] as $handle ) {
				$path  = wp_style_is( $handle ) ? wp_styles()->get_data( $handle, 'path' ) : '';
				$room += is_string( $path ) && is_file( $path ) ? wp_filesize( $path ) : 0;
			}
		}
		return $room;
	}

	/**
	 * Hands each block's data to its render.php.
	 *
	 * @param array<string, mixed> $settings What the block is registered with.
	 * @param array<string, mixed> $metadata Its block.json.
	 * @return array<string, mixed>
	 */
	public function with_view( array $settings, array $metadata ): array {
		foreach ( $this->views as $view ) {
			if ( 'sedifex/' . $view->name() === ( $metadata['name'] ?? '' ) ) {
				$settings['render_callback'] = fn( array $attributes ): string => $this->render( $view, $attributes );
			}
		}
		return $settings;
	}

	/** @param array<string, mixed> $attributes */
	private function render( BlockView $block, array $attributes ): string {
		if ( ! $this->configured ) {
			$this->configured = true;
			wp_interactivity_config( 'sedifex', $this->config->values() );
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
		foreach ( $this->views as $view ) {
			// The shop brings a cart button of its own.
			$carriers = 'cart-button' === $view->name() ? [ 'cart-button', 'products' ] : [ $view->name() ];
			$here     = array_filter( $carriers, fn( string $name ): bool => has_block( "sedifex/$name", $content ) || $this->shortcodes->are_in( $content, $name ) );
			if ( [] === $here ) {
				array_map( wp_dequeue_style( ... ), $this->type( $view )->style_handles ?? [] );
			}
		}
	}

	private function type( BlockView $view ): ?WP_Block_Type {
		return WP_Block_Type_Registry::get_instance()->get_registered( 'sedifex/' . $view->name() );
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
