<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What is wrong with a delivery, as far as it can be found out, with a sentence for the owner. */
final class Diagnosis {

	public const ACCEPTED_NOW = 'accepted_now';

	public const MISSING_HEADER = 'missing_header';

	public const MALFORMED = 'malformed';

	public const OLD_SECRET = 'old_secret';

	public const DOUBLED_PREFIX = 'doubled_prefix';

	public const REENCODED = 'reencoded';

	/** The two look alike: from a signature nobody can tell which of them it was. */
	public const WRONG_SECRET_OR_BODY = 'wrong_secret_or_body';

	public const OUT_OF_TIME = 'out_of_time';

	public const UNSIGNED = 'unsigned';

	public const UNKNOWN_SENDER = 'unknown_sender';

	/** Too large, compressed, or no JSON: it was not even looked at. */
	public const FORM = 'form';

	/** Too long to be kept whole, so its signature cannot be looked at again. */
	public const CUT_OFF = 'cut_off';

	public const NOT_SET_UP = 'not_set_up';

	public const LOCKED = 'locked';

	public const ALL = [
		self::ACCEPTED_NOW,
		self::MISSING_HEADER,
		self::MALFORMED,
		self::OLD_SECRET,
		self::DOUBLED_PREFIX,
		self::REENCODED,
		self::WRONG_SECRET_OR_BODY,
		self::OUT_OF_TIME,
		self::UNSIGNED,
		self::UNKNOWN_SENDER,
		self::FORM,
		self::CUT_OFF,
		self::NOT_SET_UP,
		self::LOCKED,
	];

	/**
	 * @param value-of<self::ALL> $code     Which.
	 * @param string              $sentence What it means, and what to do.
	 */
	public function __construct( public readonly string $code, public readonly string $sentence ) {
	}

	/** @return array{diagnosis: string, sentence: string} */
	public function to_array(): array {
		return [
			'diagnosis' => $this->code,
			'sentence'  => $this->sentence,
		];
	}
}
