<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

/** What one of the doctor's checks came to. */
final class Finding {

	/** Named one by one; the rest is only counted. */
	private const NAMED = 20;

	/**
	 * @param string       $check    Short and stable.
	 * @param string       $sentence What has to hold.
	 * @param list<string> $broken   References or ids where it does not hold, or what is wrong in words.
	 */
	public function __construct( public readonly string $check, public readonly string $sentence, public readonly array $broken ) {
	}

	public function is_whole(): bool {
		return [] === $this->broken;
	}

	/** @return array{check: string, state: string, found: int, rule: string, ids: string} */
	public function to_row(): array {
		$named = array_slice( $this->broken, 0, self::NAMED );
		return [
			'check' => $this->check,
			'state' => $this->is_whole() ? 'whole' : 'broken',
			'found' => count( $this->broken ),
			'rule'  => $this->sentence,
			'ids'   => implode( ', ', $named ) . ( count( $this->broken ) > self::NAMED ? ', …' : '' ),
		];
	}
}
