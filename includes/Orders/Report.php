<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

/**
 * What another system says of one of its orders, in our terms: reported, not proven, since nothing is
 * signed over it and there is nothing to ask. Each of its three parts (payment, stage, details) carries
 * a mark of its own: a text that sorts as "newer", so that the end does not depend on the order in
 * which reports arrive.
 *
 * @phpstan-type ReportItem array{name: string, quantity: int, unit_minor: int, line_minor: int}
 */
final class Report {

	/**
	 * @param string                $source       `selldone` or `sevi`.
	 * @param string                $key          The object of its events, unique in all systems.
	 * @param string                $reference    What its customer knows it by.
	 * @param int                   $reference_rank 1 to 3: how good a reference that is; a better one stays.
	 * @param string                $kind         `order`, `service` or `file`: which steps it goes through.
	 * @param string                $receive      `delivery` or `pickup`.
	 * @param string                $payment      Raw word; '' = says nothing of the payment.
	 * @param string                $payment_mark 18 digits.
	 * @param string                $stage        Raw word; '' = says nothing of the stage.
	 * @param string                $stage_mark   18 digits.
	 * @param string                $detail_mark  24 characters.
	 * @param bool                  $was_delivered Whether this report says that it was handed over.
	 * @param int                   $total_minor  As reported, in minor units of the currency.
	 * @param bool                  $tells_currency False = what was known stands in for it.
	 * @param list<ReportItem>      $items
	 * @param array{name: string, phone: string, email: string} $contact
	 * @param list<string>          $also         Every phone and e-mail that may look it up, in our form.
	 * @param array<string, string> $details      For the owner: name of the amount or field => value.
	 * @param int                   $at           UTC seconds of what it tells.
	 * @param int                   $ordered_at   UTC seconds; the order is no younger than that.
	 * @param string                $unknown      Words that the status map does not have, as they came; '' = none.
	 */
	public function __construct(
		public readonly string $source,
		public readonly string $key,
		public readonly string $reference,
		public readonly int $reference_rank,
		public readonly string $kind,
		public readonly string $receive,
		public readonly string $payment,
		public readonly string $payment_mark,
		public readonly string $stage,
		public readonly string $stage_mark,
		public readonly string $detail_mark,
		public readonly bool $was_delivered,
		public readonly int $total_minor,
		public readonly string $currency,
		public readonly bool $tells_currency,
		public readonly array $items,
		public readonly array $contact,
		public readonly array $also,
		public readonly array $details,
		public readonly int $at,
		public readonly int $ordered_at,
		public readonly string $unknown,
	) {
	}
}
