<?php
/**
 * Finding an order without its link: by reference and phone or e-mail.
 *
 * @var Sedifex\Sync\Blocks\StatusPage $view
 */

declare( strict_types=1 );

$sfx_help = '' !== $view->help ? $view->help : __( 'Lost your reference? It is in the message we sent you after ordering, and in the payment receipt. Otherwise ask the store: with your name and phone number they find your order.', 'sedifex-sync' );
?>
<section class="sfx-order__lookup" aria-labelledby="sfx-lookup">
	<h2 id="sfx-lookup" class="sfx-order__title"><?php echo esc_html( '' !== $view->heading ? $view->heading : __( 'How is my order doing?', 'sedifex-sync' ) ); ?></h2>
	<form method="post" action="<?php echo esc_url( $view->urls['form'] ); ?>">
		<input type="hidden" name="sfx_action" value="lookup">
		<p class="sfx-order__field">
			<label for="sfx-reference"><?php esc_html_e( 'Reference', 'sedifex-sync' ); ?></label>
			<input id="sfx-reference" name="sfx_reference" value="<?php echo esc_attr( $view->reference ); ?>" placeholder="SFX-7K3M9QXD" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64" required>
		</p>
		<p class="sfx-order__field">
			<label for="sfx-contact"><?php esc_html_e( 'Phone number or e-mail of the order', 'sedifex-sync' ); ?></label>
			<input id="sfx-contact" name="sfx_contact" value="<?php echo esc_attr( $view->contact ); ?>" autocomplete="tel" maxlength="190" required>
		</p>
		<p><button class="wp-element-button sfx-order__main"><?php esc_html_e( 'Find my order', 'sedifex-sync' ); ?></button></p>
	</form>
	<div data-wp-bind--hidden="!state.own.length" hidden>
		<h3 class="sfx-order__title"><?php esc_html_e( 'Ordered on this phone', 'sedifex-sync' ); ?></h3>
		<ul class="sfx-order__own">
			<template data-wp-each--own="state.own" data-wp-each-key="context.own.url">
				<li><a data-wp-bind--href="context.own.url" data-wp-text="context.own.reference"></a> <small data-wp-text="context.own.when"></small></li>
			</template>
		</ul>
	</div>
	<p data-wp-bind--hidden="state.ready"><a href="<?php echo esc_url( $view->urls['last'] ); ?>" rel="nofollow"><?php esc_html_e( 'Show the last order made on this phone', 'sedifex-sync' ); ?></a></p>
	<p class="sfx-order__help">
		<?php echo esc_html( $sfx_help ); ?>
		<?php if ( '' !== $view->whatsapp_url ) : ?>
			<a href="<?php echo esc_url( $view->whatsapp_url ); ?>" rel="noopener"><?php esc_html_e( 'Message the store on WhatsApp', 'sedifex-sync' ); ?></a>
		<?php endif; ?>
	</p>
</section>
