<?php
/**
 * The steps of the order; those that the script draws look the same.
 *
 * @var Sedifex\Sync\Blocks\StatusPage $view
 */

declare( strict_types=1 );

$sfx_steps = $view->order['progress'] ?? [];
?>
<ol class="sfx-order__steps" data-wp-bind--hidden="!state.steps.length"<?php echo [] === $sfx_steps ? ' hidden' : ''; ?>>
	<template data-wp-each--step="state.steps" data-wp-each-key="context.step.label">
		<li data-wp-class--is-done="context.step.done" data-wp-class--is-current="context.step.current" data-wp-bind--aria-current="context.step.current" data-wp-text="context.step.label"></li>
	</template>
	<?php foreach ( $sfx_steps as $sfx_step ) : ?>
		<li data-wp-each-child="sedifex/order-status::state.steps" class="<?php echo ( $sfx_step['done'] ? 'is-done ' : '' ) . ( $sfx_step['current'] ? 'is-current' : '' ); ?>"<?php echo $sfx_step['current'] ? ' aria-current="true"' : ''; ?>><?php echo esc_html( $sfx_step['label'] ); ?></li>
	<?php endforeach; ?>
</ol>
