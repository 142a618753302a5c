<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * What the product-cart block prints, ready in words. A plain value: ProductCartView makes it.
 *
 * @phpstan-import-type Field from CheckoutFields
 * @phpstan-import-type Choice from CheckoutFields
 * @phpstan-import-type CartLineView from CartLines
 */
final class CartPage {

	/**
	 * @param array{form: string, shop: string, last: string, status: string, notice: string, whatsapp: string}                $urls
	 * @param list<CartLineView>                                                                                                $lines   Of the cookie; empty on a page for everybody.
	 * @param array{id: string, type: string, quantity: int, name: string}|null                                                 $removed What can be put back.
	 * @param array{person: list<Field>, place: list<Field>, receive: list<Choice>, payment: list<Choice>}                      $fields
	 * @param array<string, string>                                                                                             $errors  By field; '' = none.
	 * @param array{hidden: array<string, string>, totals: list<array{label: string, amount: string}>, total: string, said: list<array{label: string, value: string}>, button: string}|null $review
	 */
	public function __construct(
		public readonly string $heading,
		public readonly string $note,
		public readonly bool $is_personal,
		public readonly array $urls,
		public readonly array $lines,
		public readonly string $subtotal,
		public readonly ?array $removed,
		public readonly array $fields,
		public readonly array $errors,
		public readonly string $notice,
		public readonly string $intent,
		public readonly ?array $review,
	) {
	}

	/**
	 * There is nothing in the cart of the way without script, so nothing is asked either. Where something
	 * has to be said, what was typed is shown again all the same.
	 */
	public function is_empty(): bool {
		return $this->is_personal && [] === $this->lines && '' === $this->notice;
	}
}
