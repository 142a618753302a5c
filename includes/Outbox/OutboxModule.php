<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Closure;
use Sedifex\Sync\Module;
use Sedifex\Sync\Support\NoticePlace;

/** Asks the owner what a changed address or key means, since only a person can know. */
final class OutboxModule implements Module {

	private const ACTION = 'sedifex_confirm_site';

	/**
	 * @param Closure(): SiteFingerprint $site
	 * @param Closure(): IntentStore     $intents
	 */
	public function __construct( private readonly Closure $site, private readonly Closure $intents ) {
	}

	public function register(): void {
		add_action( 'admin_notices', $this->ask( ... ) );
		add_action( 'admin_post_' . self::ACTION, $this->answer( ... ) );
	}

	/** Orders are waiting for this answer, so it is asked wherever we may speak up. */
	public function ask(): void {
		if ( ! current_user_can( 'manage_options' ) || ! NoticePlace::is_here() || ( $this->site )()->is_this_site() ) {
			return;
		}
		wp_admin_notice(
			'<p><strong>' . esc_html__( 'Sedifex Sync has paused new orders and mails to customers.', 'sedifex-sync' ) . '</strong> '
			. esc_html__( 'The address of this site, its store or its key is not the one that orders were taken with. Is this still your shop, or a copy of it?', 'sedifex-sync' ) . '</p><p>'
			. $this->button( 'shop', __( 'This is the shop, carry on', 'sedifex-sync' ), 'button button-primary' ) . ' '
			. $this->button( 'copy', __( 'This is a copy, leave the shop’s orders alone', 'sedifex-sync' ), 'button' ) . '</p>',
			[
				'type'           => 'warning',
				'paragraph_wrap' => false,
			]
		);
	}

	/** Takes the owner's answer: the shop's waiting orders go on here, or stay where they belong. */
	public function answer(): void {
		check_admin_referer( self::ACTION );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not decide this.', 'sedifex-sync' ), 403 );
		}
		if ( isset( $_GET['is'] ) && 'shop' === $_GET['is'] ) {
			( $this->intents )()->move_waiting_to( ( $this->site )()->current() );
		}
		( $this->site )()->stamp();
		$back = wp_get_referer();
		wp_safe_redirect( false === $back ? admin_url() : $back );
		exit;
	}

	private function button( string $is, string $label, string $classes ): string {
		$url = wp_nonce_url( admin_url( 'admin-post.php?action=' . self::ACTION . '&is=' . $is ), self::ACTION );
		return sprintf( '<a class="%s" href="%s">%s</a>', esc_attr( $classes ), esc_url( $url ), esc_html( $label ) );
	}
}
