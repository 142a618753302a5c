<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * One message to a customer who gave an e-mail address, once the order is accepted: the reference and
 * the way to its page. Each is taken by one statement before it is sent, so nobody gets two: one whose
 * process died in between may have gone out, and stays `taken`. Holds no text that a visitor has
 * written: it would make us a sender of anybody's words.
 */
final class CustomerMailJob implements Job {

	public function __construct( private readonly IntentStore $intents, private readonly StatusUrl $status_url, private readonly SiteFingerprint $site, private readonly SettingsStore $settings ) {
	}

	public function name(): string {
		return 'mail';
	}

	public function run( Deadline $deadline ): int {
		$done = 0;
		while ( ! $deadline->passed() && $this->site->is_this_site() ) {
			$intent = $this->intents->take_mail_due();
			if ( null === $intent ) {
				break;
			}
			// The owner may have changed his mind since it was due; then it stays unsent for good.
			$wanted = $this->settings->get()->mail_customer;
			$this->intents->set_mail_state( $intent->id, $wanted ? $this->send( $intent ) : 'off' );
			++$done;
		}
		return $done;
	}

	private function send( Intent $intent ): string {
		$shop = wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
		$sent = wp_mail(
			$intent->payload['customer']['email'],
			/* translators: 1: name of the shop, 2: reference of the order. */
			sprintf( __( '%1$s: your order %2$s', 'sedifex-sync' ), $shop, $intent->reference ),
			sprintf(
				/* translators: 1: name of the shop, 2: reference, 3: amount, 4: address of the order's page. */
				__( "Thank you for your order at %1\$s.\n\nReference: %2\$s\nTotal: %3\$s\n\nSee how it is getting on, at any time and on any phone:\n%4\$s\n", 'sedifex-sync' ),
				$shop,
				$intent->reference,
				MoneyFormat::of_site()->text( $intent->payload['total_minor'], $intent->payload['currency'] ),
				$this->status_url->for_token( $intent->payload['token'] )
			)
		);
		return $sent ? 'sent' : 'failed';
	}
}
