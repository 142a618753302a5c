<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\MoneyFormat;
use Sedifex\Sync\Webhooks\EventTeller;
use Sedifex\Sync\Webhooks\StoredEvent;

/** What an event changed of an order, in words for the log, and which order that is. */
final class OrderEventTeller implements EventTeller {

	public function __construct( private readonly OrderHintHandler $hints, private readonly OrderStore $orders, private readonly SettingsStore $settings ) {
	}

	public function knows( StoredEvent $event ): bool {
		return $this->hints->handles( $event ) || ( in_array( $event->source, [ 'selldone', 'sevi' ], true ) && '' !== $event->object );
	}

	public function in_words( StoredEvent $event, array $changes ): array {
		$currency = [] === $changes ? '' : $this->find( $event )->currency ?? $this->settings->get()->currency;
		$out      = [];
		foreach ( $changes as $change ) {
			$what  = is_string( $change['what'] ?? null ) ? $change['what'] : '';
			$out[] = [
				'what'   => self::name( $what ),
				'before' => self::value( $what, $change['before'] ?? null, $currency ),
				'after'  => self::value( $what, $change['after'] ?? null, $currency ),
			];
		}
		return $out;
	}

	public function order( StoredEvent $event ): ?array {
		$order = $this->find( $event );
		return null === $order ? null : [ 'id' => $order->id, 'reference' => $order->reference ];
	}

	private function find( StoredEvent $event ): ?Order {
		return 'sedifex' === $event->source ? $this->hints->order( $event ) : $this->orders->find_by_object( $event->source, $event->object );
	}

	private static function name( string $what ): string {
		return match ( $what ) {
			'payment'     => __( 'Payment', 'sedifex-sync' ),
			'stage'       => __( 'Stage', 'sedifex-sync' ),
			'total_minor' => __( 'Total', 'sedifex-sync' ),
			'unknown_word' => __( 'Word that your site does not know', 'sedifex-sync' ),
			default       => __( 'Something else', 'sedifex-sync' ),
		};
	}

	private static function value( string $what, mixed $value, string $currency ): string {
		$text = is_scalar( $value ) ? (string) $value : '';
		return match ( true ) {
			'total_minor' === $what => is_numeric( $text ) ? MoneyFormat::of_site()->text( (int) $text, $currency ) : '',
			'' === $text            => '',
			'unknown_word' === $what => $text,
			default                 => StatusMap::label( $text ),
		};
	}
}
