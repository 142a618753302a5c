<?php
/**
 * Part three: how to pay, what it comes to, and the one button. Without script the button leads to the
 * review, which shows fee and total.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 */

declare( strict_types=1 );
?>
<section class="sfx-cart__part" aria-labelledby="sfx-pay">
	<h2 id="sfx-pay" class="sfx-cart__title"><?php esc_html_e( 'Pay', 'sedifex-sync' ); ?></h2>
	<?php
	$sfx_choice = [ 'payment', __( 'How do you want to pay?', 'sedifex-sync' ) ];
	require __DIR__ . '/choice.php';
	?>
	<dl class="sfx-cart__sums" data-wp-bind--hidden="!state.total" data-wp-class--is-old="state.old" hidden>
		<div><dt><?php esc_html_e( 'Items', 'sedifex-sync' ); ?></dt><dd data-wp-text="state.subtotal"></dd></div>
		<div data-wp-bind--hidden="!state.fee"><dt><?php esc_html_e( 'Payment fee', 'sedifex-sync' ); ?></dt><dd data-wp-text="state.fee"></dd></div>
		<div class="sfx-cart__total"><dt><?php esc_html_e( 'Total', 'sedifex-sync' ); ?></dt><dd data-wp-text="state.total"></dd></div>
	</dl>
	<div class="sfx-cart__notice" role="alert" data-wp-bind--hidden="!state.notice" hidden>
		<p data-wp-text="state.notice"></p>
		<p>
			<a data-wp-bind--href="state.link" data-wp-bind--hidden="!state.link" hidden><?php esc_html_e( 'See that order', 'sedifex-sync' ); ?></a>
			<button type="button" class="sfx-cart__link" data-wp-on--click="actions.again" data-wp-bind--hidden="!state.question" data-wp-text="state.question" hidden></button>
			<?php if ( '' !== $view->urls['whatsapp'] ) : ?>
				<a href="<?php echo esc_url( $view->urls['whatsapp'] ); ?>" rel="noopener" data-wp-bind--hidden="!state.ask" hidden><?php esc_html_e( 'Ask the store on WhatsApp', 'sedifex-sync' ); ?></a>
			<?php endif; ?>
		</p>
	</div>
	<button class="wp-element-button sfx-cart__order" data-wp-bind--aria-disabled="state.busy" data-wp-class--is-busy="state.busy"><span data-wp-text="state.button"><?php esc_html_e( 'Review your order', 'sedifex-sync' ); ?></span></button>
	<?php if ( '' !== $view->note ) : ?>
		<p class="sfx-cart__note"><?php echo esc_html( $view->note ); ?></p>
	<?php endif; ?>
</section>
