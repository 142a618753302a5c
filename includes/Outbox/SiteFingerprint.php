<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;

/**
 * Notices that this database has been copied to another site, or stands before another store: a clone
 * must neither order nor write to customers. While the fingerprint differs from the stored one, the
 * outbox and the mails pause until the owner says that this is the shop.
 */
final class SiteFingerprint {

	public const OPTION = 'sedifex_sync_site';

	public function __construct( private readonly SettingsStore $settings, private readonly Secrets $secrets ) {
	}

	/** 64 hex digits. */
	public function current(): string {
		return hash( 'sha256', self::address() . '|' . $this->settings->get()->store_id . '|' . hash( 'sha256', (string) $this->secrets->get( 'integration_key' ) ) );
	}

	/**
	 * As stored, not as this request came in: home_url() follows the request's https and the visitor's
	 * language, so that WP-Cron or another language would look like another site.
	 */
	private static function address(): string {
		$home = get_option( 'home' );
		return strtolower( (string) preg_replace( '~^https?://(?:www\.)?|/+$~i', '', is_string( $home ) ? $home : '' ) );
	}

	/** True where nothing was ever stamped, or the stamp is this site's. */
	public function is_this_site(): bool {
		$stamp = get_option( self::OPTION, '' );
		return '' === $stamp || $this->current() === $stamp;
	}

	/** The owner says: this is the shop. Also at the first order. */
	public function stamp(): void {
		update_option( self::OPTION, $this->current(), true );
	}

	public function stamp_if_new(): void {
		if ( '' === get_option( self::OPTION, '' ) ) {
			$this->stamp();
		}
	}
}
