<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

/** What the codes in the log mean, in words for the owner: verdicts, remarks, errors, and how a sender proved itself. */
final class EventWords {

	/** Why the event did what it did. */
	public static function sentence( EventState $state, string $verdict, int $attempts = 0 ): string {
		return match ( $state ) {
			EventState::Pending    => 0 === $attempts ? __( 'Waiting for its turn. This happens by itself.', 'sedifex-sync' ) : __( 'It did not work yet, and will be tried again by itself.', 'sedifex-sync' ),
			EventState::Processing => __( 'Being carried out at this moment.', 'sedifex-sync' ),
			default                => self::verdict( $verdict ),
		};
	}

	/** What came of it, or would come of it. */
	public static function verdict( string $verdict ): string {
		return match ( $verdict ) {
			EventResult::APPLIED  => __( 'Carried out: what it says is what your site shows.', 'sedifex-sync' ),
			EventResult::STALE    => __( 'Nothing changed: your site knows this already, or something newer.', 'sedifex-sync' ),
			EventResult::SAME     => __( 'Nothing to change: it says what your site shows already.', 'sedifex-sync' ),
			EventResult::UNKNOWN_WORD => __( 'Taken in as far as your site understands it: it uses a word that your site does not know. The order keeps what was known last, with “being updated”.', 'sedifex-sync' ),
			EventResult::LOOKED   => __( 'Taken as a hint: your site asks Sedifex itself how it is now.', 'sedifex-sync' ),
			EventResult::NOT_OURS => __( 'Set aside: it is about something that this site does not have.', 'sedifex-sync' ),
			'unknown_type'        => __( 'Set aside: this kind of message means nothing to your site.', 'sedifex-sync' ),
			'other_store'         => __( 'Set aside: it is about another store than the one that is connected here.', 'sedifex-sync' ),
			'no_order'            => __( 'Set aside: it names no order.', 'sedifex-sync' ),
			'malformed'           => __( 'It came from the right sender, but could not be read: what arrived is not complete.', 'sedifex-sync' ),
			'failed'              => __( 'It did not work, also after several tries. Look at what went wrong, then replay it.', 'sedifex-sync' ),
			'impossible'          => __( 'It cannot be carried out: something that is needed is not in it. Replaying it does not help; what went wrong says why.', 'sedifex-sync' ),
			EventResult::TEST     => __( 'A test delivery: it went the whole way and changed nothing.', 'sedifex-sync' ),
			default               => __( 'Settled.', 'sedifex-sync' ),
		};
	}

	/** @return string '' = no remark. */
	public static function note( string $note ): string {
		return match ( $note ) {
			''                 => '',
			'event_id_differs' => __( 'The number in its header is another than that in its body. Only the body is signed, so the body counts.', 'sedifex-sync' ),
			'replayed'         => __( 'It was replayed later, which changed nothing more.', 'sedifex-sync' ),
			default            => __( 'There is a remark on this delivery.', 'sedifex-sync' ),
		};
	}

	/** How the sender proved itself. */
	public static function proof( string $how ): string {
		return match ( $how ) {
			'signature'         => __( 'Signed with your secret, and not changed on the way.', 'sedifex-sync' ),
			'signature_doubled' => __( 'Signed with your secret. The signature came with its prefix twice, a known slip of the sender, and is accepted.', 'sedifex-sync' ),
			'path'              => __( 'It knew the secret in the address. The delivery itself is not signed.', 'sedifex-sync' ),
			'token', 'bearer'   => __( 'It showed your token. The delivery itself is not signed.', 'sedifex-sync' ),
			default             => __( 'The sender proved itself.', 'sedifex-sync' ),
		};
	}

	/**
	 * @param string $error A code of ours, the class of what was thrown, or a sentence already.
	 */
	public static function error( string $error ): string {
		if ( 'process_ended' === $error ) {
			return __( 'The process that worked on it ended each time, perhaps for want of time or memory. Ask your host for more of both.', 'sedifex-sync' );
		}
		if ( 1 === preg_match( '/^[A-Za-z_][A-Za-z0-9_\\\\]*$/D', $error ) ) {
			/* translators: %s: name of an error for developers, such as RuntimeException. */
			return sprintf( __( 'Something in your site stopped it (%s).', 'sedifex-sync' ), $error );
		}
		return html_entity_decode( $error, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
}
