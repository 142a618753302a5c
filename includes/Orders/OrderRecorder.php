<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Intent;
use Sedifex\Sync\Outbox\IntentListener;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Settings\SettingsStore;

/** Keeps the view of an order in step with its intent, and asks for the customer's message once. */
final class OrderRecorder implements IntentListener {

	public function __construct( private readonly OrderStore $orders, private readonly IntentStore $intents, private readonly SettingsStore $settings ) {
	}

	public function intent_changed( Intent $intent ): void {
		if ( IntentState::Rejected === $intent->state ) {
			// Refused while the visitor waits: nobody was told of an order. Later: somebody was.
			$this->orders->set_attention( $intent->reference, 'not_taken', 'failed' );
			return;
		}
		$this->orders->ensure( $intent );
		if ( IntentState::Attention === $intent->state ) {
			$this->orders->set_attention( $intent->reference, 'unclear_' . $intent->code );
			return;
		}
		if ( IntentState::Accepted === $intent->state ) {
			$this->orders->is_clear( $intent->reference );
			if ( $this->settings->get()->mail_customer && '' !== $intent->payload['customer']['email'] ) {
				$this->intents->ask_for_mail( $intent->id );
			}
		}
	}
}
