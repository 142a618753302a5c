<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Closure;
use Sedifex\Sync\Module;

/**
 * What WordPress itself asks us for the owner's sake: notices where a person must act, tests and facts
 * for Site Health, and what is stored of a person. Everything is built only when it is asked for.
 */
final class CareModule implements Module {

	/** Tests of Site Health that are asked over REST: name => path. */
	private const REMOTE = [
		'connection'    => 'connection',
		'authorization' => 'authorization',
		'rest'          => 'rest',
		'order_page'    => 'order-page',
		'webhooks'      => 'webhooks',
	];

	/**
	 * @param Closure(): Notices                                 $notices
	 * @param Closure(): SiteHealth                              $health
	 * @param Closure(): SiteHealthRemote                        $remote
	 * @param Closure(): SiteHealthInfo                          $info
	 * @param Closure(): PrivacyExporter                         $exporter
	 * @param Closure(): PrivacyEraser                           $eraser
	 * @param Closure(): SiteHealthWebhooks                      $webhooks
	 */
	public function __construct(
		private readonly Closure $notices,
		private readonly Closure $health,
		private readonly Closure $remote,
		private readonly Closure $info,
		private readonly Closure $exporter,
		private readonly Closure $eraser,
		private readonly Closure $webhooks,
	) {
	}

	public function register(): void {
		add_action( 'admin_notices', fn() => ( $this->notices )()->show() );
		add_action( 'admin_post_' . Notices::ACTION, fn() => ( $this->notices )()->put_aside() );
		add_filter( 'site_status_tests', $this->tests( ... ) );
		add_filter( 'debug_information', fn( array $info ): array => ( $this->info )()->add( $info ) );
		add_action( 'rest_api_init', fn() => ( new SiteHealthController( $this->remote, $this->webhooks ) )->register_routes() );
		add_action( 'send_headers', self::echo_mark( ... ) );
		add_filter( 'wp_privacy_personal_data_exporters', fn( array $known ): array => ( $this->exporter )()->add( $known ) );
		add_filter( 'wp_privacy_personal_data_erasers', fn( array $known ): array => ( $this->eraser )()->add( $known ) );
		add_action( 'admin_init', self::suggest_policy( ... ) );
	}

	/**
	 * @param array<mixed> $tests Known ones, under `direct` and `async`.
	 * @return array<mixed>
	 */
	public function tests( array $tests ): array {
		$direct = is_array( $tests['direct'] ?? null ) ? $tests['direct'] : [];
		$async  = is_array( $tests['async'] ?? null ) ? $tests['async'] : [];
		foreach ( SiteHealth::TESTS as $name ) {
			$direct[ 'sedifex_' . $name ] = [
				'label' => self::label( $name ),
				'test'  => fn(): array => ( $this->health )()->run( $name ),
			];
		}
		$direct['sedifex_silence'] = [
			'label' => self::label( 'silence' ),
			'test'  => fn(): array => ( $this->webhooks )()->silence(),
		];
		foreach ( self::REMOTE as $name => $path ) {
			if ( 'authorization' === $name && wp_is_site_protected_by_basic_auth() ) {
				// Another header in place of the password would be refused by the server itself.
				continue;
			}
			$async[ 'sedifex_' . $name ] = [
				'label'    => self::label( $name ),
				'test'     => rest_url( 'sedifex/v1/site-health/' . $path ),
				'has_rest' => true,
				...( 'authorization' === $name
					// The header is the browser's to send, so there is nothing to test without one.
					? [
						'headers'   => [ 'Authorization' => SiteHealthRemote::TOKEN ],
						'skip_cron' => true,
					]
					: [ 'async_direct_test' => fn(): array => 'webhooks' === $name ? ( $this->webhooks )()->addresses() : ( $this->remote )()->run( $name ) ] ),
			];
		}
		return [ ...$tests, 'direct' => $direct, 'async' => $async ];
	}

	/**
	 * Site Health asks the order page twice, with a mark of its own each time; an answer that bears the
	 * first mark again came out of a cache.
	 *
	 * @psalm-suppress TaintedHeader Sixteen hex digits and nothing else.
	 */
	public static function echo_mark(): void {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- checked in the next line.
		$mark = $_SERVER['HTTP_X_SEDIFEX_CHECK'] ?? '';
		if ( is_string( $mark ) && 1 === preg_match( '/^[0-9a-f]{16}$/D', $mark ) && ! headers_sent() ) {
			header( SiteHealthRemote::ECHO . ': ' . $mark );
		}
	}

	public static function suggest_policy(): void {
		if ( function_exists( 'wp_add_privacy_policy_content' ) && ! wp_doing_ajax() ) {
			wp_add_privacy_policy_content( 'Sedifex Sync', PrivacyText::html() );
		}
	}

	private static function label( string $name ): string {
		return match ( $name ) {
			'keys'          => __( 'Sedifex: key', 'sedifex-sync' ),
			'catalogue'     => __( 'Sedifex: prices', 'sedifex-sync' ),
			'worker'        => __( 'Sedifex: background work', 'sedifex-sync' ),
			'schedule'      => __( 'Sedifex: schedule', 'sedifex-sync' ),
			'https'         => __( 'Sedifex: encrypted orders', 'sedifex-sync' ),
			'messages'      => __( 'Sedifex: messages of other systems', 'sedifex-sync' ),
			'connection'    => __( 'Sedifex: connection', 'sedifex-sync' ),
			'authorization' => __( 'Sedifex: Authorization header', 'sedifex-sync' ),
			'rest'          => __( 'Sedifex: open to visitors', 'sedifex-sync' ),
			'webhooks'      => __( 'Sedifex: open to webhooks', 'sedifex-sync' ),
			'silence'       => __( 'Sedifex: senders of webhooks', 'sedifex-sync' ),
			default         => __( 'Sedifex: order page and caches', 'sedifex-sync' ),
		};
	}
}
