<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Checkout\Quote;

/**
 * The details of an order as the visitor typed them, so that they can be shown again, sent on, or made
 * into the body that CheckoutService takes. Checks nothing: that is CheckoutService's.
 *
 * @phpstan-import-type Wanted from Quote
 */
final class CheckoutForm {

	/** The fields that people fill, in the order of the page. */
	public const FIELDS = [ 'name', 'phone', 'email', 'receive', 'location', 'note', 'payment' ];

	/** Our names of what CheckoutService calls otherwise, in its errors. */
	private const ERRORS = [
		'customer.name'     => 'name',
		'customer.phone'    => 'phone',
		'customer.email'    => 'email',
		'delivery.method'   => 'receive',
		'delivery.location' => 'location',
		'delivery.notes'    => 'note',
		'payment'           => 'payment',
		'items'             => 'items',
	];

	/**
	 * @param array<string, string> $values By the names of FIELDS; missing ones are ''.
	 * @param list<Wanted>          $items
	 * @param string                $intent '' until the review.
	 * @param int|null              $total  What the visitor was shown, in minor units.
	 * @param bool                  $again  The same order a second time, on purpose.
	 */
	public function __construct(
		private readonly array $values = [],
		public readonly array $items = [],
		public readonly string $intent = '',
		public readonly ?int $total = null,
		public readonly bool $again = false,
	) {
	}

	public static function from( Posted $posted ): self {
		$values = [];
		foreach ( self::FIELDS as $name ) {
			$values[ $name ] = $posted->text( $name );
		}
		return new self( $values, CartCookie::parse( $posted->text( 'items' ) ), $posted->text( 'intent' ), $posted->whole( 'total' ), '1' === $posted->text( 'again' ) );
	}

	public function value( string $name ): string {
		return $this->values[ $name ] ?? '';
	}

	/** @param list<Wanted> $items */
	public function with( array $items, string $intent ): self {
		return new self( $this->values, $items, $intent, $this->total, $this->again );
	}

	/**
	 * As POST /checkout takes it.
	 *
	 * @return array<string, mixed>
	 */
	public function body(): array {
		return [
			'intent'             => $this->intent,
			'items'              => $this->items,
			'customer'           => [
				'name'  => $this->value( 'name' ),
				'phone' => $this->value( 'phone' ),
				// Not asked for where it is not needed, so not passed on either.
				'email' => 'online' === $this->value( 'payment' ) ? $this->value( 'email' ) : '',
			],
			'delivery'           => [
				'method'   => $this->value( 'receive' ),
				'location' => 'pickup' === $this->value( 'receive' ) ? '' : $this->value( 'location' ),
				'notes'    => $this->value( 'note' ),
			],
			'payment'            => $this->value( 'payment' ),
			'quoted_total_minor' => $this->total,
			'again'              => $this->again,
		];
	}

	/**
	 * Errors by our own field names.
	 *
	 * @param array<mixed> $errors As CheckoutService names them.
	 * @return array<string, string>
	 */
	public static function errors( array $errors ): array {
		$out = [];
		foreach ( $errors as $name => $sentence ) {
			if ( is_string( $sentence ) ) {
				$out[ self::ERRORS[ $name ] ?? 'items' ] = $sentence;
			}
		}
		return $out;
	}
}
