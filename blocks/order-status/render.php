<?php
/**
 * One order for whoever has its link; without a link, the look-up form. The data are OrderStatusView's.
 *
 * @var Sedifex\Sync\Blocks\StatusPage $view
 */

declare( strict_types=1 );

$sfx_wrapper = [
	'data-wp-interactive'         => 'sedifex/order-status',
	'data-wp-init'                => 'callbacks.start',
	'data-sfx-cold'               => 'true',
	'data-wp-bind--data-sfx-cold' => 'state.none',
];
?>
<div <?php echo get_block_wrapper_attributes( $sfx_wrapper ); // phpcs:ignore WordPress.Security.EscapeOutput -- core escapes. ?>>
	<?php if ( '' !== $view->notice ) : ?>
		<p class="sfx-order__notice" role="alert"><?php echo esc_html( $view->notice ); ?></p>
	<?php endif; ?>
	<?php require __DIR__ . ( null === $view->order ? '/parts/lookup.php' : '/parts/order.php' ); ?>
</div>
