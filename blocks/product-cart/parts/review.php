<?php
/**
 * The order to be looked over, without script: made in the answer to the form, with the intent in it.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 */

declare( strict_types=1 );

$sfx_review = $view->review;
if ( null === $sfx_review ) {
	return;
}
?>
<section class="sfx-cart__part is-review" aria-labelledby="sfx-review">
	<h2 id="sfx-review" class="sfx-cart__title"><?php esc_html_e( 'Please look over your order', 'sedifex-sync' ); ?></h2>
	<ul class="sfx-cart__lines">
		<?php foreach ( $view->lines as $sfx_line ) : ?>
			<li class="sfx-cart__line">
				<span class="sfx-cart__what"><?php echo esc_html( $sfx_line['quantity'] . ' × ' . $sfx_line['name'] ); ?></span>
				<strong class="sfx-cart__amount"><?php echo esc_html( $sfx_line['total'] ); ?></strong>
			</li>
		<?php endforeach; ?>
	</ul>
	<dl class="sfx-cart__sums">
		<?php foreach ( $sfx_review['totals'] as $sfx_sum ) : ?>
			<div><dt><?php echo esc_html( $sfx_sum['label'] ); ?></dt><dd><?php echo esc_html( $sfx_sum['amount'] ); ?></dd></div>
		<?php endforeach; ?>
		<div class="sfx-cart__total"><dt><?php esc_html_e( 'Total', 'sedifex-sync' ); ?></dt><dd><?php echo esc_html( $sfx_review['total'] ); ?></dd></div>
	</dl>
	<dl class="sfx-cart__said-details">
		<?php foreach ( $sfx_review['said'] as $sfx_said ) : ?>
			<div><dt><?php echo esc_html( $sfx_said['label'] ); ?></dt><dd><?php echo esc_html( $sfx_said['value'] ); ?></dd></div>
		<?php endforeach; ?>
	</dl>
	<?php if ( '' !== $view->notice ) : ?>
		<div class="sfx-cart__notice" role="alert">
			<p><?php echo esc_html( $view->notice ); ?></p>
			<?php if ( '' !== $view->urls['notice'] ) : ?>
				<p><a href="<?php echo esc_url( $view->urls['notice'] ); ?>"><?php esc_html_e( 'See that order', 'sedifex-sync' ); ?></a></p>
			<?php endif; ?>
		</div>
	<?php endif; ?>
	<form method="post" action="<?php echo esc_url( $view->urls['form'] ); ?>">
		<?php foreach ( $sfx_review['hidden'] as $sfx_name => $sfx_value ) : ?>
			<input type="hidden" name="sfx_<?php echo esc_attr( $sfx_name ); ?>" value="<?php echo esc_attr( $sfx_value ); ?>">
		<?php endforeach; ?>
		<button class="wp-element-button sfx-cart__order" name="sfx_action" value="order"><?php echo esc_html( $sfx_review['button'] ); ?></button>
		<button class="sfx-cart__link" name="sfx_action" value="details"><?php esc_html_e( 'Change something', 'sedifex-sync' ); ?></button>
	</form>
</section>
