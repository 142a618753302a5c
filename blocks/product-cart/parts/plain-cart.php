<?php
/**
 * The cart without script.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 */

declare( strict_types=1 );

$sfx_form = static function ( string $action, string $type, string $id ) use ( $view ): void {
	printf(
		'<form method="post" action="%1$s"><input type="hidden" name="sfx_type" value="%3$s"><input type="hidden" name="sfx_id" value="%4$s"><input type="hidden" name="sfx_action" value="%2$s">',
		esc_url( $view->urls['form'] ),
		esc_attr( $action ),
		esc_attr( $type ),
		esc_attr( $id )
	);
};
?>
<div class="sfx-cart__plain" data-wp-bind--hidden="state.ready">
	<?php if ( null !== $view->removed ) : ?>
		<div class="sfx-cart__undo">
			<?php
			/* translators: %s: name of an item. */
			echo esc_html( sprintf( __( '%s removed.', 'sedifex-sync' ), $view->removed['name'] ) );
			$sfx_form( 'add', $view->removed['type'], $view->removed['id'] );
			?>
			<input type="hidden" name="sfx_quantity" value="<?php echo esc_attr( (string) $view->removed['quantity'] ); ?>">
			<button class="sfx-cart__link"><?php esc_html_e( 'Undo', 'sedifex-sync' ); ?></button></form>
		</div>
	<?php endif; ?>
	<?php if ( ! $view->is_personal ) : ?>
		<p><a href="<?php echo esc_url( $view->urls['form'] ); ?>" rel="nofollow"><?php esc_html_e( 'Show what is in your cart', 'sedifex-sync' ); ?></a></p>
	<?php elseif ( $view->is_empty() ) : ?>
		<?php // Said below, in the part that the script fills otherwise. ?>
	<?php elseif ( [] === $view->lines ) : ?>
		<div class="sfx-cart__empty"><p><?php esc_html_e( 'Your cart is empty.', 'sedifex-sync' ); ?></p><a class="wp-element-button" href="<?php echo esc_url( '' === $view->urls['shop'] ? home_url( '/' ) : $view->urls['shop'] ); ?>"><?php esc_html_e( 'Go to the shop', 'sedifex-sync' ); ?></a></div>
	<?php else : ?>
		<ul class="sfx-cart__lines">
			<?php foreach ( $view->lines as $sfx_line ) : ?>
				<li class="sfx-cart__line<?php echo '' === $sfx_line['problem'] ? '' : ' is-wrong'; ?>">
					<span class="sfx-cart__picture" aria-hidden="true"><?php echo '' === $sfx_line['image'] ? '<span>' . esc_html( $sfx_line['initial'] ) . '</span>' : '<img alt="" width="72" height="72" src="' . esc_url( $sfx_line['image'] ) . '">'; ?></span>
					<span class="sfx-cart__what"><?php echo esc_html( $sfx_line['name'] ); ?> <small><?php echo esc_html( $sfx_line['unit'] ); ?></small></span>
					<span class="sfx-cart__count">
						<?php $sfx_form( 'set', $sfx_line['type'], $sfx_line['id'] ); ?>
						<input type="number" name="sfx_quantity" min="0" max="<?php echo esc_attr( (string) $sfx_line['most'] ); ?>" value="<?php echo esc_attr( (string) $sfx_line['quantity'] ); ?>" aria-label="<?php /* translators: %s: name of an item. */ echo esc_attr( sprintf( __( 'How many of %s', 'sedifex-sync' ), $sfx_line['name'] ) ); ?>">
						<button class="sfx-cart__link"><?php esc_html_e( 'Update', 'sedifex-sync' ); ?></button></form>
					</span>
					<strong class="sfx-cart__amount"><?php echo esc_html( $sfx_line['total'] ); ?></strong>
					<?php $sfx_form( 'remove', $sfx_line['type'], $sfx_line['id'] ); ?><button class="sfx-cart__link sfx-cart__remove" aria-label="<?php /* translators: %s: name of an item. */ echo esc_attr( sprintf( __( 'Remove %s', 'sedifex-sync' ), $sfx_line['name'] ) ); ?>"><?php esc_html_e( 'Remove', 'sedifex-sync' ); ?></button></form>
					<?php if ( '' !== $sfx_line['problem'] ) : ?>
						<span class="sfx-cart__about"><?php echo esc_html( $sfx_line['problem'] ); ?> <?php echo '' === $sfx_line['url'] ? '' : '<a href="' . esc_url( $sfx_line['url'] ) . '">' . esc_html__( 'Book it there', 'sedifex-sync' ) . '</a>'; ?></span>
					<?php endif; ?>
				</li>
			<?php endforeach; ?>
		</ul>
		<p class="sfx-cart__total"><span><?php esc_html_e( 'Items', 'sedifex-sync' ); ?></span> <strong><?php echo esc_html( $view->subtotal ); ?></strong></p>
	<?php endif; ?>
</div>
