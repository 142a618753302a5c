<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * Every failure of a call in words: what is the matter, and the one thing to do. Never repeats a text
 * that came from outside.
 */
final class Sentences {

	public static function for_answer( Answer $answer ): string {
		if ( 'preview' === $answer->endpoint && ErrorCategory::Network === $answer->category && in_array( $answer->curl, [ 0, 28 ], true ) ) {
			// A key that is not accepted is never answered there, until the platform cuts the call.
			return __( 'Sedifex did not answer. For this question that often means a wrong key: test the connection.', 'sedifex-sync' );
		}
		return self::for_code( $answer )
			?? self::for_connection( $answer->curl )
			?? self::for_category( $answer );
	}

	private static function for_code( Answer $answer ): ?string {
		return match ( $answer->code ) {
			'no_store'                     => __( 'Enter your store ID first.', 'sedifex-sync' ),
			'no_key'                       => __( 'Enter your integration key first.', 'sedifex-sync' ),
			'key_locked'                   => __( 'Your stored key cannot be read, because the security keys of this site have changed. Enter it again.', 'sedifex-sync' ),
			'address_not_allowed'          => __( 'The address of Sedifex is not a public https address. Correct it in the settings.', 'sedifex-sync' ),
			'address_not_found'            => __( 'The address of Sedifex was not found on the internet. Check its spelling, or wait if your server is offline.', 'sedifex-sync' ),
			'blocked_by_site'              => __( 'This site does not allow calls to Sedifex. Ask whoever looks after it to allow its address (WP_ACCESSIBLE_HOSTS).', 'sedifex-sync' ),
			'missing-store-id'             => __( 'Sedifex did not receive a store ID. Check the store ID in the settings.', 'sedifex-sync' ),
			'customer-email-required'      => __( 'Online payment needs an e-mail address. Please enter one.', 'sedifex-sync' ),
			'Invalid Email Address Passed' => __( 'The payment service does not accept this e-mail address. Please check it.', 'sedifex-sync' ),
			'customer-contact-required'    => __( 'A phone number or an e-mail address is needed. Please enter one.', 'sedifex-sync' ),
			'amount-required', 'Invalid Amount Sent' => __( 'This amount cannot be paid online. Please choose another way to pay.', 'sedifex-sync' ),
			'Duplicate Transaction Reference' => __( 'The payment service already knows this payment. Please start the payment again.', 'sedifex-sync' ),
			'items-required'               => __( 'The cart is empty. Please add something first.', 'sedifex-sync' ),
			'checkout-item-not-found'      => __( 'One of these items is no longer in the shop. Please remove it.', 'sedifex-sync' ),
			'checkout-item-price-missing'  => __( 'One of these items has no price yet. Please ask the store for it.', 'sedifex-sync' ),
			'slot-not-found', 'slot-not-open' => __( 'This time can no longer be booked. Please choose another one.', 'sedifex-sync' ),
			'slot-capacity-exceeded'       => __( 'There are not enough free places at this time. Please choose another one.', 'sedifex-sync' ),
			'missing-service-or-slot'      => __( 'Please choose what you would like to book.', 'sedifex-sync' ),
			'order-not-found', 'receipt-not-found' => __( 'Sedifex does not know this order yet. It is asked again by itself.', 'sedifex-sync' ),
			'not_json'                     => 200 === $answer->status ? __( 'What answers at this address is not Sedifex. Check the address in the settings.', 'sedifex-sync' ) : null,
			'too_large'                    => __( 'Sedifex sent more than we can read at once. Please tell the people who look after this plugin.', 'sedifex-sync' ),
			default                        => null,
		};
	}

	private static function for_connection( int $curl ): ?string {
		return match ( $curl ) {
			0      => null,
			5, 6   => __( 'The address of Sedifex was not found on the internet. Check its spelling, or wait if your server is offline.', 'sedifex-sync' ),
			7      => __( 'Sedifex could not be reached. It is tried again by itself; if this lasts, ask your host whether outgoing connections are allowed.', 'sedifex-sync' ),
			28     => __( 'Sedifex did not answer in time. It is tried again by itself.', 'sedifex-sync' ),
			35, 60 => __( 'A secure connection to Sedifex could not be made. Ask your host to bring the certificates of this server up to date.', 'sedifex-sync' ),
			default => __( 'The connection to Sedifex broke off. It is tried again by itself.', 'sedifex-sync' ),
		};
	}

	private static function for_category( Answer $answer ): string {
		return match ( $answer->category ) {
			ErrorCategory::Authentication => __( 'Sedifex does not accept this key for this store. Copy both once more from your Sedifex dashboard.', 'sedifex-sync' ),
			ErrorCategory::Contract       => '' === $answer->expected_version
				? __( 'Sedifex wants another contract version. Look at the advanced settings.', 'sedifex-sync' )
				/* translators: %s: a version such as 2026-04-13. */
				: sprintf( __( 'Sedifex wants contract version %s. Set it in the advanced settings.', 'sedifex-sync' ), $answer->expected_version ),
			ErrorCategory::Network        => __( 'Sedifex could not be reached. It is tried again by itself.', 'sedifex-sync' ),
			ErrorCategory::Absent         => __( 'There is no such function at this address. Check the address in the settings.', 'sedifex-sync' ),
			ErrorCategory::Data           => __( 'Sedifex did not accept what was sent. Please check the details and try again.', 'sedifex-sync' ),
			ErrorCategory::Upstream       => __( 'Sedifex has a problem of its own at the moment. It is tried again by itself.', 'sedifex-sync' ),
			ErrorCategory::None           => '',
		};
	}
}
