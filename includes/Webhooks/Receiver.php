<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Queue\Runner;

/**
 * Takes a webhook in: proves the sender, stores the event, and only then says yes. Does none of the
 * work itself. 200 means that the row exists with the bytes received; for a repeat it is the same.
 */
final class Receiver {

	/** Two mebibytes: four times what the largest sender sends, and below what databases take in one statement. */
	public const MOST_BYTES = 2_097_152;

	/** Worth keeping in the log; none of them carries a secret. */
	private const KEPT = [ 'content-type', 'content-length', 'user-agent', 'x-sedifex-event', 'x-sedifex-event-id', 'x-sedifex-delivery-id', 'x-sedifex-timestamp', 'x-sedifex-contract-version', 'x-sedifex-signature', 'selldone-sign-id' ];

	/** Bytes of a kept header: the longest that tells anything is a signature with a doubled prefix. */
	private const LONGEST_HEADER = 300;

	/** @var array{source: string, secret: string, how: string}|null Who was heard in this request. */
	private ?array $heard = null;

	/** @param array<string, Source> $sources By name. */
	public function __construct(
		private readonly array $sources,
		private readonly EventStore $events,
		private readonly Refusals $refusals,
		private readonly Runner $runner,
		private readonly GivenSecret $given,
		private readonly LastHeard $last_heard,
	) {
	}

	/** True for a path below /webhooks/ that is ours: `sedifex`, `selldone/…`, `sevi`, `sevi/…`. */
	public function knows( string $source ): bool {
		return isset( $this->sources[ $source ] );
	}

	/** @return array{status: int, body: array<string, mixed>, retry_after: int} */
	public function receive( string $method, Delivery $delivery ): array {
		// The sender may hang up as soon as it has written: what was accepted must still be stored.
		ignore_user_abort( true );
		$source = $this->sources[ $delivery->source ] ?? null;
		if ( null === $source ) {
			return self::answer( 404, 'sedifex_webhook_unknown', 'There is no such webhook.' );
		}
		if ( 'POST' !== $method ) {
			return self::answer( 405, 'sedifex_webhook_method', 'Webhooks are sent with POST.' );
		}
		return $this->refusal_of_form( $delivery ) ?? $this->checked( $source, $delivery );
	}

	/** Once the answer is out. */
	public function after_answer(): void {
		if ( null !== $this->heard ) {
			$this->last_heard->note( $this->heard['source'], $this->heard['secret'], $this->heard['how'] );
			$this->heard = null;
		}
	}

	/** @return ''|'too_large'|'content_type' What is wrong with a delivery before anybody has looked at who sent it. */
	public static function form_problem( Delivery $delivery ): string {
		if ( strlen( $delivery->body ) > self::MOST_BYTES || (int) $delivery->header( 'content-length' ) > self::MOST_BYTES ) {
			return 'too_large';
		}
		$type     = strtolower( trim( explode( ';', $delivery->header( 'content-type' ), 2 )[0] ) );
		$encoding = strtolower( trim( $delivery->header( 'content-encoding' ) ) );
		return in_array( $encoding, [ '', 'identity' ], true ) && 1 === preg_match( '#^(?:|application/json|application/[a-z0-9.-]+\+json|text/json)$#D', $type ) ? '' : 'content_type';
	}

	/** @return array{status: int, body: array<string, mixed>, retry_after: int}|null */
	private function refusal_of_form( Delivery $delivery ): ?array {
		$problem = self::form_problem( $delivery );
		if ( '' === $problem ) {
			return null;
		}
		$this->refusals->count( $delivery->source, $problem );
		return 'too_large' === $problem
			? self::answer( 413, 'sedifex_webhook_too_large', 'A webhook may have two megabytes at most.' )
			: self::answer( 415, 'sedifex_webhook_type', 'Send the webhook as application/json, not compressed.' );
	}

	/** @return array{status: int, body: array<string, mixed>, retry_after: int} */
	private function checked( Source $source, Delivery $delivery ): array {
		$trust = $source->trust( $delivery );
		if ( Trust::LOCKED === $trust->reason ) {
			return self::answer( 503, 'sedifex_webhook_locked', 'This site cannot check webhooks at the moment.', 300 );
		}
		$kept    = array_intersect_key( $delivery->headers, array_flip( self::KEPT ) );
		$headers = array_map( static fn( string $value ): string => substr( $value, 0, self::LONGEST_HEADER ), $kept );
		if ( ! $trust->is_given() ) {
			$this->refusals->add( $delivery, $trust->reason, $headers, $this->given->marks( $delivery ) );
			return self::answer( 401, 'sedifex_webhook_refused', 'This delivery does not prove that it is from its sender.' );
		}
		$test  = TestSample::facts( $delivery );
		$facts = $test ?? $source->read( $delivery );
		if ( ! $this->events->accept( $delivery, $facts, $trust->how, $headers ) ) {
			return self::answer( 503, 'sedifex_webhook_not_stored', 'The database did not store this delivery.', 30 );
		}
		if ( EventState::Pending === $facts->state ) {
			$this->runner->work_was_stored();
		}
		// What we send ourselves says nothing of the sender.
		$this->heard = null === $test ? [ 'source' => $delivery->source, 'secret' => $trust->secret, 'how' => $trust->how ] : null;
		return [
			'status'      => 200,
			'body'        => [ 'ok' => true ],
			'retry_after' => 0,
		];
	}

	/**
	 * In English, since only machines and developers read it.
	 *
	 * @return array{status: int, body: array<string, mixed>, retry_after: int}
	 */
	private static function answer( int $status, string $code, string $message, int $retry_after = 0 ): array {
		return [
			'status'      => $status,
			'body'        => [
				'code'    => $code,
				'message' => $message,
				'data'    => [ 'status' => $status ],
			],
			'retry_after' => $retry_after,
		];
	}
}
