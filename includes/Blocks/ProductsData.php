<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * Everything that the products block prints. Texts are plain (render.php escapes them) but for the two
 * that say HTML.
 *
 * @phpstan-type Link array{label: string, url: string, current: bool}
 */
final class ProductsData {

	/**
	 * @param string                            $region    Name of the part of the page that navigation exchanges.
	 * @param string                            $classes   Of the outermost element.
	 * @param string                            $style     Of the grid.
	 * @param string                            $html      The cards, or the item; escaped.
	 * @param bool                              $is_item   One item's details instead of the grid.
	 * @param ShopRequest                       $request   What is shown, and the addresses of the rest.
	 * @param bool                              $search    Search field.
	 * @param array<string, string>             $sorts     Orders to choose from; none = no choice.
	 * @param list<Link>                        $chips     Categories.
	 * @param list<Link>                        $paging    Pages; none = one page.
	 * @param string                            $cart_html The way to the cart; escaped.
	 * @param string                            $found     "40 items", said to screen readers and shown above a search.
	 * @param string                            $message   Instead of the grid, why it is empty.
	 * @param array{label: string, url: string}|null $way_out   What to do about it.
	 * @param int                               $as_of     When prices were last confirmed, UTC seconds.
	 * @param string                            $age       "Prices as of 14:05".
	 * @param bool                              $is_old    The age is worth saying.
	 */
	public function __construct(
		public readonly string $region,
		public readonly string $classes,
		public readonly string $style,
		public readonly string $html,
		public readonly bool $is_item,
		public readonly ShopRequest $request,
		public readonly bool $search,
		public readonly array $sorts,
		public readonly array $chips,
		public readonly array $paging,
		public readonly string $cart_html,
		public readonly string $found,
		public readonly string $message,
		public readonly ?array $way_out,
		public readonly int $as_of,
		public readonly string $age,
		public readonly bool $is_old,
	) {
	}
}
