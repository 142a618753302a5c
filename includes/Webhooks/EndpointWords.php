<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretRing;

/** What is said to the owner about endpoints, their secrets and what was refused there. */
final class EndpointWords {

	/** @param int $before Live secrets that there were already. */
	public static function made( string $source, int $before ): string {
		$what = match ( $source ) {
			'sedifex'  => __( 'Copy this secret now, it is shown this once. Enter it in Sedifex together with the address.', 'sedifex-sync' ),
			'selldone' => __( 'Copy this address now, it is shown this once. Enter it in Selldone; whoever knows it can send you orders, so treat it like a password.', 'sedifex-sync' ),
			default    => __( 'Copy this token now, it is shown this once. Enter it in your Sevi dashboard together with the address.', 'sedifex-sync' ),
		};
		if ( 0 === $before ) {
			return $what;
		}
		return $what . ' ' . ( $before >= SecretRing::MOST_LIVE
			? __( 'The two before it still count; the oldest one ended, since there are three at most.', 'sedifex-sync' )
			: __( 'What you used before still counts until you end it.', 'sedifex-sync' ) );
	}

	public static function constant( string $constant ): string {
		/* translators: %s: name of a PHP constant. */
		return sprintf( __( 'This secret is set by %s in wp-config.php. It is the only one that counts, and can only be changed there.', 'sedifex-sync' ), $constant );
	}

	/**
	 * What is good to know about a source.
	 *
	 * @param string $how How it last proved itself, as Trust has it; '' = it was never heard.
	 * @return list<string>
	 */
	public static function notes( string $source, string $how ): array {
		return match ( $source ) {
			'sedifex'  => [
				__( 'Sedifex may send few webhooks or none at present. Your shop asks for changes by itself every few minutes, so nothing is missed.', 'sedifex-sync' ),
				...( 'signature_doubled' === $how ? [ __( 'Sedifex doubles the first word of its signature. That is known, and accepted.', 'sedifex-sync' ) ] : [] ),
			],
			'selldone' => [
				__( 'The address is the secret: the access logs of your server hold it. If somebody else may have seen it, make a new one and end the old.', 'sedifex-sync' ),
				'signature' === $how
					? __( 'Selldone’s last delivery was signed. What it tells you is shown as its word.', 'sedifex-sync' )
					: __( 'Selldone documents no signature for shops, so what it tells you is shown as its word.', 'sedifex-sync' ),
			],
			default    => [
				__( 'Sevi tries three times and cannot be asked again. If your site is away for longer than that, the news is lost.', 'sedifex-sync' ),
				...self::arrival( $how ),
			],
		};
	}

	/** Why deliveries were refused, by the reason that is counted. */
	public static function refused( string $source, string $reason ): string {
		return match ( $reason ) {
			Trust::NOT_SET_UP     => __( 'There was no secret yet, so nobody could prove anything.', 'sedifex-sync' ),
			Trust::MISSING        => match ( $source ) {
				'sedifex'  => __( 'They came without a signature.', 'sedifex-sync' ),
				'selldone' => __( 'They came without the secret in the address, or with half a signature.', 'sedifex-sync' ),
				default    => __( 'They came without a token. Your server may take the Authorization header away; the token can then stand in the address.', 'sedifex-sync' ),
			},
			Trust::MALFORMED      => __( 'Their signature does not have the form of one.', 'sedifex-sync' ),
			Trust::MISMATCH       => 'sedifex' === $source
				? __( 'They were signed with another secret, or changed on the way. The two look alike.', 'sedifex-sync' )
				: __( 'They came with another secret than yours.', 'sedifex-sync' ),
			Trust::OUT_OF_TIME    => __( 'They were signed for a time that is more than three days off.', 'sedifex-sync' ),
			Trust::UNSIGNED       => __( 'They came without a signature, and you ask for one.', 'sedifex-sync' ),
			Trust::UNKNOWN_SENDER => __( 'They came from an address that Sevi does not name as its own. Behind a proxy every delivery looks so.', 'sedifex-sync' ),
			Trust::LONG_KEY       => __( 'They were signed, but your sign key has more than 50 letters, and no signature can be checked with so long a one. Make a shorter one in Selldone.', 'sedifex-sync' ),
			'too_large'           => __( 'They were larger than two megabytes.', 'sedifex-sync' ),
			'content_type'        => __( 'They were no JSON, or compressed.', 'sedifex-sync' ),
			default               => __( 'They did not prove that they are from their sender.', 'sedifex-sync' ),
		};
	}

	/** @return list<string> */
	private static function arrival( string $how ): array {
		return match ( $how ) {
			'token', 'bearer' => [ __( 'Sevi’s Authorization header arrives here.', 'sedifex-sync' ) ],
			'path'            => [ __( 'Sevi’s last delivery had its token in the address, where the access logs of your server hold it. The Authorization header is safer, if it arrives.', 'sedifex-sync' ) ],
			default           => [ __( 'If Sevi’s deliveries arrive without their token, add a slash and the token to the address, or a dot and the token to the second one.', 'sedifex-sync' ) ],
		};
	}
}
