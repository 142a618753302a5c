<?php
/**
 * One field with its label, hint and error.
 *
 * @var array{name: string, id: string, label: string, hint: string, type: string, mode: string, autocomplete: string, placeholder: string, required: bool, most: int, value: string, error: string} $sfx_field
 */

declare( strict_types=1 );

$sfx_attributes = [
	'id'               => $sfx_field['id'],
	'name'             => 'sfx_' . $sfx_field['name'],
	'maxlength'        => (string) $sfx_field['most'],
	'autocomplete'     => $sfx_field['autocomplete'],
	'aria-describedby' => $sfx_field['id'] . '-error' . ( '' === $sfx_field['hint'] ? '' : ' ' . $sfx_field['id'] . '-hint' ),
	'aria-invalid'     => '' === $sfx_field['error'] ? 'false' : 'true',
];
?>
<p class="sfx-cart__field is-<?php echo esc_attr( $sfx_field['name'] ); ?>">
	<label for="<?php echo esc_attr( $sfx_field['id'] ); ?>"><?php echo esc_html( $sfx_field['label'] ); ?></label>
	<?php
	foreach ( $sfx_attributes as $sfx_name => $sfx_value ) {
		$sfx_attributes[ $sfx_name ] = $sfx_name . '="' . esc_attr( $sfx_value ) . '"';
	}
	$sfx_common = implode( ' ', $sfx_attributes ) . ( $sfx_field['required'] ? ' required' : '' );
	if ( 'textarea' === $sfx_field['type'] ) {
		printf( '<textarea rows="2" %s>%s</textarea>', $sfx_common, esc_textarea( $sfx_field['value'] ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- each attribute is escaped above.
	} else {
		printf( '<input type="%s" inputmode="%s" placeholder="%s" value="%s" %s>', esc_attr( $sfx_field['type'] ), esc_attr( $sfx_field['mode'] ), esc_attr( $sfx_field['placeholder'] ), esc_attr( $sfx_field['value'] ), $sfx_common ); // phpcs:ignore WordPress.Security.EscapeOutput -- each attribute is escaped above.
	}
	?>
	<?php if ( '' !== $sfx_field['hint'] ) : ?>
		<small id="<?php echo esc_attr( $sfx_field['id'] ); ?>-hint"><?php echo esc_html( $sfx_field['hint'] ); ?></small>
	<?php endif; ?>
	<span class="sfx-cart__error" id="<?php echo esc_attr( $sfx_field['id'] ); ?>-error" data-wp-text="state.errors.<?php echo esc_attr( $sfx_field['name'] ); ?>"><?php echo esc_html( $sfx_field['error'] ); ?></span>
</p>
