<?php
/**
 * The cart page: the visitor's cart, details and payment; or, after the form was sent without script,
 * the review of the order. The data are ProductCartView's.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 */

declare( strict_types=1 );

$sfx_wrapper = null === $view->review ? [
	'class'                       => 'is-waiting',
	'data-wp-interactive'         => 'sedifex/product-cart',
	'data-wp-init'                => 'callbacks.start',
	'data-sfx-cold'               => 'true',
	'data-wp-bind--data-sfx-cold' => 'state.none',
	'data-wp-class--is-waiting'   => '!state.ready',
] : [];
?>
<div <?php echo get_block_wrapper_attributes( $sfx_wrapper ); // phpcs:ignore WordPress.Security.EscapeOutput -- core escapes. ?>>
	<?php if ( '' !== $view->heading ) : ?>
		<h2 class="wp-block-heading"><?php echo esc_html( $view->heading ); ?></h2>
	<?php endif; ?>
	<?php if ( null !== $view->review ) : ?>
		<?php require __DIR__ . '/parts/review.php'; ?>
	<?php else : ?>
		<p class="sfx-cart__said" role="status" data-wp-text="state.said"></p>
		<?php if ( '' !== $view->notice ) : ?>
			<p class="sfx-cart__notice" role="alert"><?php echo esc_html( $view->notice ); ?></p>
		<?php endif; ?>
		<?php require __DIR__ . '/parts/cart.php'; ?>
		<form class="sfx-cart__form" method="post" action="<?php echo esc_url( $view->urls['form'] ); ?>" data-wp-bind--hidden="state.empty"<?php echo $view->is_empty() ? ' hidden' : ''; ?> data-wp-on--submit="actions.submit" data-wp-on--focusout="actions.leave" data-wp-on--change="actions.change">
			<input type="hidden" name="sfx_action" value="review">
			<?php if ( '' !== $view->intent ) : ?>
				<input type="hidden" name="sfx_intent" value="<?php echo esc_attr( $view->intent ); ?>">
			<?php endif; ?>
			<?php require __DIR__ . '/parts/details.php'; ?>
			<?php require __DIR__ . '/parts/pay.php'; ?>
		</form>
	<?php endif; ?>
</div>
