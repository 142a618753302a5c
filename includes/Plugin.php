<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

/**
 * The composition root: builds every object of the plugin and hands them to the modules. Building
 * costs no query and reads no option, so it is safe on every request. What is wired to what is said
 * here and nowhere else.
 */
final class Plugin {

	/** @param string $main Absolute path of sedifex-sync.php. */
	public static function boot( string $main ): void {
		$files        = new Files( $main );
		$requirements = new Requirements( $files );
		foreach ( self::modules( $files ) as $module ) {
			$module->register();
		}
		add_action(
			'admin_notices',
			static function () use ( $requirements ): void {
				$problem = current_user_can( 'activate_plugins' ) ? $requirements->problem() : null;
				if ( null !== $problem ) {
					wp_admin_notice( esc_html( $problem ), [ 'type' => 'error' ] );
				}
			}
		);
	}

	/** @return list<Module> */
	private static function modules( Files $files ): array {
		global $wpdb;
		$clock     = new Support\SystemClock();
		$limiter   = new Support\RateLimiter( $wpdb );
		$schema    = new Database\Schema( $wpdb );
		$constants = new Settings\Constants();
		$secrets   = new Settings\Secrets( $constants );
		$network   = new Support\PublicAddress();
		$urls      = new Settings\UrlRules( $network );
		$settings  = new Settings\SettingsStore( $secrets, $constants, $urls );

		$transport    = new Sedifex\Transport( $urls, $clock );
		$snapshots    = new Sedifex\SnapshotStore( $wpdb );
		$capabilities = new Sedifex\Capabilities( $snapshots );
		$fees         = new Sedifex\Fees( $snapshots );
		$client       = new Sedifex\Client( $settings, $secrets, $transport, new Sedifex\AnswerReader(), $capabilities, VERSION );

		$states   = new Catalog\CatalogStateStore( $wpdb );
		$rows     = new Catalog\ProductRows( $wpdb );
		$doubts   = new Catalog\DoubtRules();
		$claim    = new Catalog\Claim( $wpdb );
		$copies   = new Catalog\PictureFiles();
		$images   = new Catalog\ImageAddress( $settings );
		$products = new Catalog\ProductStore( $wpdb, $settings, $states, $copies );
		$reader   = new Catalog\CatalogAnswer( new Catalog\ProductNormalizer( $images ) );
		$writer   = new Catalog\CatalogWriter( $rows, new Catalog\MirrorDetector(), $doubts );
		$sync     = new Catalog\CatalogSync( $client, $settings, $states, $products, $rows, $reader, $writer, $doubts, $claim, $clock );
		$pictures = new Catalog\PictureStore( $wpdb );
		$fetcher  = new Catalog\PictureFetcher( $images, $network );
		$maker    = new Catalog\PictureMaker( $copies );
		$making   = new Catalog\PicturesJob( $pictures, $fetcher, $maker, new Catalog\PictureAudit( $pictures, $copies, $clock ), $claim, $settings, $clock );

		$site       = new Outbox\SiteFingerprint( $settings, $secrets );
		$intents    = new Outbox\IntentStore( $wpdb );
		$attempts   = new Outbox\AttemptStore( $wpdb );
		$sorter     = new Outbox\FailureSorter();
		$orders     = new Orders\OrderStore( $wpdb );
		$status_url = new Orders\StatusUrl( $settings );
		$order_body = new Checkout\OrderBody();
		$deliveries = [
			new Checkout\OnlineDelivery( $client, $attempts, $order_body, $status_url, $sorter, $fees ),
			new Checkout\CashDelivery( $client, $attempts, $order_body, $sorter ),
		];
		$outbox     = new Outbox\Outbox( $intents, $deliveries, [ new Orders\OrderRecorder( $orders, $intents, $settings ) ], $site, $clock );

		$order_reader = new Orders\OrderReader( $client, $attempts, $orders, $settings );
		$order_page   = new Orders\OrderPage( $orders, $intents, $attempts, $order_reader, $status_url, $limiter, $settings );

		$worker   = new Queue\Worker(
			[
				new Outbox\OutboxJob( $intents, $outbox, $site ),
				new Orders\OrderRefreshJob( $orders, $order_reader, $site ),
				new Orders\CustomerMailJob( $intents, $status_url, $site ),
				new Catalog\SyncJob( $sync ),
				$making,
			],
			$clock
		);
		$runner   = new Queue\Runner( $wpdb, $worker );
		$quote    = new Checkout\Quote( $products, $settings, $fees );
		$checkout = new Checkout\CheckoutService( $settings, $intents, $attempts, $outbox, $site, $quote, $sync, $products, $orders, $status_url, $limiter, $runner, $clock );

		$screen  = new Blocks\Screen();
		$cookie  = new Blocks\CartCookie();
		$ordered = new Blocks\OrderCookie();
		$forms   = new Blocks\FormHandler(
			new Blocks\CartForms( $cookie, $settings ),
			new Blocks\CheckoutForms( $settings, $checkout, $quote, $cookie, $ordered, $screen, $clock ),
			new Blocks\OrderForms( $settings, $order_page, $ordered, $screen ),
			$screen
		);

		$asked = new Blocks\AskedItem( $products );
		$views = [
			new Blocks\ProductsView( $products, $settings, $asked, new Blocks\PriceAge( $clock ), $clock ),
			new Blocks\CartButtonView( $settings ),
			new Blocks\ProductCartView( $settings, new Blocks\CartLines( $quote, $products ), $cookie, $screen ),
			new Blocks\OrderStatusView( $settings, $order_page, $screen ),
		];

		return [
			new Database\DatabaseModule( $schema, $files ),
			new Settings\SettingsModule( new Settings\EarlierPlugin( $secrets ), $secrets, new Settings\SettingsController( $settings, $secrets, $urls ) ),
			new Sedifex\SedifexModule( $transport, new Sedifex\ConnectionController( new Sedifex\ConnectionTest( $client, $settings, $capabilities ) ) ),
			new Queue\QueueModule( $runner, $files ),
			new Catalog\CatalogModule( new Catalog\CatalogController( $products, $sync, new Catalog\ItemResource( $settings ), $clock ), $fetcher, $maker ),
			new Outbox\OutboxModule( $site, $intents ),
			new Checkout\CheckoutModule( new Checkout\CheckoutController( $checkout, $quote ) ),
			new Blocks\BlocksModule( $files, new Blocks\PageConfig( $settings ), new Blocks\Shortcodes(), new Blocks\Patterns(), new Blocks\ItemHead( $asked ), $views, $runner ),
			new Blocks\FormsModule( $forms ),
			new Orders\OrdersModule( new Orders\OrdersController( $order_page ) ),
			new Admin\AdminModule( $files, new Admin\StatusController( $settings, $secrets, $products ) ),
		];
	}
}
