<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Webhooks\EndpointFacts;

/**
 * The tests of Site Health on webhooks: whether senders reach this site, whether they are still heard,
 * and whether what they prove themselves with arrives.
 *
 * @phpstan-import-type HealthResult from SiteHealthResult
 */
final class SiteHealthWebhooks {

	public function __construct( private readonly EndpointFacts $facts ) {
	}

	/** @return HealthResult Whether one that used to tell us things has fallen silent. */
	public function silence(): array {
		$silences = $this->facts->silences();
		if ( [] !== $silences ) {
			return SiteHealthResult::of( 'silence', SiteHealthResult::RECOMMENDED, __( 'A system that sends webhooks has fallen silent', 'sedifex-sync' ), implode( ' ', $silences ) . ' ' . __( 'Send a test delivery; if it comes through, look at the settings of the sender.', 'sedifex-sync' ), self::look() );
		}
		return [] === $this->facts->set_up()
			? SiteHealthResult::of( 'silence', SiteHealthResult::GOOD, __( 'No webhooks are set up', 'sedifex-sync' ), __( 'Your shop asks Sedifex for changes by itself every few minutes.', 'sedifex-sync' ), self::look() )
			: SiteHealthResult::of( 'silence', SiteHealthResult::GOOD, __( 'No sender of webhooks has fallen silent', 'sedifex-sync' ), __( 'What changed in your shop was announced, or is found by asking every few minutes.', 'sedifex-sync' ) );
	}

	/** @return HealthResult Whether the addresses are open, as far as this server can tell. */
	public function addresses(): array {
		if ( [] === $this->facts->set_up() ) {
			return SiteHealthResult::of( 'webhooks', SiteHealthResult::GOOD, __( 'No webhooks are set up', 'sedifex-sync' ), __( 'So nothing needs to reach this site from outside.', 'sedifex-sync' ), self::look() );
		}
		if ( ! $this->facts->has_addresses() ) {
			return SiteHealthResult::of( 'webhooks', SiteHealthResult::RECOMMENDED, __( 'Webhooks wait for https', 'sedifex-sync' ), __( 'Your site is reached over plain http, where anybody on the way could read what senders prove themselves with. Ask your host for a certificate, and change the address of your site to https.', 'sedifex-sync' ), [ admin_url( 'options-general.php' ) => __( 'Open the general settings', 'sedifex-sync' ) ] );
		}
		$doors = $this->facts->doors();
		if ( '' !== $doors['unreached'] ) {
			return SiteHealthResult::of( 'webhooks', SiteHealthResult::RECOMMENDED, __( 'It is not known whether webhooks reach this site', 'sedifex-sync' ), $doors['unreached'], self::look() );
		}
		if ( '' === $doors['first'] ) {
			return SiteHealthResult::of( 'webhooks', SiteHealthResult::GOOD, __( 'Webhooks reach this site', 'sedifex-sync' ), __( 'Their address is open to everybody, and answers only to those who prove themselves.', 'sedifex-sync' ) );
		}
		return '' === $doors['second']
			? SiteHealthResult::of( 'webhooks', SiteHealthResult::RECOMMENDED, __( 'Webhooks reach this site by their second address only', 'sedifex-sync' ), $doors['first'] . ' ' . __( 'The second address is open: give senders that one.', 'sedifex-sync' ), self::look() )
			: SiteHealthResult::of( 'webhooks', SiteHealthResult::CRITICAL, __( 'Webhooks do not reach this site', 'sedifex-sync' ), $doors['first'] . ' ' . __( 'The second address is closed too. Until one of them is open, news from other systems is lost.', 'sedifex-sync' ), self::look() );
	}

	/**
	 * Says what a missing Authorization header means where something depends on it.
	 *
	 * @param HealthResult $result Of the test that looked whether it arrives.
	 * @return HealthResult
	 */
	public function authorization( array $result ): array {
		if ( SiteHealthResult::GOOD === $result['status'] || ! in_array( 'sevi', $this->facts->set_up(), true ) ) {
			return $result;
		}
		return $this->facts->has_token_in_address()
			? SiteHealthResult::of( 'authorization', SiteHealthResult::GOOD, __( 'Your server hides who is calling, and Sevi manages without', 'sedifex-sync' ), __( 'It takes the Authorization header out of requests. Sevi’s token stands in the address instead, so its deliveries are accepted.', 'sedifex-sync' ) )
			: SiteHealthResult::of( 'authorization', SiteHealthResult::CRITICAL, __( 'Sevi’s token does not reach your shop', 'sedifex-sync' ), __( 'Your server takes the Authorization header out of requests, so Sevi’s deliveries would be refused. Saving your permalinks once often helps. Otherwise give Sevi the address with a slash and the token at its end, or ask your host to pass this header on to PHP.', 'sedifex-sync' ), [ admin_url( 'options-permalink.php' ) => __( 'Open the permalinks', 'sedifex-sync' ), ...self::look() ] );
	}

	/** @return array<string, string> */
	private static function look(): array {
		return [ Screens::url( 'webhooks' ) => __( 'Look at the webhooks', 'sedifex-sync' ) ];
	}
}
