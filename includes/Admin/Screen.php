<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** One screen of the owner's menu. Its script is made from src/admin/{name}/index.tsx. */
final class Screen {

	/**
	 * @param string       $name      Folder of its script, and id in its addresses.
	 * @param string       $title     Heading of the screen and title of the page.
	 * @param string       $menu      Its entry in the menu.
	 * @param list<string> $preloaded REST paths whose answers come with the page.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $title,
		public readonly string $menu,
		public readonly array $preloaded,
	) {
	}

	/** The first screen is that of the menu itself, so it has the menu's slug. */
	public function slug(): string {
		return Screens::FIRST === $this->name ? Screens::MENU : Screens::MENU . '-' . $this->name;
	}
}
