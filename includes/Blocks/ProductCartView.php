<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Checkout\Quote;
use Sedifex\Sync\Outbox\PaymentUrl;
use Sedifex\Sync\Settings\Settings;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Environment;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * Data of the product-cart block. Outside the answers to forms it is the same for every visitor, so
 * that a page cached for a month still sells: the lines come from the browser's own cart, or from the
 * cookie where Screen says that the page is personal.
 *
 * @phpstan-import-type Wanted from Quote
 */
final class ProductCartView implements BlockView {

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly CartLines $lines,
		private readonly CartCookie $cart,
		private readonly Screen $screen,
	) {
	}

	public function name(): string {
		return 'product-cart';
	}

	public function data( array $attributes ): CartPage {
		wp_interactivity_config( 'sedifex', [ 'i18n' => CartTexts::all() ] );
		wp_interactivity_config( 'sedifex/product-cart', $this->config() );
		$settings = $this->settings->get();
		$form     = $this->screen->form;
		$errors   = $this->screen->errors;
		$wanted   = $this->wanted();
		$priced   = [] === $wanted ? null : $this->lines->of( $wanted, $form->value( 'payment' ) );
		$removed  = $this->screen->removed;
		$page     = new CartPage(
			heading: self::attribute( $attributes, 'heading' ),
			note: self::attribute( $attributes, 'note' ),
			is_personal: $this->screen->is_personal,
			urls: $this->urls( $settings ),
			lines: $priced['lines'] ?? [],
			subtotal: null === $priced ? '' : MoneyFormat::of_site()->text( $priced['quote']['subtotal_minor'], $priced['quote']['currency'] ),
			removed: null === $removed ? null : [ ...$removed, 'name' => $this->lines->name( $removed['type'], $removed['id'] ) ],
			fields: [
				'person'  => CheckoutFields::person( $form, $errors, in_array( 'online', $settings->payments, true ) ),
				'place'   => CheckoutFields::place( $form, $errors, in_array( 'delivery', $settings->receive, true ) ),
				'receive' => CheckoutFields::receive( $form, $settings ),
				'payment' => CheckoutFields::payment( $form, $settings ),
			],
			errors: self::errors( $errors ),
			notice: $this->screen->notice,
			intent: $form->intent,
			review: $this->screen->is_review ? $this->review( $settings ) : null,
		);
		wp_interactivity_state( 'sedifex/product-cart', $this->state( $page->is_empty() ) );
		return $page;
	}

	/**
	 * What the script needs besides the page: constants only.
	 *
	 * @return array<string, mixed>
	 */
	private function config(): array {
		return [
			'hosts' => PaymentUrl::hosts(),
			'local' => Environment::is_local(),
		];
	}

	/**
	 * The first state, all of it plain values: on 6.8 a derived one would be blank until our script is
	 * there.
	 *
	 * @param bool $is_empty As the page is printed; the script sees to the rest.
	 * @return array<string, mixed>
	 */
	private function state( bool $is_empty ): array {
		return [
			'ready'    => false,
			'filled'   => false,
			'empty'    => $is_empty,
			'lines'    => [],
			'errors'   => self::errors( $this->screen->errors ),
			'subtotal' => '',
			'fee'      => '',
			'total'    => '',
			'old'      => false,
			'button'   => __( 'Review your order', 'sedifex-sync' ),
			'busy'     => false,
			'said'     => '',
			'notice'   => '',
			'link'     => null,
			'question' => '',
			'ask'      => false,
			'removed'  => '',
			'last'     => null,
			'lastText' => '',
		];
	}

	/** @return list<Wanted> */
	private function wanted(): array {
		if ( ! $this->screen->is_personal ) {
			return [];
		}
		return $this->screen->is_review ? $this->screen->form->items : $this->cart->lines();
	}

	/** @return array{form: string, shop: string, last: string, status: string, notice: string, whatsapp: string} */
	private function urls( Settings $settings ): array {
		$cart   = $settings->page_url( 'cart' );
		$status = $settings->page_url( 'status' );
		$number = (string) preg_replace( '/\D/', '', $settings->whatsapp );
		return [
			'form'     => add_query_arg( 'sfx_view', 'cart', '' !== $cart ? $cart : (string) get_permalink() ),
			'shop'     => $settings->page_url( 'shop' ),
			'last'     => '' === $status ? '' : add_query_arg( 'sfx_view', 'last', $status ),
			'status'   => $status,
			'notice'   => $this->screen->notice_url,
			'whatsapp' => '' === $number ? '' : 'https://wa.me/' . $number,
		];
	}

	/** @return array{hidden: array<string, string>, totals: list<array{label: string, amount: string}>, total: string, said: list<array{label: string, value: string}>, button: string} */
	private function review( Settings $settings ): array {
		$form     = $this->screen->form;
		$quote    = $this->screen->quote;
		$currency = $quote['currency'] ?? $settings->currency;
		$total    = MoneyFormat::of_site()->text( $quote['due_now_minor'] ?? 0, $currency );
		$totals   = [ [ 'label' => __( 'Items', 'sedifex-sync' ), 'amount' => MoneyFormat::of_site()->text( $quote['subtotal_minor'] ?? 0, $currency ) ] ];
		$fee      = $quote['processing_fee_minor'] ?? 0;
		$hidden   = [
			'intent' => $form->intent,
			'items'  => CartCookie::encode( $form->items ),
			'total'  => (string) ( $quote['due_now_minor'] ?? 0 ),
		];
		if ( $fee > 0 ) {
			$totals[] = [ 'label' => __( 'Payment fee', 'sedifex-sync' ), 'amount' => MoneyFormat::of_site()->text( $fee, $currency ) ];
		}
		foreach ( CheckoutForm::FIELDS as $name ) {
			$hidden[ $name ] = $form->value( $name );
		}
		if ( $this->screen->asks_again ) {
			$hidden['again'] = '1';
		}
		return [
			'hidden' => $hidden,
			'totals' => $totals,
			'total'  => $total,
			'said'   => $this->said( $settings ),
			'button' => $this->button( $form, $total ),
		];
	}

	private function button( CheckoutForm $form, string $total ): string {
		if ( 'online' === $form->value( 'payment' ) ) {
			/* translators: %s: an amount of money. */
			return sprintf( __( 'Pay %s securely', 'sedifex-sync' ), $total );
		}
		return 'pickup' === $form->value( 'receive' ) ? __( 'Place order, pay at pick-up', 'sedifex-sync' ) : __( 'Place order, pay on delivery', 'sedifex-sync' );
	}

	/**
	 * What the visitor typed, to be looked over.
	 *
	 * @return list<array{label: string, value: string}>
	 */
	private function said( Settings $settings ): array {
		$form   = $this->screen->form;
		$chosen = static fn( array $choices ): string => implode( '', array_column( array_filter( $choices, static fn( array $choice ): bool => $choice['checked'] ), 'label' ) );
		$out    = [];
		$body   = $form->body();
		$fields = [ ...CheckoutFields::person( $form, [], '' !== ( $body['customer']['email'] ?? '' ) ), ...CheckoutFields::place( $form, [], 'delivery' === $form->value( 'receive' ) ) ];
		foreach ( $fields as $field ) {
			if ( '' !== $field['value'] ) {
				$out[] = [ 'label' => 'note' === $field['name'] ? __( 'Note', 'sedifex-sync' ) : $field['label'], 'value' => $field['value'] ];
			}
		}
		$out[] = [ 'label' => __( 'How you get it', 'sedifex-sync' ), 'value' => $chosen( CheckoutFields::receive( $form, $settings ) ) ];
		$out[] = [ 'label' => __( 'How you pay', 'sedifex-sync' ), 'value' => $chosen( CheckoutFields::payment( $form, $settings ) ) ];
		return $out;
	}

	/**
	 * @param array<string, string> $errors
	 * @return array<string, string> One entry a field.
	 */
	private static function errors( array $errors ): array {
		return [ ...array_fill_keys( [ ...CheckoutForm::FIELDS, 'items' ], '' ), ...$errors ];
	}

	/** @param array<string, mixed> $attributes */
	private static function attribute( array $attributes, string $name ): string {
		$value = $attributes[ $name ] ?? '';
		return is_string( $value ) ? trim( $value ) : '';
	}
}
