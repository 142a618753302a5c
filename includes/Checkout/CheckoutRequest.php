<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Checkout;

use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Support\Json;
use Sedifex\Sync\Support\PhoneNumber;
use Sedifex\Sync\Support\Ulid;

/**
 * What a visitor sent, read field by field: everything that is not named here does not exist. Says
 * what is wrong beside the field it is about; prices nothing.
 *
 * @phpstan-import-type Wanted from Quote
 */
final class CheckoutRequest {

	private const MOST_LINES = 50;

	private const LONGEST_EMAIL = 190;

	/**
	 * @param list<Wanted>                                             $items
	 * @param array{name: string, email: string, phone: string}        $customer Phone as E.164.
	 * @param array{method: string, location: string, notes: string}   $delivery
	 * @param array<string, string>                                    $errors   By field: `customer.phone`.
	 */
	private function __construct(
		public readonly string $ulid,
		public readonly string $body_hash,
		public readonly array $items,
		public readonly array $customer,
		public readonly array $delivery,
		public readonly string $payment,
		public readonly ?int $quoted_total_minor,
		public readonly bool $again,
		public readonly array $errors,
	) {
	}

	/** @param array<mixed> $body Decoded JSON, or the same made from a form. */
	public static function read( array $body, Settings $settings ): self {
		$customer = self::group( $body, 'customer' );
		$delivery = self::group( $body, 'delivery' );
		$payment  = self::text( $body, 'payment', 20 );
		$errors   = [];
		$items    = self::items( $body['items'] ?? null, $errors );
		$read     = [
			'name'  => self::text( $customer, 'name', 120 ),
			// Cut short, it might be somebody else's.
			'email' => strtolower( self::text( $customer, 'email', self::LONGEST_EMAIL + 1 ) ),
			'phone' => self::text( $customer, 'phone', 40 ),
		];
		$place    = [
			'method'   => self::text( $delivery, 'method', 20 ),
			'location' => self::text( $delivery, 'location', 220 ),
			'notes'    => self::text( $delivery, 'notes', 500 ),
		];
		$quoted   = is_int( $body['quoted_total_minor'] ?? null ) ? $body['quoted_total_minor'] : null;
		$hash     = hash( 'sha256', Json::canonical( [ $items, $read, $place, $payment, $quoted ] ) );
		$phone    = PhoneNumber::parse( $read['phone'] );
		$errors  += self::check( $read, $phone, $place, $payment, $settings );
		return new self( Ulid::parse( self::text( $body, 'intent', 40 ) ) ?? '', $hash, $items, [ ...$read, 'phone' => $phone ?? $read['phone'] ], $place, $payment, $quoted, true === ( $body['again'] ?? false ), $errors );
	}

	/** Same contact and same items: what a second order by mistake would share. 64 hex digits. */
	public function repeat_key(): string {
		$lines = $this->items;
		usort( $lines, static fn( array $a, array $b ): int => strcmp( $a['type'] . $a['id'], $b['type'] . $b['id'] ) );
		return hash( 'sha256', Json::canonical( [ $this->customer['phone'], $lines ] ) );
	}

	/**
	 * @param array{name: string, email: string, phone: string}      $customer
	 * @param array{method: string, location: string, notes: string} $delivery
	 * @return array<string, string>
	 */
	private static function check( array $customer, ?string $phone, array $delivery, string $payment, Settings $settings ): array {
		$errors = [];
		if ( mb_strlen( $customer['name'] ) < 2 ) {
			$errors['customer.name'] = __( 'Please tell the store your name.', 'sedifex-sync' );
		}
		if ( null === $phone ) {
			$errors['customer.phone'] = '' === $customer['phone'] ? __( 'The store needs a phone number to reach you.', 'sedifex-sync' ) : __( 'This phone number looks incomplete. Write it like 024 000 0000, or with the country code.', 'sedifex-sync' );
		}
		if ( '' !== $customer['email'] && ! self::is_email( $customer['email'] ) ) {
			$errors['customer.email'] = __( 'This e-mail address looks incomplete.', 'sedifex-sync' );
		} elseif ( '' === $customer['email'] && 'online' === $payment ) {
			$errors['customer.email'] = __( 'Online payment needs an e-mail address for the receipt.', 'sedifex-sync' );
		}
		if ( ! in_array( $payment, $settings->payments, true ) ) {
			$errors['payment'] = __( 'Please choose how to pay.', 'sedifex-sync' );
		}
		if ( ! in_array( $delivery['method'], $settings->receive, true ) ) {
			$errors['delivery.method'] = __( 'Please choose how you want to receive your order.', 'sedifex-sync' );
		} elseif ( 'delivery' === $delivery['method'] && mb_strlen( $delivery['location'] ) < 3 ) {
			$errors['delivery.location'] = __( 'Where should it be delivered? A place and a landmark help.', 'sedifex-sync' );
		}
		return $errors;
	}

	/** Stricter than WordPress alone: the payment provider must take it too (contract 4.6). */
	private static function is_email( string $email ): bool {
		return strlen( $email ) <= self::LONGEST_EMAIL && false !== is_email( $email ) && 1 === preg_match( '/^[^@\s]+@[^@\s]+\.[^@\s]+$/D', $email );
	}

	/**
	 * @param array<string, string> $errors
	 * @return list<Wanted>
	 */
	private static function items( mixed $items, array &$errors ): array {
		$out = [];
		foreach ( is_array( $items ) ? array_slice( array_values( $items ), 0, self::MOST_LINES + 1 ) : [] as $item ) {
			$id       = is_array( $item ) ? self::text( $item, 'id', 200 ) : '';
			$type     = is_array( $item ) ? self::text( $item, 'type', 10 ) : '';
			$quantity = is_array( $item ) ? $item['quantity'] ?? null : null;
			if ( '' === $id || ! is_int( $quantity ) || $quantity < 1 || $quantity > Quote::MOST_QUANTITY ) {
				/* translators: %d: the largest quantity of one item. */
				$errors['items'] = sprintf( __( 'Please check the quantities: whole numbers from 1 to %d.', 'sedifex-sync' ), Quote::MOST_QUANTITY );
				continue;
			}
			$out[] = [
				'id'       => $id,
				'type'     => in_array( $type, [ 'service', 'course' ], true ) ? $type : 'product',
				'quantity' => $quantity,
			];
		}
		if ( count( $out ) > self::MOST_LINES ) {
			/* translators: %d: the largest number of different items in one order. */
			$errors['items'] = sprintf( __( 'One order can hold %d different items. Please order the rest separately.', 'sedifex-sync' ), self::MOST_LINES );
		} elseif ( [] === $out && ! isset( $errors['items'] ) ) {
			$errors['items'] = __( 'Your cart is empty.', 'sedifex-sync' );
		}
		return $out;
	}

	/**
	 * @param array<mixed> $from
	 * @return array<mixed>
	 */
	private static function group( array $from, string $name ): array {
		return is_array( $from[ $name ] ?? null ) ? $from[ $name ] : [];
	}

	/**
	 * One line of plain text, or '' for anything that is not text. Line breaks become spaces, control
	 * characters vanish, and what is too long is cut between characters.
	 *
	 * @param array<mixed> $from
	 */
	private static function text( array $from, string $name, int $most ): string {
		$value = $from[ $name ] ?? '';
		if ( ! is_string( $value ) || ! mb_check_encoding( $value, 'UTF-8' ) ) {
			return '';
		}
		$value = (string) preg_replace( [ '/[\r\n\t]+/', '/[\x00-\x1F\x7F]/' ], [ ' ', '' ], $value );
		return mb_substr( trim( $value ), 0, $most );
	}
}
