<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What came of an event. */
final class EventResult {

	public const APPLIED = 'applied';

	/** Something newer is known already. */
	public const STALE = 'stale';

	/** It says what is known already. */
	public const SAME = 'same';

	/** It uses a word that the status map does not have; the rest of it was taken. */
	public const UNKNOWN_WORD = 'unknown_word';

	/** A hint: what it is about is read again. */
	public const LOOKED = 'looked';

	/** It is about nothing that this site knows. */
	public const NOT_OURS = 'not_ours';

	/** A test delivery has come the whole way. */
	public const TEST = 'test';

	/**
	 * @param string                                            $verdict One of the constants.
	 * @param list<array{what: string, before: mixed, after: mixed}> $changes For the log; no personal data.
	 */
	public function __construct( public readonly string $verdict, public readonly array $changes = [] ) {
	}
}
