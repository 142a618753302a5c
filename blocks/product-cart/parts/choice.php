<?php
/**
 * One of several; where there is only one, it is said and not asked.
 *
 * @var Sedifex\Sync\Blocks\CartPage $view
 * @var array{'receive'|'payment', string} $sfx_choice Name and question.
 */

declare( strict_types=1 );

[ $sfx_name, $sfx_question ] = $sfx_choice;
$sfx_only                    = 1 === count( $view->fields[ $sfx_name ] );
?>
<fieldset class="sfx-cart__choice is-<?php echo esc_attr( $sfx_name ); ?>">
	<legend><?php echo esc_html( $sfx_question ); ?></legend>
	<?php foreach ( $view->fields[ $sfx_name ] as $sfx_option ) : ?>
		<label>
			<input type="<?php echo $sfx_only ? 'hidden' : 'radio'; ?>" name="sfx_<?php echo esc_attr( $sfx_name ); ?>" value="<?php echo esc_attr( $sfx_option['value'] ); ?>"<?php checked( ! $sfx_only && $sfx_option['checked'] ); ?>>
			<span><?php echo esc_html( $sfx_option['label'] ); ?> <small><?php echo esc_html( $sfx_option['hint'] ); ?></small></span>
		</label>
	<?php endforeach; ?>
	<span class="sfx-cart__error" id="sfx-<?php echo esc_attr( $sfx_name ); ?>-error" data-wp-text="state.errors.<?php echo esc_attr( $sfx_name ); ?>"><?php echo esc_html( $view->errors[ $sfx_name ] ?? '' ); ?></span>
</fieldset>
