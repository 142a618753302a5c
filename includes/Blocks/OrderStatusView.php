<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Orders\OrderPage;
use Sedifex\Sync\Orders\StatusUrl;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * Data of the order-status block: one order for whoever has its link, from our own record alone, else
 * the look-up form. What may be known of an order is OrderPage's to say; here it becomes words.
 *
 * @phpstan-import-type PageData from OrderPage
 * @phpstan-import-type ShownOrder from StatusPage
 */
final class OrderStatusView implements BlockView {

	public function __construct( private readonly SettingsStore $settings, private readonly OrderPage $orders, private readonly Screen $screen ) {
	}

	public function name(): string {
		return 'order-status';
	}

	public function data( array $attributes ): StatusPage {
		$address = Posted::address();
		$token   = StatusUrl::parse( $address->text( 'order' ) ) ?? '';
		$found   = '' === $token ? null : $this->orders->for_token( $token );
		$shown   = null === $found ? null : $this->shown( $found, self::is_return( $found ) );
		$page    = $this->settings->get()->page_url( 'status' );
		$page    = '' === $page ? (string) get_permalink() : $page;
		$notice  = $address->has( 'order' ) && null === $found ? __( 'We found no such order. Please open the link from your message again, or look it up here.', 'sedifex-sync' ) : '';
		$this->tell_script( null === $shown ? '' : $token, $shown );
		return new StatusPage(
			heading: self::attribute( $attributes, 'heading' ),
			help: self::attribute( $attributes, 'help' ),
			order: $shown,
			token: $token,
			urls: [
				'form' => $page,
				'self' => add_query_arg( StatusUrl::ARGUMENT, $token, $page ),
				'last' => add_query_arg( 'sfx_view', 'last', $page ),
			],
			notice: '' !== $this->screen->notice ? $this->screen->notice : $notice,
			reference: $this->screen->reference,
			contact: $this->screen->contact,
			whatsapp_url: $this->whatsapp_url(),
			site: get_bloginfo( 'name', 'display' ),
		);
	}

	/** @param ShownOrder|null $order */
	private function tell_script( string $token, ?array $order ): void {
		wp_interactivity_config(
			'sedifex/order-status',
			[
				'token' => $token,
				'texts' => [
					/* translators: %s: a time of day. */
					'looked'     => __( 'Last looked at %s', 'sedifex-sync' ),
					'looking'    => __( 'Looking…', 'sedifex-sync' ),
					'notLooked'  => __( 'No connection. This is how it stood last time.', 'sedifex-sync' ),
					'confirming' => self::confirming(),
					'copied'     => __( 'Copied', 'sedifex-sync' ),
					'copy'       => __( 'Copy', 'sedifex-sync' ),
					'payNow'     => __( 'Pay now', 'sedifex-sync' ),
					'payAgain'   => __( 'Pay again', 'sedifex-sync' ),
				],
			]
		);
		// Plain values, and the same that the markup has: nothing flickers when the script arrives.
		wp_interactivity_state(
			'sedifex/order-status',
			[
				'ready'      => false,
				'headline'   => $order['headline'] ?? '',
				'nextStep'   => $order['next_step'] ?? '',
				'tone'       => $order['tone'] ?? '',
				'canPay'     => $order['can_pay'] ?? false,
				'payLabel'   => $order['pay_label'] ?? '',
				'looked'     => $order['looked'] ?? '',
				'confirming' => $order['is_confirming'] ?? false,
				'copyLabel'  => __( 'Copy', 'sedifex-sync' ),
				'said'       => '',
				'steps'      => $order['progress'] ?? [],
				'events'     => $order['timeline'] ?? [],
				'own'        => [],
			]
		);
	}

	/**
	 * @param PageData $order
	 * @return ShownOrder
	 */
	private function shown( array $order, bool $is_confirming ): array {
		return [
			'reference'     => $order['reference'],
			'headline'      => $order['headline'],
			'next_step'     => $is_confirming ? self::confirming() : $order['next_step'],
			'tone'          => self::tone( $order ),
			'total'         => MoneyFormat::of_site()->text( $order['total_minor'], $order['currency'] ),
			'fee'           => $order['fee_minor'] > 0 ? MoneyFormat::of_site()->text( $order['fee_minor'], $order['currency'] ) : '',
			'items'         => array_map(
				static fn( array $item ): array => [
					'name'     => $item['name'],
					'quantity' => $item['quantity'],
					'line'     => MoneyFormat::of_site()->text( $item['line_minor'], $order['currency'] ),
				],
				$order['items']
			),
			'progress'      => array_map(
				static fn( array $step ): array => [
					'label'   => $step['label'],
					'done'    => $step['done'],
					'current' => $step['current'],
				],
				$order['progress']
			),
			'timeline'      => array_map(
				static fn( array $event ): array => [
					'key'   => $event['at'] . $event['label'],
					'at'    => $event['at'],
					'when'  => self::when( $event['at'] ),
					'label' => $event['label'],
				],
				$order['timeline']
			),
			'can_pay'       => $order['can_pay'] && ! $is_confirming,
			'pay_label'     => 'failed' === $order['payment'] ? __( 'Pay again', 'sedifex-sync' ) : __( 'Pay now', 'sedifex-sync' ),
			'whatsapp_url'  => $order['whatsapp_url'],
			/* translators: %s: date and time. */
			'looked'        => null === $order['checked_at'] ? '' : sprintf( __( 'Last looked at %s', 'sedifex-sync' ), self::when( $order['checked_at'] ) ),
			'is_confirming' => $is_confirming,
		];
	}

	/**
	 * Back from the payment page. Says nothing about the payment: only that somebody came from there.
	 *
	 * @param PageData $order
	 */
	private static function is_return( array $order ): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- names that the payment provider adds; only looked whether they are there.
		return 'pending' === $order['payment'] && ( isset( $_GET['trxref'] ) || isset( $_GET['reference'] ) );
	}

	/**
	 * Colour beside the word.
	 *
	 * @param PageData $order
	 */
	private static function tone( array $order ): string {
		$good = [ 'paid', 'delivered', 'completed' ];
		if ( 'failed' === $order['payment'] || in_array( $order['stage'], [ 'cancelled', 'returned', 'failed' ], true ) || 'rejected' === $order['state'] ) {
			return 'bad';
		}
		return in_array( $order['payment'], $good, true ) || in_array( $order['stage'], $good, true ) ? 'good' : 'waiting';
	}

	private static function confirming(): string {
		return __( 'We are confirming your payment… This usually takes less than a minute.', 'sedifex-sync' );
	}

	/** In the site's own zone; scripts show the visitor's. */
	private static function when( string $iso ): string {
		$time   = strtotime( $iso );
		$date   = get_option( 'date_format' );
		$hour   = get_option( 'time_format' );
		$format = ( is_string( $date ) ? $date : 'j F Y' ) . ', ' . ( is_string( $hour ) ? $hour : 'H:i' );
		return false === $time ? '' : (string) wp_date( $format, $time );
	}

	private function whatsapp_url(): string {
		$number = (string) preg_replace( '/\D/', '', $this->settings->get()->whatsapp );
		return '' === $number ? '' : 'https://wa.me/' . $number;
	}

	/** @param array<string, mixed> $attributes */
	private static function attribute( array $attributes, string $name ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) ? trim( $value ) : '';
	}
}
