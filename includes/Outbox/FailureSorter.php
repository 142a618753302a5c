<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Outbox;

use Sedifex\Sync\Sedifex\Answer;

/**
 * Sorts every answer to a call with side effects. The rule behind it: only what an answer proves
 * counts, and whatever proves nothing is unknown. What a 200 says is checked by the delivery.
 */
final class FailureSorter {

	/** Refused before anything is done, and may be put right without a new order. */
	private const PASSING = [ 'contract-version-mismatch', 'missing-store-id' ];

	/** Codes of a 400 that Sedifex gives before it stores anything. */
	private const FINAL = [
		'customer-email-required',
		'customer-contact-required',
		'amount-required',
		'items-required',
		'missing-service-or-slot',
		'slot-not-found',
		'slot-not-open',
		'slot-capacity-exceeded',
	];

	/** Texts of a 500 that the payment provider gives before anything exists (contract 4.6). */
	private const REFUSED_BY_PROVIDER = [ 'Invalid Email Address Passed', 'Invalid Amount Sent' ];

	public function sort( Answer $answer ): Verdict {
		if ( $answer->proven_unsent ) {
			return Verdict::Unsent;
		}
		return match ( $answer->status ) {
			200           => $answer->ok() ? Verdict::Accepted : Verdict::Unknown,
			401, 403      => Verdict::NotCarriedOut,
			400           => $this->sort_400( $answer->code ),
			404           => Verdict::Absent,
			405           => Verdict::Rejected,
			500           => in_array( $answer->code, self::REFUSED_BY_PROVIDER, true ) ? Verdict::Rejected : Verdict::Unknown,
			default       => Verdict::Unknown,
		};
	}

	private function sort_400( string $code ): Verdict {
		if ( in_array( $code, self::PASSING, true ) ) {
			return Verdict::NotCarriedOut;
		}
		return in_array( $code, self::FINAL, true ) ? Verdict::Rejected : Verdict::Unknown;
	}
}
