<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** One thing that must be right before a shop opens, and how we know whether it is. */
final class ChecklistItem {

	public const STATES = [ 'ok', 'todo', 'not_set_up', 'unknown' ];

	/**
	 * @param string      $id         Stable name.
	 * @param string      $state      Of self::STATES; `unknown` = nothing has happened yet that would tell.
	 * @param string      $title      What must be right, in plain words.
	 * @param string      $how        How we know, or what to do.
	 * @param string|null $action_url Where it is done.
	 * @param string      $action     What that is called; '' where there is no address.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $state,
		public readonly string $title,
		public readonly string $how,
		public readonly ?string $action_url = null,
		public readonly string $action = '',
	) {
	}

	/** @return array{id: string, state: string, title: string, how: string, action: string, action_url: string|null} */
	public function to_array(): array {
		return [
			'id'         => $this->id,
			'state'      => $this->state,
			'title'      => $this->title,
			'how'        => $this->how,
			'action'     => $this->action,
			'action_url' => $this->action_url,
		];
	}
}
