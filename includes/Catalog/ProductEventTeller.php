<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\MoneyFormat;
use Sedifex\Sync\Webhooks\EventTeller;
use Sedifex\Sync\Webhooks\StoredEvent;

/** What an event changed of an item, in words for the log. */
final class ProductEventTeller implements EventTeller {

	public function __construct( private readonly SettingsStore $settings ) {
	}

	public function knows( StoredEvent $event ): bool {
		return 'sedifex' === $event->source && str_starts_with( $event->object, 'product:' );
	}

	public function in_words( StoredEvent $event, array $changes ): array {
		$out = [];
		foreach ( $changes as $change ) {
			$what  = is_string( $change['what'] ?? null ) ? $change['what'] : '';
			$out[] = [
				'what'   => self::name( $what ),
				'before' => $this->value( $what, $change['before'] ?? null ),
				'after'  => $this->value( $what, $change['after'] ?? null ),
			];
		}
		return $out;
	}

	public function order( StoredEvent $event ): ?array {
		return null;
	}

	private static function name( string $what ): string {
		return match ( $what ) {
			'name'        => __( 'Name', 'sedifex-sync' ),
			'price_minor' => __( 'Price', 'sedifex-sync' ),
			'stock'       => __( 'In stock', 'sedifex-sync' ),
			'shown'       => __( 'Shown in your shop', 'sedifex-sync' ),
			default       => __( 'Something else', 'sedifex-sync' ),
		};
	}

	private function value( string $what, mixed $value ): string {
		return match ( true ) {
			'price_minor' === $what => is_int( $value ) ? MoneyFormat::of_site()->text( $value, $this->settings->get()->currency ) : __( 'Ask for price', 'sedifex-sync' ),
			'stock' === $what       => is_int( $value ) ? number_format_i18n( $value ) : __( 'Not counted', 'sedifex-sync' ),
			is_bool( $value )       => $value ? __( 'Yes', 'sedifex-sync' ) : __( 'No', 'sedifex-sync' ),
			default                 => is_scalar( $value ) ? (string) $value : '',
		};
	}
}
