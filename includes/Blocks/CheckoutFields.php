<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

use Sedifex\Sync\Settings\Settings;

/**
 * The fields of the checkout: what is asked, in which words, and what a phone's keyboard and memory
 * need to know. The order here is the order of the page.
 *
 * @phpstan-type Field array{name: string, id: string, label: string, hint: string, type: string, mode: string, autocomplete: string, placeholder: string, required: bool, most: int, value: string, error: string}
 * @phpstan-type Choice array{value: string, label: string, hint: string, checked: bool}
 */
final class CheckoutFields {

	/**
	 * @param array<string, string> $errors
	 * @return list<Field>
	 */
	public static function person( CheckoutForm $form, array $errors, bool $online ): array {
		$fields = [
			self::field( $form, $errors, 'name', __( 'Full name', 'sedifex-sync' ), [ 'autocomplete' => 'name', 'required' => true, 'most' => 120 ] ),
			self::field(
				$form,
				$errors,
				'phone',
				__( 'Phone number', 'sedifex-sync' ),
				[
					'hint'         => __( 'Best one that also has WhatsApp.', 'sedifex-sync' ),
					'type'         => 'tel',
					'mode'         => 'tel',
					'autocomplete' => 'tel',
					'placeholder'  => '024 000 0000',
					'required'     => true,
					'most'         => 40,
				]
			),
		];
		if ( $online ) {
			$fields[] = self::field(
				$form,
				$errors,
				'email',
				__( 'E-mail', 'sedifex-sync' ),
				[
					'hint'         => __( 'Online payment needs it, for the receipt.', 'sedifex-sync' ),
					'type'         => 'email',
					'mode'         => 'email',
					'autocomplete' => 'email',
					'most'         => 190,
				]
			);
		}
		return $fields;
	}

	/**
	 * @param array<string, string> $errors
	 * @return list<Field>
	 */
	public static function place( CheckoutForm $form, array $errors, bool $delivers ): array {
		$note = self::field( $form, $errors, 'note', __( 'Note for the store (optional)', 'sedifex-sync' ), [ 'type' => 'textarea', 'most' => 500 ] );
		$at   = [
			'hint'         => __( 'A landmark helps the rider: “opposite the Shell station”.', 'sedifex-sync' ),
			'autocomplete' => 'street-address',
			'most'         => 220,
		];
		return $delivers ? [ self::field( $form, $errors, 'location', __( 'Place and landmark', 'sedifex-sync' ), $at ), $note ] : [ $note ];
	}

	/** @return list<Choice> */
	public static function receive( CheckoutForm $form, Settings $settings ): array {
		$words = [
			'delivery' => [ __( 'Delivery', 'sedifex-sync' ), '' ],
			'pickup'   => [ __( 'Pick up at the store', 'sedifex-sync' ), '' ],
		];
		return self::choices( array_intersect_key( $words, array_flip( $settings->receive ) ), $form->value( 'receive' ) );
	}

	/** @return list<Choice> */
	public static function payment( CheckoutForm $form, Settings $settings ): array {
		$pickup = ! in_array( 'delivery', $settings->receive, true );
		$words  = [
			'online'          => [ __( 'Pay online', 'sedifex-sync' ), __( 'Mobile money or card, by Paystack', 'sedifex-sync' ) ],
			'pay_on_delivery' => [
				$pickup ? __( 'Pay at pick-up', 'sedifex-sync' ) : __( 'Pay on delivery', 'sedifex-sync' ),
				$pickup ? __( 'When you collect your order', 'sedifex-sync' ) : __( 'When your order is with you', 'sedifex-sync' ),
			],
		];
		return self::choices( array_intersect_key( $words, array_flip( $settings->payments ) ), $form->value( 'payment' ) );
	}

	/**
	 * The first is chosen unless the visitor chose another.
	 *
	 * @param array<string, array{string, string}> $words
	 * @return list<Choice>
	 */
	private static function choices( array $words, string $chosen ): array {
		$chosen = isset( $words[ $chosen ] ) ? $chosen : array_key_first( $words );
		$out    = [];
		foreach ( $words as $value => [ $label, $hint ] ) {
			$out[] = [
				'value'   => $value,
				'label'   => $label,
				'hint'    => $hint,
				'checked' => $value === $chosen,
			];
		}
		return $out;
	}

	/**
	 * @param array<string, string>          $errors
	 * @param array<string, string|int|bool> $more
	 * @return Field
	 */
	private static function field( CheckoutForm $form, array $errors, string $name, string $label, array $more ): array {
		$text = static fn( string $key, string $otherwise ): string => isset( $more[ $key ] ) ? (string) $more[ $key ] : $otherwise;
		return [
			'name'         => $name,
			'id'           => 'sfx-' . $name,
			'label'        => $label,
			'hint'         => $text( 'hint', '' ),
			'type'         => $text( 'type', 'text' ),
			'mode'         => $text( 'mode', 'text' ),
			'autocomplete' => $text( 'autocomplete', 'off' ),
			'placeholder'  => $text( 'placeholder', '' ),
			'required'     => true === ( $more['required'] ?? false ),
			'most'         => (int) $text( 'most', '200' ),
			'value'        => $form->value( $name ),
			'error'        => $errors[ $name ] ?? '',
		];
	}
}
