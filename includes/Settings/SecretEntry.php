<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/** One secret of several that a sender may prove itself with. Not to be printed: it holds the secret itself. */
final class SecretEntry {

	/**
	 * @param string $id       Names it without telling anything of it.
	 * @param string $value    The secret.
	 * @param int    $made_at  UTC seconds; 0 = not known.
	 * @param int    $ended_at UTC seconds; 0 = it is live.
	 */
	public function __construct( public readonly string $id, public readonly string $value, public readonly int $made_at = 0, public readonly int $ended_at = 0 ) {
	}

	public function is_live(): bool {
		return 0 === $this->ended_at;
	}

	public function ended( int $at ): self {
		return new self( $this->id, $this->value, $this->made_at, $at );
	}

	/** Four of a short secret would be too much of it. */
	public static function last4( string $value ): string {
		return strlen( $value ) >= 12 ? substr( $value, -4 ) : '';
	}
}
