<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * What the order-status block prints, ready in words. A plain value: OrderStatusView makes it. Holds no
 * contact data but what the visitor has just typed.
 *
 * @phpstan-type StatusEvent array{key: string, at: string, when: string, label: string}
 * @phpstan-type StatusStep array{label: string, done: bool, current: bool}
 * @phpstan-type ShownOrder array{
 *   reference: string, headline: string, next_step: string, tone: string, total: string, fee: string,
 *   items: list<array{name: string, quantity: int, line: string}>, progress: list<StatusStep>, timeline: list<StatusEvent>,
 *   can_pay: bool, pay_label: string, whatsapp_url: string, looked: string, is_confirming: bool
 * }
 */
final class StatusPage {

	/**
	 * @param ShownOrder|null                                     $order Null: the look-up form.
	 * @param string                                              $token Of the order; '' without one.
	 * @param array{form: string, self: string, last: string}     $urls  Where forms go, this order's page, the last order made here.
	 */
	public function __construct(
		public readonly string $heading,
		public readonly string $help,
		public readonly ?array $order,
		public readonly string $token,
		public readonly array $urls,
		public readonly string $notice,
		public readonly string $reference,
		public readonly string $contact,
		public readonly string $whatsapp_url,
		public readonly string $site,
	) {
	}
}
