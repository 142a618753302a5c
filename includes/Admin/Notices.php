<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Support\NoticePlace;

/**
 * Says in wp-admin what only a person can put right, where we may speak up. Each administrator can put
 * a notice aside; it comes back when there is something new. What mends itself is not said here.
 */
final class Notices {

	public const ACTION = 'sedifex_seen';

	/** What each administrator has put aside, under the site's own prefix in the user's data. */
	public const SEEN = 'sedifex_sync_seen';

	private const ORDERS = 'orders';

	private const REFUSED = 'refused';

	public function __construct( private readonly Troubles $troubles, private readonly SiteFingerprint $site ) {
	}

	/**
	 * Our own screens speak for themselves: the menu counts the orders, and all but the list of orders say
	 * how the shop is. On a site that is paused, the question about that is all there is to say.
	 */
	public function show(): void {
		$is_list = NoticePlace::is_on( Screens::MENU . '-orders' );
		if ( ! current_user_can( 'manage_options' ) || ! NoticePlace::is_here() || ( NoticePlace::is_ours() && ! $is_list ) || ! $this->site->is_this_site() ) {
			return;
		}
		$seen = $this->seen();
		$now  = $this->troubles->urgent();
		$left = array_values( array_intersect( $seen, array_map( self::id( ... ), $now ) ) );
		if ( $left !== $seen ) {
			// What was put right and comes back is new.
			update_user_option( get_current_user_id(), self::SEEN, $left );
		}
		$new    = array_filter( $now, static fn( Trouble $trouble ): bool => ! in_array( self::id( $trouble ), $left, true ) );
		$orders = array_filter( $new, self::is_order( ... ) );
		foreach ( array_diff_key( $new, $orders ) as $other ) {
			$this->print( 'error', $other->sentence, $other->url, '' === $other->action ? __( 'Look at the connection', 'sedifex-sync' ) : $other->action, self::REFUSED );
		}
		if ( [] !== $orders && ! $is_list ) {
			$this->print( 'warning', self::orders_need_you( count( array_filter( $now, self::is_order( ... ) ) ) ), Screens::url( 'orders' ), __( 'See your orders', 'sedifex-sync' ), self::ORDERS );
		}
	}

	/** Puts aside for this administrator what is there now. */
	public function put_aside(): void {
		check_admin_referer( self::ACTION );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not decide this.', 'sedifex-sync' ), 403 );
		}
		$orders = isset( $_GET['what'] ) && self::ORDERS === $_GET['what'];
		$these  = array_filter( $this->troubles->urgent(), static fn( Trouble $trouble ): bool => $orders === self::is_order( $trouble ) );
		update_user_option( get_current_user_id(), self::SEEN, array_values( array_unique( [ ...$this->seen(), ...array_map( self::id( ... ), array_values( $these ) ) ] ) ) );
		$back = wp_get_referer();
		wp_safe_redirect( false === $back ? admin_url() : $back );
		exit;
	}

	private static function orders_need_you( int $count ): string {
		/* translators: %s: number of orders. */
		return sprintf( _n( '%s order from your shop needs you.', '%s orders from your shop need you.', $count, 'sedifex-sync' ), number_format_i18n( $count ) );
	}

	private function print( string $type, string $sentence, string $url, string $label, string $what ): void {
		$aside = wp_nonce_url( admin_url( 'admin-post.php?action=' . self::ACTION . '&what=' . $what ), self::ACTION );
		wp_admin_notice(
			sprintf(
				'<p><strong>%s</strong> %s</p><p><a class="button button-primary" href="%s">%s</a> <a class="button" href="%s">%s</a></p>',
				esc_html__( 'Sedifex:', 'sedifex-sync' ),
				esc_html( $sentence ),
				esc_url( $url ),
				esc_html( $label ),
				esc_url( $aside ),
				esc_html__( 'Hide until there is something new', 'sedifex-sync' )
			),
			[
				'type'           => $type,
				'paragraph_wrap' => false,
			]
		);
	}

	private static function is_order( Trouble $trouble ): bool {
		return '' !== $trouble->reference;
	}

	/** Short, since two hundred of them may be kept. */
	private static function id( Trouble $trouble ): string {
		return substr( hash( 'sha256', $trouble->key ), 0, 16 );
	}

	/** @return list<string> */
	private function seen(): array {
		$seen = get_user_option( self::SEEN );
		return array_values( array_filter( is_array( $seen ) ? $seen : [], is_string( ... ) ) );
	}
}
