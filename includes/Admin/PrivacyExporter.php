<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Orders\StatusMap;
use Sedifex\Sync\Support\MoneyFormat;

/** Tells a person what this site stores of their orders, in words, for WordPress's export. */
final class PrivacyExporter {

	private const PAGE = 50;

	public function __construct( private readonly PrivacyStore $store, private readonly PrivacyMessages $texts ) {
	}

	/**
	 * @param array<mixed> $exporters Known ones.
	 * @return array<mixed>
	 */
	public function add( array $exporters ): array {
		$exporters['sedifex-sync'] = [
			'exporter_friendly_name' => __( 'Orders of your Sedifex shop', 'sedifex-sync' ),
			'callback'               => $this->page( ... ),
		];
		return $exporters;
	}

	/**
	 * @param int $page From 1.
	 * @return array{data: list<array<string, mixed>>, done: bool}
	 */
	public function page( string $email, int $page = 1 ): array {
		$all  = $this->store->references( $email );
		$data = [];
		foreach ( array_slice( $all, ( max( 1, $page ) - 1 ) * self::PAGE, self::PAGE ) as $reference ) {
			$record = $this->store->read( $reference, $email );
			if ( null !== $record ) {
				$data[] = [
					'group_id'          => 'sedifex-orders',
					'group_label'       => __( 'Orders', 'sedifex-sync' ),
					'group_description' => __( 'Orders placed in the shop of this site. Sedifex holds the record of them.', 'sedifex-sync' ),
					'item_id'           => 'sedifex-order-' . $reference,
					'data'              => self::words( $record ),
				];
			}
		}
		$is_last = $page * self::PAGE >= count( $all );
		return [
			'data' => $is_last ? [ ...$data, ...$this->messages( $email ) ] : $data,
			'done' => $is_last,
		];
	}

	/** @return list<array<string, mixed>> What other systems told this site of the person, word for word. */
	private function messages( string $email ): array {
		$out = [];
		foreach ( $this->texts->of( $email, $this->store->phones( $email ) ) as $message ) {
			$out[] = [
				'group_id'          => 'sedifex-messages',
				'group_label'       => __( 'Messages of other systems', 'sedifex-sync' ),
				'group_description' => __( 'What Sedifex, Selldone or Sevi told this site about orders.', 'sedifex-sync' ),
				'item_id'           => 'sedifex-message-' . $message['id'],
				'data'              => [
					[
						'name'  => __( 'Received on', 'sedifex-sync' ),
						'value' => (string) wp_date( self::option( 'date_format' ) . ' ' . self::option( 'time_format' ), $message['received_at'] ),
					],
					[
						'name'  => __( 'What it said', 'sedifex-sync' ),
						'value' => $message['source'] . ' ' . $message['type'] . ': ' . mb_substr( mb_scrub( $message['body'], 'UTF-8' ), 0, 10000 ),
					],
				],
			];
		}
		return $out;
	}

	/** @return list<array{name: string, value: string}> */
	private static function words( PrivacyRecord $record ): array {
		$delivery = $record->delivery();
		$order    = $record->order;
		$values   = [
			__( 'Reference', 'sedifex-sync' )         => $record->reference,
			__( 'Ordered on', 'sedifex-sync' )        => (string) wp_date( self::option( 'date_format' ) . ' ' . self::option( 'time_format' ), $record->ordered_at() ),
			__( 'Name', 'sedifex-sync' )              => $record->contact['name'],
			__( 'Phone', 'sedifex-sync' )             => $record->contact['phone'],
			__( 'E-mail', 'sedifex-sync' )            => $record->contact['email'],
			__( 'Place or landmark', 'sedifex-sync' ) => $delivery['location'],
			__( 'Note', 'sedifex-sync' )              => $delivery['notes'],
			__( 'Items', 'sedifex-sync' )             => implode( ', ', $record->items() ),
			__( 'Total', 'sedifex-sync' )             => null === $order ? '' : MoneyFormat::of_site()->text( $order['total_minor'], $order['currency'] ),
			__( 'Payment', 'sedifex-sync' )           => null === $order ? '' : StatusMap::label( $order['payment'] ),
			__( 'Progress', 'sedifex-sync' )          => null === $order ? __( 'The store did not take this order', 'sedifex-sync' ) : StatusMap::label( $order['stage'] ),
		];
		$out      = [];
		foreach ( array_filter( $values, static fn( string $value ): bool => '' !== $value ) as $name => $value ) {
			$out[] = [
				'name'  => $name,
				'value' => $value,
			];
		}
		return $out;
	}

	private static function option( string $name ): string {
		$value = get_option( $name );
		return is_string( $value ) ? $value : '';
	}
}
