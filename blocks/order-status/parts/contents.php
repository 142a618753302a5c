<?php
/**
 * What is in the order, and what has happened so far.
 *
 * @var Sedifex\Sync\Blocks\StatusPage $view
 */

declare( strict_types=1 );

$sfx_order = $view->order;
if ( null === $sfx_order ) {
	return;
}
?>
<section aria-labelledby="sfx-items">
	<h3 id="sfx-items" class="sfx-order__title"><?php esc_html_e( 'What you ordered', 'sedifex-sync' ); ?></h3>
	<ul class="sfx-order__items">
		<?php foreach ( $sfx_order['items'] as $sfx_item ) : ?>
			<li><span><?php echo esc_html( $sfx_item['quantity'] . ' × ' . $sfx_item['name'] ); ?></span> <span><?php echo esc_html( $sfx_item['line'] ); ?></span></li>
		<?php endforeach; ?>
		<?php if ( '' !== $sfx_order['fee'] ) : ?>
			<li><span><?php esc_html_e( 'Payment fee', 'sedifex-sync' ); ?></span> <span><?php echo esc_html( $sfx_order['fee'] ); ?></span></li>
		<?php endif; ?>
		<li class="is-total"><span><?php esc_html_e( 'Total', 'sedifex-sync' ); ?></span> <strong><?php echo esc_html( $sfx_order['total'] ); ?></strong></li>
	</ul>
</section>
<section aria-labelledby="sfx-history" data-wp-bind--hidden="!state.events.length"<?php echo [] === $sfx_order['timeline'] ? ' hidden' : ''; ?>>
	<h3 id="sfx-history" class="sfx-order__title"><?php esc_html_e( 'So far', 'sedifex-sync' ); ?></h3>
	<ol class="sfx-order__events">
		<template data-wp-each--event="state.events" data-wp-each-key="context.event.key">
			<li><time data-wp-bind--datetime="context.event.at" data-wp-text="context.event.when"></time> <span data-wp-text="context.event.label"></span></li>
		</template>
		<?php foreach ( $sfx_order['timeline'] as $sfx_event ) : ?>
			<li data-wp-each-child="sedifex/order-status::state.events"><time datetime="<?php echo esc_attr( $sfx_event['at'] ); ?>"><?php echo esc_html( $sfx_event['when'] ); ?></time> <span><?php echo esc_html( $sfx_event['label'] ); ?></span></li>
		<?php endforeach; ?>
	</ol>
</section>
