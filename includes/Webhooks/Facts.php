<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Support\Json;

/** What a trusted delivery is about, read from its body alone. */
final class Facts {

	/**
	 * @param string     $identity What makes two deliveries the same event, unique within the source.
	 * @param string     $type     The source's own word for what happened.
	 * @param string     $object   What it happened to: `product:ID`, `order:REF`, '' = unknown.
	 * @param EventState $state    Pending, or settled at once: ignored, dead.
	 * @param string     $verdict  Why it is settled at once; '' = it is not.
	 * @param string     $note     A remark for the owner, as a code; '' = none.
	 */
	public function __construct(
		public readonly string $identity,
		public readonly string $type,
		public readonly string $object,
		public readonly EventState $state = EventState::Pending,
		public readonly string $verdict = '',
		public readonly string $note = '',
	) {
	}

	/** Proven to be from the sender, and not to be read: asking for it again would not help. */
	public static function malformed( string $body ): self {
		return new self( self::hash_of( $body ), '', '', EventState::Dead, 'malformed' );
	}

	/**
	 * The body where it is a JSON object, an empty one too: PHP's arrays tell `{}` and `[]` not apart.
	 *
	 * @return array<mixed>|null
	 */
	public static function object( string $body ): ?array {
		return '{' === substr( $body, strspn( $body, " \t\r\n" ), 1 ) ? Json::decode( $body ) : null;
	}

	/** Identity of a body that names none itself. */
	public static function hash_of( string $body ): string {
		return 'body:' . hash( 'sha256', $body );
	}
}
