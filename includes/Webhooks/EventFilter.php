<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What the owner wants to see of the log: each value '' where it does not matter. */
final class EventFilter {

	public const SOURCES = [ 'sedifex', 'selldone', 'sevi' ];

	public const SORTS = [ 'received_at', 'type', 'source', 'attempts' ];

	/**
	 * @param string $search Part of a type, the beginning of what it is about, or an event's number.
	 * @param string $type   As the sender writes it.
	 * @param string $sort   Of SORTS.
	 */
	public function __construct(
		public readonly string $search = '',
		public readonly string $source = '',
		public readonly string $state = '',
		public readonly string $type = '',
		public readonly string $sort = 'received_at',
		public readonly bool $ascending = false,
		public readonly int $page = 1,
		public readonly int $per_page = 25,
	) {
	}

	/** The same events, one type or source of them only; '' = leaves that as it is. */
	public function only( string $source, string $type ): self {
		return new self( $this->search, '' === $source ? $this->source : $source, $this->state, '' === $type ? $this->type : $type, 'received_at', $this->ascending, $this->page, $this->per_page );
	}
}
