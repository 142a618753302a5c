<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** Whether a delivery is from whom it says: yes, or the reason why not, for the owner. */
final class Trust {

	/** No secret is set up for this source, so nobody can prove anything. */
	public const NOT_SET_UP = 'not_set_up';

	/** The secrets are stored and cannot be read: the sender should come again later. */
	public const LOCKED = 'locked';

	public const MISSING = 'missing_header';

	/** A header that is not of the form that the source documents. */
	public const MALFORMED = 'malformed_header';

	/** Another secret, or another body than was signed: the two look alike. */
	public const MISMATCH = 'mismatch';

	/** Signed for a time that is too long ago or in the future. */
	public const OUT_OF_TIME = 'out_of_time';

	/** A signature is asked for, and there is none. */
	public const UNSIGNED = 'unsigned';

	/** From an address that the source does not name as its own. */
	public const UNKNOWN_SENDER = 'unknown_sender';

	/** The key that signatures are checked with is too long for it. */
	public const LONG_KEY = 'long_key';

	/**
	 * @param string $reason '' = trusted, else one of the constants.
	 * @param string $how    How it proved itself: signature, signature_doubled, path, token, bearer.
	 * @param string $secret Id of the secret that it proved itself with.
	 */
	private function __construct( public readonly string $reason, public readonly string $how, public readonly string $secret ) {
	}

	public static function given( string $how, string $secret ): self {
		return new self( '', $how, $secret );
	}

	public static function refused( string $reason ): self {
		return new self( $reason, '', '' );
	}

	public function is_given(): bool {
		return '' === $this->reason;
	}
}
