<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Support\Clock;

/**
 * Finds out why a delivery was refused, as far as that can be known: from the last ones that were kept,
 * and from one that a person has copied. Accepts nothing itself, and tells no secret.
 *
 * @phpstan-import-type Refused from Refusals
 */
final class SignatureDoctor {

	/** Seconds after which no more is guessed about one that a person has pasted. */
	private const PATIENCE = 3.0;

	/** The same for each that was kept: they are looked at with every list, and strangers sent some of them. */
	private const HASTE = 0.3;

	/** @param array<string, Source> $sources By name. */
	public function __construct(
		private readonly array $sources,
		private readonly Secrets $secrets,
		private readonly Refusals $refusals,
		private readonly GivenSecret $given,
		private readonly Clock $clock,
	) {
	}

	/** @return list<array{at: string, reason: string, diagnosis: string, sentence: string}> The latest first. */
	public function refused( string $source ): array {
		return array_map(
			fn( array $kept ): array => [
				'at'     => gmdate( 'Y-m-d\TH:i:s\Z', $kept['at'] ),
				'reason' => $kept['reason'],
				...$this->kept( $source, $kept )->to_array(),
			],
			$this->refusals->last( $source )
		);
	}

	/**
	 * What went wrong with a true sender's deliveries since a moment: only what nobody could bring about
	 * who does not know a secret.
	 *
	 * @return string One sentence; '' = nothing that is known.
	 */
	public function certain_since( string $source, int $since ): string {
		foreach ( $this->refusals->last( $source ) as $kept ) {
			$found = $kept['at'] > $since ? $this->kept( $source, $kept ) : null;
			if ( null !== $found && in_array( $found->code, [ Diagnosis::OLD_SECRET, Diagnosis::REENCODED ], true ) ) {
				return $found->sentence;
			}
		}
		return '';
	}

	public function pasted( string $source, string $headers, string $body ): Diagnosis {
		return $this->of( PastedDelivery::read( $source, $headers, $body, $this->clock->now() ), self::PATIENCE );
	}

	/** A whole delivery, its secret included. */
	private function of( Delivery $delivery, float $patience ): Diagnosis {
		if ( '' !== Receiver::form_problem( $delivery ) ) {
			return DoctorWords::of( Diagnosis::FORM );
		}
		$trust = $this->sources[ $delivery->source ]->trust( $delivery );
		if ( $trust->is_given() ) {
			return DoctorWords::of( Diagnosis::ACCEPTED_NOW, 'signature_doubled' === $trust->how ? 'doubled' : '' );
		}
		if ( 'sedifex' === $delivery->source ) {
			return $this->signature( $delivery, $trust->reason, $patience );
		}
		return Trust::MISMATCH === $trust->reason ? $this->marked( $delivery->source, $this->given->marks( $delivery ), '' !== $delivery->header( 'selldone-sign-id' ) ) : DoctorWords::of_reason( $delivery->source, $trust->reason );
	}

	/** @param Refused $kept */
	private function kept( string $source, array $kept ): Diagnosis {
		$delivery = new Delivery( $source, '', $kept['headers'], $kept['body'], $kept['at'] );
		if ( 'sedifex' !== $source ) {
			return Trust::MISMATCH === $kept['reason'] ? $this->marked( $source, $kept['marks'], '' !== $delivery->header( 'selldone-sign-id' ) ) : DoctorWords::of_reason( $source, $kept['reason'] );
		}
		$is_cut = strlen( $kept['body'] ) < $kept['length'] && in_array( $kept['reason'], [ Trust::MISMATCH, Trust::NOT_SET_UP ], true );
		return $is_cut ? DoctorWords::of( Diagnosis::CUT_OFF ) : $this->of( $delivery, self::HASTE );
	}

	/** Sedifex's. */
	private function signature( Delivery $delivery, string $reason, float $patience ): Diagnosis {
		$signature = trim( $delivery->header( 'x-sedifex-signature' ) );
		if ( Trust::MALFORMED === $reason ) {
			return $this->malformed( $delivery, $signature );
		}
		if ( Trust::MISMATCH !== $reason ) {
			return DoctorWords::of_reason( 'sedifex', $reason );
		}
		$given = substr( $signature, -64 );
		$live  = $this->secrets->live( Endpoints::SECRETS['sedifex'] ) ?? [];
		$ended = $this->secrets->ended( Endpoints::SECRETS['sedifex'] );
		if ( self::is_signed( $delivery->body, $ended, $given ) ) {
			return DoctorWords::of( Diagnosis::OLD_SECRET );
		}
		$until = $this->clock->elapsed() + $patience;
		foreach ( BodyGuesses::of( $delivery->body ) as $what => $body ) {
			if ( self::is_signed( $body, $live, $given ) ) {
				return DoctorWords::of( Diagnosis::REENCODED, $what );
			}
			if ( self::is_signed( $body, $ended, $given ) ) {
				return DoctorWords::of( Diagnosis::REENCODED, $what, true );
			}
			if ( $this->clock->elapsed() > $until ) {
				break;
			}
		}
		return DoctorWords::of( Diagnosis::WRONG_SECRET_OR_BODY );
	}

	/** A header that has not the form of a signature may still hold the right one. */
	private function malformed( Delivery $delivery, string $signature ): Diagnosis {
		$bare = (string) preg_replace( '/^(?:sha256=)+/i', '', $signature, 1 );
		if ( 1 === preg_match( '/^(?:sha256=){3,}[0-9a-f]{64}$/D', $signature ) ) {
			return DoctorWords::of( Diagnosis::DOUBLED_PREFIX );
		}
		$what = match ( true ) {
			str_contains( $signature, ',' )                        => 'several',
			1 === preg_match( '/^[0-9a-f]{64}$/D', $signature )     => 'no_prefix',
			1 === preg_match( '/^[0-9a-fA-F]{64}$/D', $bare )       => 'capitals',
			1 === preg_match( '#^[A-Za-z0-9+/_-]{43}=?$#D', $bare ) => 'base64',
			1 === preg_match( '/^[0-9a-f]{1,63}$/D', $bare )        => 'cut',
			str_starts_with( $signature, 'sha1=' ) || str_starts_with( $signature, 'sha512=' ) => 'other_hash',
			default                                                => '',
		};
		$hex    = 'base64' === $what ? bin2hex( (string) base64_decode( strtr( $bare, '-_', '+/' ), true ) ) : strtolower( $bare );
		$is_own = 64 === strlen( $hex ) && self::is_signed( $delivery->body, $this->secrets->live( Endpoints::SECRETS['sedifex'] ) ?? [], $hex );
		return DoctorWords::of( Diagnosis::MALFORMED, $what, $is_own );
	}

	/**
	 * A secret that was named rather than used.
	 *
	 * @param array<string, string> $marks     Of what was given.
	 * @param bool                  $is_signed It bears Selldone's signature as well.
	 */
	private function marked( string $source, array $marks, bool $is_signed ): Diagnosis {
		$name = Endpoints::SECRETS[ $source ];
		$of   = fn( array $entries ): array => array_map( fn( SecretEntry $entry ): string => $this->given->mark( $entry->value ), $entries );
		$live = $of( $this->secrets->live( $name ) ?? [] );
		$as   = array_filter( $marks, static fn( string $how ): bool => in_array( GivenSecret::reading( $how ), [ 'as_is', 'token' ], true ), ARRAY_FILTER_USE_KEY );
		if ( [] !== array_intersect( $as, $live ) ) {
			// The secret is right: what was refused is the signature, or the secret came later than the delivery.
			return $is_signed ? DoctorWords::of( Diagnosis::WRONG_SECRET_OR_BODY, 'sign_key' ) : DoctorWords::of( Diagnosis::ACCEPTED_NOW );
		}
		if ( [] !== array_intersect( $marks, $of( $this->secrets->ended( $name ) ) ) ) {
			return DoctorWords::of( Diagnosis::OLD_SECRET );
		}
		$spoiled = array_key_first( array_intersect( $marks, $live ) );
		return null === $spoiled ? DoctorWords::of( Diagnosis::WRONG_SECRET_OR_BODY, 'named' ) : DoctorWords::of( Diagnosis::MALFORMED, GivenSecret::reading( $spoiled ), true );
	}

	/** @param list<SecretEntry> $secrets */
	private static function is_signed( string $body, array $secrets, string $given ): bool {
		foreach ( $secrets as $secret ) {
			if ( hash_equals( hash_hmac( 'sha256', $body, $secret->value ), $given ) ) {
				return true;
			}
		}
		return false;
	}
}
