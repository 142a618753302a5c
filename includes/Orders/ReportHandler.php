<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use RuntimeException;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Webhooks\EventHandler;
use Sedifex\Sync\Webhooks\EventResult;
use Sedifex\Sync\Webhooks\StoredEvent;

/** Orders of Selldone and Sevi: what they report is shown as reported, in the words of the status map. */
final class ReportHandler implements EventHandler {

	public function __construct( private readonly ReportStore $store, private readonly SettingsStore $settings ) {
	}

	public function handles( StoredEvent $event ): bool {
		return in_array( $event->source, [ 'selldone', 'sevi' ], true ) && '' !== $event->object;
	}

	public function handle( StoredEvent $event ): EventResult {
		$report = $this->report( $event );
		for ( $try = 1; $try <= 3; $try++ ) {
			$result = $this->store->apply( $report );
			if ( null !== $result ) {
				return self::result( $report, $result );
			}
		}
		throw new RuntimeException( 'The order was changed by others at the same time.' );
	}

	public function foresee( StoredEvent $event ): EventResult {
		$result = $this->store->foresee( $this->report( $event ) );
		return new EventResult( $result['applied'] ? EventResult::APPLIED : EventResult::STALE, $result['changes'] );
	}

	/** @param array{applied: bool, changes: list<array{what: string, before: mixed, after: mixed}>} $done */
	private static function result( Report $report, array $done ): EventResult {
		if ( '' === $report->unknown ) {
			return new EventResult( $done['applied'] ? EventResult::APPLIED : EventResult::STALE, $done['changes'] );
		}
		$word = [
			'what'   => 'unknown_word',
			'before' => null,
			'after'  => $report->unknown,
		];
		return new EventResult( EventResult::UNKNOWN_WORD, [ ...$done['changes'], $word ] );
	}

	private function report( StoredEvent $event ): Report {
		// Amounts are in the currency that the order is known to have, where this report leaves it out.
		$currency = $this->store->currency( $event->source, $event->object ) ?? $this->settings->get()->currency;
		return 'selldone' === $event->source
			? ( new SelldoneReports() )->read( $event->data(), $event->object, $currency, $event->received_at )
			: ( new SeviReports() )->read( $event->data(), $event->object, $currency, $event->received_at, $event->id );
	}
}
