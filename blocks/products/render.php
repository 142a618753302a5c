<?php
/**
 * The shop: search, categories, grid and paging, or one item. Complete without script.
 *
 * @package Sedifex\Sync
 * @var Sedifex\Sync\Blocks\ProductsData $view What to show.
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;
$request = $view->request;
// No empty value: the page's script would write it over what somebody is typing already.
$typed = '' === $request->choice['q'] ? '' : 'value="' . esc_attr( $request->choice['q'] ) . '"';
$outer = [
	'class'                       => $view->classes,
	'data-wp-interactive'         => 'sedifex/products',
	'data-wp-router-region'       => $view->region,
	'data-wp-init'                => 'callbacks.start',
	'data-sfx-cold'               => 'true',
	'data-wp-bind--data-sfx-cold' => 'state.none',
];
?>
<div <?php echo get_block_wrapper_attributes( $outer ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- WordPress escapes it. ?>>
<?php if ( $view->search || [] !== $view->sorts || '' !== $view->cart_html ) : ?>
	<div class="sfx-tools">
		<?php if ( $view->search || [] !== $view->sorts ) : ?>
		<form class="sfx-find" method="get" role="search" action="<?php echo esc_url( $request->base ); ?>">
			<?php foreach ( $request->hidden() as $name => $value ) : ?>
			<input type="hidden" name="<?php echo esc_attr( $name ); ?>" value="<?php echo esc_attr( $value ); ?>">
			<?php endforeach; ?>
			<?php if ( $view->search ) : ?>
			<input type="search" name="sfx_q" <?php echo $typed; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped above. ?> placeholder="<?php esc_attr_e( 'Search the shop', 'sedifex-sync' ); ?>" aria-label="<?php esc_attr_e( 'Search the shop', 'sedifex-sync' ); ?>" autocomplete="off" enterkeyhint="search">
			<?php endif; ?>
			<button class="sfx-go" aria-label="<?php esc_attr_e( 'Show', 'sedifex-sync' ); ?>"><svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true"><circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/></svg></button>
			<?php if ( [] !== $view->sorts ) : ?>
			<select name="sfx_sort" aria-label="<?php esc_attr_e( 'Order', 'sedifex-sync' ); ?>">
				<?php foreach ( $view->sorts as $name => $label ) : ?>
				<option value="<?php echo esc_attr( $name ); ?>" <?php selected( $request->choice['sort'], $name ); ?>><?php echo esc_html( $label ); ?></option>
				<?php endforeach; ?>
			</select>
			<?php endif; ?>
		</form>
		<?php endif; ?>
		<?php echo $view->cart_html; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- our cart-button block. ?>
	</div>
<?php endif; ?>
<?php echo Sedifex\Sync\Blocks\LinksMarkup::nav( 'sfx-chips', __( 'Categories', 'sedifex-sync' ), $view->chips ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped there. ?>
	<p class="sfx-say" role="status" data-sfx-found="<?php echo esc_attr( $view->found ); ?>"><?php echo esc_html( '' === $request->choice['q'] ? '' : $view->found ); ?></p>
<?php if ( '' !== $view->message ) : ?>
	<div class="sfx-nothing">
		<p><?php echo esc_html( $view->message ); ?></p>
		<?php echo Sedifex\Sync\Blocks\LinksMarkup::button( $view->way_out ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped there. ?>
	</div>
<?php elseif ( $view->is_item ) : ?>
	<?php echo $view->html; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- ItemMarkup escapes. ?>
<?php else : ?>
	<ul class="sfx-grid" role="list" tabindex="-1" style="<?php echo esc_attr( $view->style ); ?>"><?php echo $view->html; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- CardMarkup escapes. ?></ul>
<?php endif; ?>
<?php echo Sedifex\Sync\Blocks\LinksMarkup::nav( 'sfx-pages', __( 'Pages', 'sedifex-sync' ), $view->paging ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped there. ?>
	<p class="sfx-age" data-sfx-as-of="<?php echo (int) $view->as_of; ?>" <?php echo $view->is_old ? '' : 'hidden'; ?>><?php echo esc_html( $view->age ); ?></p>
</div>
