<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Checkout\Quote;

/**
 * What the page shall show in answer to a form: filled by FormHandler before the theme starts, read by
 * the blocks while it prints. Untouched, it says what every visitor gets and caches may keep. One
 * object a request.
 *
 * @phpstan-import-type Priced from Quote
 */
final class Screen {

	/** True where the answer is this visitor's alone, so that his cookie may be read. */
	public bool $is_personal = false;

	/** True where the order is to be looked over once more before it is sent. */
	public bool $is_review = false;

	public CheckoutForm $form;

	/** @var array<string, string> Sentences by field, `items` for the cart. */
	public array $errors = [];

	/** What has to be said above it all. */
	public string $notice = '';

	/** Where the notice leads to. */
	public string $notice_url = '';

	/** The notice asks whether to order (once more); the next form says yes. */
	public bool $asks_again = false;

	/** @var Priced|null */
	public ?array $quote = null;

	/** @var array{type: string, id: string, quantity: int}|null What was just taken out of the cart. */
	public ?array $removed = null;

	/** What was typed to look an order up. */
	public string $reference = '';

	public string $contact = '';

	/** HTTP status of the page. */
	public int $status = 200;

	/** Seconds to wait, for the Retry-After header; 0 = none. */
	public int $retry_after = 0;

	public function __construct() {
		$this->form = new CheckoutForm();
	}
}
