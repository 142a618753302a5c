<?php
/**
 * One order: how it stands, what happens next, and what is in it. Prints well as a receipt.
 *
 * @var Sedifex\Sync\Blocks\StatusPage $view
 */

declare( strict_types=1 );

$sfx_order = $view->order;
if ( null === $sfx_order ) {
	return;
}
?>
<p class="sfx-order__site"><?php echo esc_html( $view->site ); ?></p>
<section class="sfx-order__state" aria-labelledby="sfx-state">
	<h2 id="sfx-state" class="sfx-order__headline" data-tone="<?php echo esc_attr( $sfx_order['tone'] ); ?>" data-wp-text="state.headline" data-wp-bind--data-tone="state.tone"><?php echo esc_html( $sfx_order['headline'] ); ?></h2>
	<p class="sfx-order__next" data-wp-text="state.nextStep"><?php echo esc_html( $sfx_order['next_step'] ); ?></p>
	<p class="sfx-order__said" role="status" data-wp-text="state.said"></p>
	<?php require __DIR__ . '/progress.php'; ?>
	<div class="sfx-order__actions">
		<form method="post" action="<?php echo esc_url( $view->urls['self'] ); ?>" data-wp-bind--hidden="!state.canPay"<?php echo $sfx_order['can_pay'] ? '' : ' hidden'; ?>>
			<input type="hidden" name="sfx_order" value="<?php echo esc_attr( $view->token ); ?>">
			<button class="wp-element-button sfx-order__main" name="sfx_action" value="pay" data-wp-text="state.payLabel"><?php echo esc_html( $sfx_order['pay_label'] ); ?></button>
		</form>
		<?php if ( '' !== $sfx_order['whatsapp_url'] ) : ?>
			<a class="sfx-order__other" href="<?php echo esc_url( $sfx_order['whatsapp_url'] ); ?>" rel="noopener noreferrer"><?php esc_html_e( 'Message the store on WhatsApp', 'sedifex-sync' ); ?></a>
		<?php endif; ?>
	</div>
</section>
<dl class="sfx-order__facts">
	<div>
		<dt><?php esc_html_e( 'Reference', 'sedifex-sync' ); ?></dt>
		<dd><strong class="sfx-order__reference" translate="no"><?php echo esc_html( $sfx_order['reference'] ); ?></strong> <button type="button" class="sfx-order__link" data-wp-on--click="actions.copy" data-wp-bind--hidden="!state.ready" data-wp-text="state.copyLabel" hidden><?php esc_html_e( 'Copy', 'sedifex-sync' ); ?></button></dd>
	</div>
	<div><dt><?php esc_html_e( 'Amount', 'sedifex-sync' ); ?></dt><dd><?php echo esc_html( $sfx_order['total'] ); ?></dd></div>
</dl>
<?php require __DIR__ . '/contents.php'; ?>
<form class="sfx-order__looked" method="post" action="<?php echo esc_url( $view->urls['self'] ); ?>" data-wp-on--submit="actions.look">
	<input type="hidden" name="sfx_order" value="<?php echo esc_attr( $view->token ); ?>">
	<input type="hidden" name="sfx_action" value="look">
	<span data-wp-text="state.looked"><?php echo esc_html( $sfx_order['looked'] ); ?></span>
	<button class="sfx-order__link"><?php esc_html_e( 'Look again', 'sedifex-sync' ); ?></button>
	<button type="button" class="sfx-order__link" data-wp-on--click="actions.print" data-wp-bind--hidden="!state.ready" hidden><?php esc_html_e( 'Print or save the receipt', 'sedifex-sync' ); ?></button>
</form>
