<?php
declare( strict_types=1 );

namespace Sedifex\Sync;

use Closure;

/**
 * The composition root: says how every object of the plugin is built, and hands the modules what they
 * need. What is wired to what is said here and nowhere else. Building costs no query and reads no
 * option; still, an object is built only when it is first asked for, since loading a hundred classes
 * would be what most pages of a site notice of this plugin.
 */
final class Plugin {

	/** @param string $main Absolute path of sedifex-sync.php. */
	public static function boot( string $main ): void {
		$files = new Files( $main );
		foreach ( self::modules( $files ) as $module ) {
			$module->register();
		}
		add_action(
			'admin_notices',
			static function () use ( $files ): void {
				$problem = current_user_can( 'activate_plugins' ) ? ( new Requirements( $files ) )->problem() : null;
				if ( null !== $problem && Support\NoticePlace::is_here() ) {
					wp_admin_notice( esc_html( $problem ), [ 'type' => 'error' ] );
				}
			}
		);
	}

	/** @return list<Module> */
	private static function modules( Files $files ): array {
		global $wpdb;
		$clock     = self::once( static fn() => new Support\SystemClock() );
		$limiter   = self::once( static fn() => new Support\RateLimiter( $wpdb ) );
		$constants = self::once( static fn() => new Settings\Constants() );
		$secrets   = self::once( static fn() => new Settings\Secrets( $constants() ) );
		$network   = self::once( static fn() => new Support\PublicAddress() );
		$urls      = self::once( static fn() => new Settings\UrlRules( $network() ) );
		$settings  = self::once( static fn() => new Settings\SettingsStore( $secrets(), $constants(), $urls() ) );

		$transport    = self::once( static fn() => new Sedifex\Transport( $urls(), $clock() ) );
		$snapshots    = self::once( static fn() => new Sedifex\SnapshotStore( $wpdb ) );
		$capabilities = self::once( static fn() => new Sedifex\Capabilities( $snapshots() ) );
		$calls        = self::once( static fn() => new Sedifex\CallRecord( $wpdb, $snapshots(), $clock() ) );
		$fees         = self::once( static fn() => new Sedifex\Fees( $snapshots() ) );
		$client       = self::once( static fn() => new Sedifex\Client( $settings(), $secrets(), $transport(), new Sedifex\AnswerReader(), $capabilities(), VERSION ) );

		$states   = self::once( static fn() => new Catalog\CatalogStateStore( $wpdb ) );
		$rows     = self::once( static fn() => new Catalog\ProductRows( $wpdb ) );
		$doubts   = self::once( static fn() => new Catalog\DoubtRules() );
		$claim    = self::once( static fn() => new Support\Claim( $wpdb ) );
		$copies   = self::once( static fn() => new Catalog\PictureFiles() );
		$images   = self::once( static fn() => new Catalog\ImageAddress( $settings() ) );
		$products = self::once(
			static function () use ( $wpdb, $settings, $states, $copies ): Catalog\ProductStore {
				// What it remembers is of one request, also where a site keeps its object cache longer.
				wp_cache_add_non_persistent_groups( Catalog\ProductStore::MEMORY );
				return new Catalog\ProductStore( $wpdb, $settings(), $states(), $copies() );
			}
		);
		$reader   = self::once( static fn() => new Catalog\CatalogAnswer( new Catalog\ProductNormalizer( $images() ) ) );
		$writer   = self::once( static fn() => new Catalog\CatalogWriter( $rows(), new Catalog\MirrorDetector(), $doubts() ) );
		$sync     = self::once( static fn() => new Catalog\CatalogSync( $client(), $settings(), $states(), $products(), $rows(), $reader(), $writer(), $doubts(), $claim(), $clock() ) );
		$pictures = self::once( static fn() => new Catalog\PictureStore( $wpdb ) );
		$fetcher  = self::once( static fn() => new Catalog\PictureFetcher( $images(), $network() ) );
		$maker    = self::once( static fn() => new Catalog\PictureMaker( $copies() ) );
		$making   = self::once( static fn() => new Catalog\PicturesJob( $pictures(), $fetcher(), $maker(), new Catalog\PictureAudit( $pictures(), $copies(), $clock() ), $claim(), $settings(), $clock() ) );

		$site       = self::once( static fn() => new Outbox\SiteFingerprint( $settings(), $secrets() ) );
		$intents    = self::once( static fn() => new Outbox\IntentStore( $wpdb ) );
		$attempts   = self::once( static fn() => new Outbox\AttemptStore( $wpdb ) );
		$sorter     = self::once( static fn() => new Outbox\FailureSorter() );
		$orders     = self::once( static fn() => new Orders\OrderStore( $wpdb ) );
		$status_url = self::once( static fn() => new Orders\StatusUrl( $settings() ) );
		$order_body = self::once( static fn() => new Checkout\OrderBody() );
		$online     = self::once( static fn() => new Checkout\OnlineDelivery( $client(), $attempts(), $order_body(), $status_url(), $sorter(), $fees() ) );
		$cash       = self::once( static fn() => new Checkout\CashDelivery( $client(), $attempts(), $order_body(), $sorter() ) );
		$recorder   = self::once( static fn() => new Orders\OrderRecorder( $orders(), $intents(), $settings() ) );
		$outbox     = self::once( static fn() => new Outbox\Outbox( $intents(), [ $online(), $cash() ], [ $recorder() ], $site(), $clock() ) );

		$words        = self::once( static fn() => new Orders\OrderWords( $wpdb ) );
		$open_intents = self::once( static fn() => new Outbox\IntentList( $wpdb ) );
		$order_reader = self::once( static fn() => new Orders\OrderReader( $client(), $attempts(), $orders(), $settings() ) );
		$order_page   = self::once( static fn() => new Orders\OrderPage( $orders(), $intents(), $attempts(), $order_reader(), $status_url(), $limiter(), $settings() ) );

		$order_list = self::once( static fn() => new Orders\OrderList( $wpdb ) );
		$waiting    = self::once( static fn() => new Admin\WaitingCount( $order_list() ) );
		$watch      = self::once( static fn() => new Admin\WorkerWatch( $snapshots(), $waiting(), $clock() ) );
		$facts      = self::once( static fn() => new Catalog\CatalogFacts( $wpdb, $settings(), $states(), $pictures() ) );
		$sent       = self::once( static fn() => new Outbox\OutboxFacts( $wpdb ) );
		$counts     = self::once( static fn() => new Webhooks\EventCounts( $wpdb ) );
		$health     = self::once( static fn() => new Admin\Health( $settings(), $secrets(), $states(), $intents(), $order_list(), $site(), $watch(), $clock(), $counts() ) );
		$troubles   = self::once( static fn() => new Admin\Troubles( $health(), $order_list(), $intents(), $site(), $counts() ) );
		$at_home    = self::once( static fn() => new Sedifex\SiteChecks( $clock() ) );
		$tested     = self::once( static fn() => new Sedifex\ConnectionTest( $client(), $settings(), $capabilities(), $at_home(), new Sedifex\CheckoutProbe( $client(), $settings() ), $clock() ) );

		$events   = self::once( static fn() => new Webhooks\EventStore( $wpdb ) );
		$patch    = self::once( static fn() => new Catalog\ProductPatch( $wpdb ) );
		$live     = self::once( static fn() => new Webhooks\LiveSecrets( $secrets() ) );
		$sources  = static fn(): array => [
			'sedifex'  => new Webhooks\SedifexSource( $live(), $settings() ),
			'selldone' => new Webhooks\SelldoneSource( $live(), $settings() ),
			'sevi'     => new Webhooks\SeviSource( $live(), $settings() ),
		];
		$hints    = self::once( static fn() => new Orders\OrderHintHandler( $orders() ) );
		$handlers = static fn(): array => [ new Webhooks\TestHandler(), new Catalog\ProductEventHandler( $patch(), $settings(), static fn() => $sync()->want() ), $hints(), new Orders\ReportHandler( new Orders\ReportStore( $wpdb ), $settings() ) ];
		$reread   = self::once( static fn() => new Webhooks\Rereading( $sources() ) );
		$hearing  = self::once( static fn() => new Webhooks\EventsJob( new Webhooks\EventQueue( $wpdb, $claim() ), $events(), $handlers(), $reread() ) );
		$tellers  = static fn(): array => [ new Catalog\ProductEventTeller( $settings() ), new Orders\OrderEventTeller( $hints(), $orders(), $settings() ) ];
		$log      = self::once( static fn() => new Webhooks\EventList( $wpdb, new Webhooks\EventPieces( $wpdb ) ) );
		$replay   = self::once( static fn() => new Webhooks\Replay( $wpdb, $log(), $reread(), $handlers() ) );
		$keeping  = self::once( static fn() => new Webhooks\EventKeeping( $wpdb ) );

		$slots   = self::once( static fn() => new Bookings\AvailabilityStore( $wpdb ) );
		$looking = self::once( static fn() => new Bookings\AvailabilitySync( $client(), $settings(), $slots(), new Bookings\SlotReader( $images()->clean( ... ) ), $states(), $claim(), $clock() ) );

		$worker   = self::once(
			static fn() => new Queue\Worker(
				[
					$hearing(),
					$watch(),
					new Outbox\OutboxJob( $intents(), $outbox(), $site() ),
					new Orders\OrderRefreshJob( $orders(), $order_reader(), $site() ),
					new Orders\CustomerMailJob( $intents(), $status_url(), $site(), $settings() ),
					new Orders\OrderCatchUpJob( $open_intents(), $intents(), $order_list(), $recorder() ),
					new Orders\OrderWordsJob( $words(), $claim() ),
					new Bookings\AvailabilityJob( $looking() ),
					new Catalog\SyncJob( $sync() ),
					new Webhooks\RetentionJob( $keeping(), $counts(), $claim(), $settings() ),
					// After the look at the catalogue: a site that has slept is not in trouble.
					new Admin\OwnerMailJob( new Admin\OwnerMailStore( $wpdb ), $troubles(), $settings(), $site() ),
					$making(),
					new Webhooks\EndedSecretsJob( $secrets() ),
				],
				$clock()
			)
		);
		$runner   = self::once( static fn() => new Queue\Runner( $wpdb, $worker, $claim ) );
		$quote    = self::once( static fn() => new Checkout\Quote( $products(), $settings(), $fees() ) );
		$checkout = self::once( static fn() => new Checkout\CheckoutService( $settings(), $intents(), $attempts(), $outbox(), $site(), $quote(), $sync(), $products(), $orders(), $status_url(), $limiter(), $runner(), $clock() ) );

		$screen  = self::once( static fn() => new Blocks\Screen() );
		$cookie  = self::once( static fn() => new Blocks\CartCookie() );
		$ordered = self::once( static fn() => new Blocks\OrderCookie() );
		$forms   = self::once(
			static fn() => new Blocks\FormHandler(
				new Blocks\CartForms( $cookie(), $settings() ),
				new Blocks\CheckoutForms( $settings(), $checkout(), $quote(), $cookie(), $ordered(), $screen(), $clock() ),
				new Blocks\OrderForms( $settings(), $order_page(), $ordered(), $screen() ),
				$screen()
			)
		);

		$asked = self::once( static fn() => new Blocks\AskedItem( $products() ) );
		$views = [
			'products'     => self::once( static fn() => new Blocks\ProductsView( $products(), $settings(), $asked(), new Blocks\PriceAge( $clock() ), $clock() ) ),
			'cart-button'  => self::once( static fn() => new Blocks\CartButtonView( $settings() ) ),
			'product-cart' => self::once( static fn() => new Blocks\ProductCartView( $settings(), new Blocks\CartLines( $quote(), $products() ), $cookie(), $screen() ) ),
			'order-status' => self::once( static fn() => new Blocks\OrderStatusView( $settings(), $order_page(), $screen() ) ),
		];

		$refusals = self::once( static fn() => new Webhooks\Refusals( $wpdb ) );
		$heard    = self::once( static fn() => new Webhooks\LastHeard( $wpdb ) );
		$given    = self::once( static fn() => new Webhooks\GivenSecret( $secrets() ) );
		$receiver = self::once( static fn() => new Webhooks\Receiver( $sources(), $events(), $refusals(), $runner(), $given(), $heard() ) );
		$silence  = self::once( static fn() => new Webhooks\Silence( $wpdb, $heard(), $secrets(), $clock() ) );
		$doctor   = self::once( static fn() => new Webhooks\SignatureDoctor( $sources(), $secrets(), $refusals(), $given(), $clock() ) );
		$samples  = self::once( static fn() => new Webhooks\TestSample( $live(), $settings() ) );
		$at_doors = self::once( static fn() => new Webhooks\EndpointFacts( $sources(), $secrets(), new Webhooks\EndpointAddress(), new Webhooks\Loopback(), $samples(), $doctor(), $refusals(), $heard(), $silence(), $clock() ) );
		$diagnose = self::once( static fn() => new Admin\Diagnostics( $settings(), $secrets(), new Admin\SiteFacts( $wpdb, Database\Schema::OPTION, Database\Schema::VERSION ), $site(), $calls(), $facts(), $sent(), $intents(), $order_list(), $watch(), $health(), $at_doors(), $clock() ) );
		$places   = self::once(
			static function () use ( $secrets, $settings, $refusals, $heard, $silence, $doctor, $clock, $samples, $events ): Webhooks\EndpointsController {
				$addresses = new Webhooks\EndpointAddress();
				$test      = new Webhooks\TestDelivery( $secrets(), $addresses, new Webhooks\Loopback(), $samples(), $events(), $doctor(), $clock() );
				return new Webhooks\EndpointsController( new Webhooks\Endpoints( $secrets(), $settings(), $refusals(), $heard(), $silence(), $addresses ), $doctor(), $test );
			}
		);
		$log_room = self::once(
			static fn() => new Webhooks\EventsController(
				$log(),
				$counts(),
				new Webhooks\EventDetail( $wpdb, new Webhooks\EventMask( new Support\Redactor( $secrets()->all( ... ) ) ), $tellers() ),
				$replay(),
				new Webhooks\EventExport( $log() ),
				$keeping(),
				$clock(),
				static fn(): int => $watch()->last_ran_at(),
				static fn(): ?string => $silence()->first(),
				static fn() => $runner()->work_was_stored()
			)
		);

		return [
			new Database\DatabaseModule( new Database\Schema( $wpdb ), $files, $claim ),
			new Settings\SettingsModule(
				static fn() => new Settings\EarlierPlugin( $secrets() ),
				$secrets,
				static fn() => new Settings\SettingsController( $settings(), $secrets(), $urls() )
			),
			new LateModule(
				[ 'http_api_curl', 'sedifex_called', 'rest_api_init' ],
				static fn() => new Sedifex\SedifexModule( $transport, static fn() => new Sedifex\ConnectionController( $tested() ), $calls )
			),
			new Queue\QueueModule( $runner(), $files ),
			new LateModule(
				[ 'init', 'rest_api_init' ],
				static fn() => new Webhooks\WebhooksModule( $receiver, $clock(), $places ),
				static fn(): bool => isset( $_GET['sedifex-webhook'] ) || doing_action( 'rest_api_init' ) // phpcs:ignore WordPress.Security.NonceVerification -- whether it is there, no more.
			),
			new LateModule( [ 'rest_api_init' ], static fn() => new Webhooks\EventLogModule( $log_room ) ),
			new LateModule(
				[ 'sedifex_catalog_synced' ],
				static fn() => new Webhooks\SilenceModule(
					$silence,
					// The first look at a catalogue finds nothing but new items, which nobody was asked to announce.
					static fn( mixed $result ): int => $result instanceof Catalog\SyncResult && $result->is_done() && $result->added < $result->total ? $result->added + $result->changed + $result->removed : 0
				)
			),
			new LateModule(
				[ 'http_api_curl', 'rest_api_init', 'wp_editor_set_quality' ],
				static fn() => new Catalog\CatalogModule( static fn() => new Catalog\CatalogController( $products(), $sync(), new Catalog\ItemResource( $settings() ), $clock() ), $fetcher, $maker )
			),
			new LateModule(
				[ 'rest_api_init' ],
				static fn() => new Bookings\BookingsModule(
					static fn() => new Bookings\AvailabilityController(
						new Bookings\Availability( $slots(), $looking(), $settings(), $clock() ),
						$looking(),
						new Bookings\SlotResource( $products(), new Catalog\ItemResource( $settings() ), $settings(), $clock() ),
						$runner()
					)
				)
			),
			new LateModule( [ 'admin_init', 'admin_notices' ], static fn() => new Outbox\OutboxModule( $site, $intents ) ),
			new LateModule( [ 'rest_api_init' ], static fn() => new Checkout\CheckoutModule( static fn() => new Checkout\CheckoutController( $checkout(), $quote() ) ) ),
			new Blocks\BlocksModule(
				$files,
				new Blocks\BlockAssets( $files ),
				static fn() => new Blocks\PageConfig( $settings() ),
				new Blocks\Shortcodes(),
				static fn() => new Blocks\Patterns(),
				static fn() => new Blocks\ItemHead( $asked() ),
				$views,
				$runner()
			),
			// phpcs:ignore WordPress.Security.NonceVerification -- only looks whether there is anything of ours.
			new LateModule( [ 'template_redirect' ], static fn() => new Blocks\FormsModule( $forms ), static fn(): bool => [] !== preg_grep( '/^sfx_/', array_keys( $_GET + $_POST ) ) ),
			new LateModule(
				[ 'rest_api_init' ],
				static fn() => new Orders\OrdersModule(
					static fn() => new Orders\OrdersController( $order_page() ),
					static fn() => new Orders\AdminOrdersController(
						new Orders\OrderListQuery( $wpdb, new Orders\OrderSearch( $wpdb, $words() ), $open_intents() ),
						$order_list(),
						$orders(),
						$open_intents(),
						new Orders\OrderDetail( $intents(), $attempts(), $status_url() ),
						new Orders\OrderActions( $orders(), $intents(), $outbox(), $order_reader(), $clock() ),
						$settings()
					)
				)
			),
			new LateModule(
				[ 'admin_menu', 'admin_init', 'rest_api_init' ],
				static fn() => new Admin\AdminModule(
					$files,
					static fn() => [
						new Admin\StatusController( $health(), $products() ),
						new Admin\OverviewController( new Admin\Overview( $health(), $waiting(), $order_list(), $sent(), $facts(), $settings() ) ),
						new Admin\ChecklistController( new Admin\Checklist( $settings(), $secrets(), new Admin\KeySearch( $wpdb, $secrets() ), $calls(), $facts(), $sent(), $at_doors(), $clock() ) ),
						new Admin\DiagnosticsController( $diagnose() ),
					],
					$waiting
				)
			),
			...self::commands(
				static fn() => [
					'events list' => new Cli\EventsListCommand( $log ),
					'events replay' => new Cli\EventsReplayCommand( $replay ),
					'doctor' => new Cli\DoctorCommand( static fn() => new Cli\Doctor( $wpdb, new Database\Schema( $wpdb ), $secrets(), static fn(): array => $replay()->breaks() ) ),
					'status' => new Cli\StatusCommand( $health, $facts, $sent, $watch, $waiting ),
					'sync'   => new Cli\SyncCommand( $sync, $making, $facts, $clock() ),
					'work'   => new Cli\WorkCommand( static fn( float $seconds ): array => $runner()->work_for( $seconds ), $clock() ),
				]
			),
			new LateModule(
				[ 'admin_init', 'rest_api_init', 'site_status_tests', 'send_headers' ],
				static fn() => new Admin\CareModule(
					static fn() => new Admin\Notices( $troubles(), $site() ),
					static fn() => new Admin\SiteHealth( $settings(), $secrets(), $states(), $watch(), $intents(), $site(), $at_home(), $clock(), static fn( string $name ): mixed => defined( $name ) ? constant( $name ) : null, $counts() ),
					static fn() => new Admin\SiteHealthRemote( $tested, $settings() ),
					static fn() => new Admin\SiteHealthInfo( $diagnose() ),
					static fn() => new Admin\PrivacyExporter( new Admin\PrivacyStore( $wpdb ), new Admin\PrivacyMessages( $wpdb ) ),
					static fn() => new Admin\PrivacyEraser( new Admin\PrivacyStore( $wpdb ), $words(), new Admin\PrivacyMessages( $wpdb ) ),
					static fn() => new Admin\SiteHealthWebhooks( $at_doors() )
				),
				// Site Health looks at the order page as a visitor would; other visitors send no such header.
				static fn(): bool => ! doing_action( 'send_headers' ) || isset( $_SERVER['HTTP_X_SEDIFEX_CHECK'] )
			),
			new LateModule(
				[ 'rest_api_init', 'load-plugins.php' ],
				static fn() => new Admin\ConnectModule( $files, $settings, static fn() => new Admin\PagesController( new Admin\ShopPages( $wpdb, $settings(), $claim(), static fn() => Blocks\Patterns::all() ) ) )
			),
		];
	}

	/**
	 * Only where WP-CLI runs.
	 *
	 * @param Closure(): array<string, callable> $commands
	 * @return list<Module>
	 */
	private static function commands( Closure $commands ): array {
		return defined( 'WP_CLI' ) ? [ new Cli\CliModule( $commands ) ] : [];
	}

	/**
	 * An object that is built when it is first asked for, and once.
	 *
	 * @template T of object
	 * @param Closure(): T $build
	 * @return Closure(): T
	 */
	private static function once( Closure $build ): Closure {
		$built = null;
		return static function () use ( $build, &$built ): object {
			return $built ??= $build();
		};
	}
}
