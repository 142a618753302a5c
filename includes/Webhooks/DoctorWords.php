<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What the signature doctor says: what was found, and the one thing to do. */
final class DoctorWords {

	/**
	 * @param value-of<Diagnosis::ALL> $code What was found.
	 * @param string                   $what More exactly; '' = no more is known.
	 * @param bool                     $more With Diagnosis::REENCODED: signed with an ended secret; with MALFORMED: right apart from its form.
	 */
	public static function of( string $code, string $what = '', bool $more = false ): Diagnosis {
		$sentence = match ( $code ) {
			Diagnosis::ACCEPTED_NOW   => 'doubled' === $what
				? __( 'This delivery is in order and is accepted. The first word of its signature is doubled, which we know of Sedifex.', 'sedifex-sync' )
				: __( 'This delivery is in order. With the secrets that count now it is accepted.', 'sedifex-sync' ),
			Diagnosis::OLD_SECRET     => __( 'This is one of your secrets that ended. Give the sender the newest one.', 'sedifex-sync' ),
			Diagnosis::DOUBLED_PREFIX => __( 'The signature begins with “sha256=” more than twice. Something puts it in front again on the way; ask whoever runs it to leave the header as it is.', 'sedifex-sync' ),
			Diagnosis::REENCODED      => self::reencoded( $what ) . ' ' . ( $more
				? __( 'It was signed with a secret that ended, too.', 'sedifex-sync' )
				: __( 'The secret is right. Ask your host, or whoever forwards the deliveries, to pass bodies on untouched.', 'sedifex-sync' ) ),
			Diagnosis::MALFORMED      => self::malformed( $what, $more ),
			Diagnosis::WRONG_SECRET_OR_BODY => match ( $what ) {
				'sign_key' => __( 'The address is right, but the signature was made with another sign key than the one you entered, or for another time. Compare the sign keys.', 'sedifex-sync' ),
				Trust::LONG_KEY => __( 'Your sign key has more than 50 letters. No signature can be checked with so long a one: make a shorter one in Selldone and enter it here, or in wp-config.php if it stands there.', 'sedifex-sync' ),
				'named'    => __( 'It came with another secret than yours. Copy the newest one into the sender’s settings once more.', 'sedifex-sync' ),
				default    => __( 'It was signed with another secret than yours, or its body was changed on the way; the two look alike. Make a new secret and enter it at the sender; if this stays, ask your host what changes the bodies.', 'sedifex-sync' ),
			},
			Diagnosis::FORM           => __( 'It is no JSON by its content type, or compressed, or larger than two megabytes, so it was not looked at. It has to be sent as application/json.', 'sedifex-sync' ),
			Diagnosis::CUT_OFF        => __( 'It was too long to be kept whole, so its signature cannot be looked at afterwards. Paste the whole delivery below.', 'sedifex-sync' ),
			Diagnosis::OUT_OF_TIME    => __( 'It was signed for a time more than three days away from ours. If it is new, one of the two clocks is wrong.', 'sedifex-sync' ),
			Diagnosis::UNSIGNED       => __( 'It came without a signature, and you ask for one. Selldone’s shops send none, as far as it is documented.', 'sedifex-sync' ),
			Diagnosis::UNKNOWN_SENDER => __( 'It came from an address that Sevi does not name as its own. If your site stands behind a proxy, every delivery looks so: leave that choice off.', 'sedifex-sync' ),
			Diagnosis::NOT_SET_UP     => __( 'There is no secret for this system yet, so nothing is accepted. Make one, and enter it at the sender.', 'sedifex-sync' ),
			Diagnosis::LOCKED         => __( 'Your stored secrets cannot be read, because the security keys of this site have changed. Make a new secret.', 'sedifex-sync' ),
			default                   => __( 'It came without what proves its sender.', 'sedifex-sync' ),
		};
		return new Diagnosis( $code, $sentence );
	}

	/** Where the reason that was counted says all there is. */
	public static function of_reason( string $source, string $reason ): Diagnosis {
		if ( Trust::MISSING === $reason ) {
			return new Diagnosis(
				Diagnosis::MISSING_HEADER,
				match ( $source ) {
					'sedifex'  => __( 'The header X-Sedifex-Signature is missing. Either the sender has no secret yet, or something on the way takes the header out.', 'sedifex-sync' ),
					'selldone' => __( 'The secret is missing at the end of the address, or one of the two headers of a signature is. Copy the whole address into Selldone once more.', 'sedifex-sync' ),
					default    => __( 'The token is missing. If Sevi has it, your server takes the Authorization header away: add a slash and the token to the address.', 'sedifex-sync' ),
				}
			);
		}
		if ( Trust::LONG_KEY === $reason ) {
			return self::of( Diagnosis::WRONG_SECRET_OR_BODY, $reason );
		}
		return self::of(
			match ( $reason ) {
				Trust::NOT_SET_UP     => Diagnosis::NOT_SET_UP,
				Trust::LOCKED         => Diagnosis::LOCKED,
				Trust::MALFORMED      => Diagnosis::MALFORMED,
				Trust::OUT_OF_TIME    => Diagnosis::OUT_OF_TIME,
				Trust::UNSIGNED       => Diagnosis::UNSIGNED,
				Trust::UNKNOWN_SENDER => Diagnosis::UNKNOWN_SENDER,
				default               => Diagnosis::WRONG_SECRET_OR_BODY,
			}
		);
	}

	private static function reencoded( string $what ): string {
		return match ( $what ) {
			'newline_added'   => __( 'A line break was added to the end of the body on its way.', 'sedifex-sync' ),
			'newline_removed' => __( 'The line break at the end of the body was taken off on its way.', 'sedifex-sync' ),
			'line_endings'    => __( 'The line endings of the body were changed on its way.', 'sedifex-sync' ),
			'spaces'          => __( 'Spaces were put around the body on its way.', 'sedifex-sync' ),
			'bom'             => __( 'An invisible mark (BOM) at the beginning of the body was added or taken off on its way.', 'sedifex-sync' ),
			'charset'         => __( 'The letters of the body were encoded anew on its way, so those with accents and emoji are spoiled.', 'sedifex-sync' ),
			'form'            => __( 'The body was encoded like a web form on its way.', 'sedifex-sync' ),
			'backslashes'     => __( 'Backslashes were put into the body on its way.', 'sedifex-sync' ),
			'entities'        => __( 'The body was encoded for HTML on its way.', 'sedifex-sync' ),
			'quoted'          => __( 'The body was wrapped in quotes as one text on its way.', 'sedifex-sync' ),
			'base64'          => __( 'The body was encoded in base64 on its way.', 'sedifex-sync' ),
			'key_order'       => __( 'The JSON of the body was read and written anew on its way, with its names in another order.', 'sedifex-sync' ),
			default           => __( 'The JSON of the body was read and written anew on its way: the same content, with other spaces or escapes.', 'sedifex-sync' ),
		};
	}

	private static function malformed( string $what, bool $is_right ): string {
		$found = match ( $what ) {
			'several'    => __( 'There are several signatures in one header.', 'sedifex-sync' ),
			'no_prefix'  => __( 'The signature lacks “sha256=” in front.', 'sedifex-sync' ),
			'capitals'   => __( 'The signature is written in capital letters.', 'sedifex-sync' ),
			'base64'     => __( 'The signature is in base64, where hexadecimal is expected.', 'sedifex-sync' ),
			'cut'        => __( 'The signature is too short; its end was cut off.', 'sedifex-sync' ),
			'other_hash' => __( 'The signature was made in another way than HMAC-SHA256.', 'sedifex-sync' ),
			'quoted'     => __( 'There are quotes or brackets around the token.', 'sedifex-sync' ),
			'encoded'    => __( 'The token was encoded like part of a web address.', 'sedifex-sync' ),
			'basic'      => __( 'The token was sent as a name and password (Basic).', 'sedifex-sync' ),
			'longer'     => __( 'Something stands behind the token.', 'sedifex-sync' ),
			default      => __( 'The signature does not have the form of one.', 'sedifex-sync' ),
		};
		return $found . ' ' . ( $is_right
			? __( 'Apart from that it is right. Correct it at the sender.', 'sedifex-sync' )
			: __( 'Correct it at the sender, then see whether it is right otherwise.', 'sedifex-sync' ) );
	}
}
