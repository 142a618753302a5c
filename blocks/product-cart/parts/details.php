<?php
/**
 * Part two: who the order is for, and where it goes.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 */

declare( strict_types=1 );
?>
<section class="sfx-cart__part" aria-labelledby="sfx-details">
	<h2 id="sfx-details" class="sfx-cart__title"><?php esc_html_e( 'Your details', 'sedifex-sync' ); ?></h2>
	<?php
	foreach ( $view->fields['person'] as $sfx_field ) {
		require __DIR__ . '/field.php';
	}
	$sfx_choice = [ 'receive', __( 'How do you want to get it?', 'sedifex-sync' ) ];
	require __DIR__ . '/choice.php';
	foreach ( $view->fields['place'] as $sfx_field ) {
		require __DIR__ . '/field.php';
	}
	?>
	<label class="sfx-cart__remember" data-wp-bind--hidden="!state.ready" hidden>
		<input type="checkbox" data-sfx-remember>
		<?php esc_html_e( 'Remember my details on this phone', 'sedifex-sync' ); ?>
	</label>
</section>
