<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\Attempt;

/**
 * Weighs what the reads of all attempts say into one payment state: paid if any attempt is, else that
 * of the newest. Paid is sticky against pending and failed; what contradicts it goes to a person.
 */
final class PaymentVerdict {

	/** @var list<string> Upstream ids that are proven paid. */
	private array $paid = [];

	private ?string $payment = null;

	private ?string $raw_payment = null;

	private ?string $raw_stage = null;

	private string $attention = '';

	/** @var array<string, mixed> */
	private array $evidence = [];

	private bool $was_read = false;

	private bool $cash = false;

	private bool $has_missed = false;

	public function __construct( private readonly Order $order ) {
	}

	/** Sedifex answered, and does not know the id. */
	public function not_there(): void {
		$this->was_read = true;
	}

	/** An attempt could not be read. */
	public function missed(): void {
		$this->has_missed = true;
	}

	/** Attempts come oldest first. */
	public function add( Attempt $attempt, string $raw_payment, string $raw_stage, ?int $paid_minor ): void {
		$this->was_read = true;
		$payment        = StatusMap::payment( 'sedifex', $raw_payment );
		if ( 'paid' === $payment && ! StatusMap::is_cash( $raw_payment ) && ( null === $paid_minor || $paid_minor < $attempt->total_minor ) ) {
			$this->attention                         = 'underpaid';
			$this->evidence[ $attempt->upstream_id ] = [
				'expected_minor' => $attempt->total_minor,
				'paid_minor'     => $paid_minor,
			];
			return;
		}
		$counts = [] === $this->paid || 'paid' === $payment;
		if ( 'paid' === $payment ) {
			$this->paid[]                            = $attempt->upstream_id;
			$this->cash                              = $this->cash || StatusMap::is_cash( $raw_payment );
			$this->evidence[ $attempt->upstream_id ] = [
				'expected_minor' => $attempt->total_minor,
				'paid_minor'     => $paid_minor,
			];
		}
		if ( $counts ) {
			$this->payment     = $payment ?? $this->payment;
			$this->raw_payment = $raw_payment;
			$this->raw_stage   = $raw_stage;
		}
	}

	public function change(): OrderChange {
		$payment = $this->payment;
		$was     = $this->order->payment;
		$stage   = null === $this->raw_stage ? null : StatusMap::stage( 'sedifex', $this->raw_stage );
		if ( 'paid' === $was && in_array( $payment, [ 'pending', 'failed' ], true ) ) {
			$this->attention = 'failed' === $payment ? 'failed_after_paid' : $this->attention;
			$payment         = null;
		}
		if ( $this->is_paid_twice() ) {
			$this->attention = 'paid_twice';
		}
		if ( 'cancelled_cash' === $this->raw_payment ) {
			$stage = 'cancelled';
		}
		return new OrderChange(
			$payment,
			$stage,
			null === $payment ? null : $this->raw_payment,
			null === $stage ? null : $this->raw_stage,
			// What a person has been asked to look at stays until that person says so.
			'' === $this->attention ? null : $this->attention,
			$this->evidence,
			$this->was_read,
			$this->was_read && ! $this->has_missed
		);
	}

	private function is_paid_twice(): bool {
		$online_now = [] !== $this->paid && ! $this->cash;
		return count( $this->paid ) > 1
			|| ( $online_now && StatusMap::is_cash( $this->order->raw_payment ) && 'paid' === $this->order->payment )
			|| ( $online_now && 'cancelled' === $this->order->stage && 'paid' !== $this->order->payment );
	}
}
