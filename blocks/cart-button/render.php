<?php
/**
 * The way to the cart; the visitor's own browser puts in what is in it.
 *
 * @package Sedifex\Sync
 *
 * @var Sedifex\Sync\Blocks\CartButtonData $view What to show.
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;
$outer = [
	'data-wp-interactive'         => 'sedifex/cart-button',
	'data-wp-init'                => 'callbacks.start',
	'data-sfx-cold'               => 'true',
	'data-wp-bind--data-sfx-cold' => 'state.none',
];
?>
<div <?php echo get_block_wrapper_attributes( $outer ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- WordPress escapes it. ?>>
	<a class="sfx-bag" href="<?php echo esc_url( $view->cart_url ); ?>" aria-label="<?php esc_attr_e( 'Cart', 'sedifex-sync' ); ?>">
		<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true"><path d="M5.5 8h13l1 12.5h-15zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5"/></svg>
		<span class="sfx-bag__count" hidden></span>
		<span class="sfx-bag__total" hidden<?php echo $view->show_total ? '' : ' data-off'; ?>></span>
	</a>
<?php
if ( ! wp_is_serving_rest_request() ) {
	// What this browser last had in the bag is there at the first paint, so nothing moves later.
	wp_print_inline_script_tag( '(a=>{try{JSON.parse(localStorage.sedifex_bag||"[]").forEach((w,i)=>{const s=a[i];s.textContent=w;s.hidden=!w||"off"in s.dataset})}catch{}})(document.currentScript.previousElementSibling.querySelectorAll("span"))' );
}
?>
</div>
