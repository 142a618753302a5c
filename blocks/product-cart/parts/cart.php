<?php
/**
 * Part one: the lines. With script they come from the browser's cart (the template); without, from the
 * cookie, each with forms of its own, on the page that no cache keeps.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 */

declare( strict_types=1 );
?>
<section class="sfx-cart__part" aria-labelledby="sfx-cart">
	<h2 id="sfx-cart" class="sfx-cart__title" tabindex="-1"><?php esc_html_e( 'Your cart', 'sedifex-sync' ); ?></h2>
	<?php require __DIR__ . '/plain-cart.php'; ?>
	<p class="sfx-cart__undo" data-wp-bind--hidden="!state.removed" hidden>
		<span data-wp-text="state.removed"></span>
		<button type="button" class="sfx-cart__link" data-wp-on--click="actions.undo"><?php esc_html_e( 'Undo', 'sedifex-sync' ); ?></button>
	</p>
	<div class="sfx-cart__empty" data-wp-bind--hidden="!state.empty"<?php echo $view->is_empty() ? '' : ' hidden'; ?>>
		<p><?php esc_html_e( 'Your cart is empty.', 'sedifex-sync' ); ?></p>
		<?php if ( '' !== $view->urls['shop'] ) : ?>
			<a class="wp-element-button" href="<?php echo esc_url( $view->urls['shop'] ); ?>"><?php esc_html_e( 'Go to the shop', 'sedifex-sync' ); ?></a>
		<?php endif; ?>
		<a data-wp-bind--href="state.last" data-wp-bind--hidden="!state.last" data-wp-text="state.lastText" hidden></a>
	</div>
	<ul class="sfx-cart__lines" data-wp-bind--hidden="!state.filled" hidden>
		<template data-wp-each--line="state.lines" data-wp-each-key="context.line.key">
			<li class="sfx-cart__line" data-wp-class--is-wrong="context.line.isWrong">
				<span class="sfx-cart__picture" aria-hidden="true">
					<span data-wp-bind--hidden="context.line.image" data-wp-text="context.line.initial"></span>
					<img alt="" width="72" height="72" loading="lazy" data-wp-bind--src="context.line.image" data-wp-bind--hidden="!context.line.image">
				</span>
				<span class="sfx-cart__what">
					<a data-wp-bind--href="context.line.url" data-wp-text="context.line.name"></a>
					<small data-wp-text="context.line.each"></small>
				</span>
				<span class="sfx-cart__count">
					<button type="button" data-wp-on--click="actions.less" data-wp-bind--aria-label="context.line.sayLess">−</button>
					<input type="text" inputmode="numeric" maxlength="3" autocomplete="off" data-wp-bind--value="context.line.quantity" data-wp-on--change="actions.setQuantity" data-wp-bind--aria-label="context.line.sayCount">
					<button type="button" data-wp-on--click="actions.more" data-wp-bind--aria-label="context.line.sayMore" data-wp-bind--aria-disabled="context.line.isFull">+</button>
				</span>
				<strong class="sfx-cart__amount" data-wp-text="context.line.total"></strong>
				<button type="button" class="sfx-cart__link sfx-cart__remove" data-wp-on--click="actions.remove" data-wp-bind--aria-label="context.line.sayRemove"><?php esc_html_e( 'Remove', 'sedifex-sync' ); ?></button>
				<span class="sfx-cart__about" data-wp-bind--hidden="!context.line.about">
					<span data-wp-text="context.line.about"></span>
					<a data-wp-bind--href="context.line.where" data-wp-bind--hidden="!context.line.where"><?php esc_html_e( 'Book it there', 'sedifex-sync' ); ?></a>
				</span>
			</li>
		</template>
	</ul>
	<p class="sfx-cart__error" data-wp-text="state.errors.items" data-wp-bind--hidden="!state.errors.items"<?php echo '' === $view->errors['items'] ? ' hidden' : ''; ?>><?php echo esc_html( $view->errors['items'] ); ?></p>
</section>
