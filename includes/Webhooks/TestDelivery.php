<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Support\Clock;

/**
 * Sends this site a delivery as a source would, through its public address, and tells how far it came.
 * It changes nothing but the log. From inside a server some ways out and back in are closed that a
 * sender does not need, so what fails here may still work from outside; that is said.
 *
 * @phpstan-type Hop array{step: string, mark: string, sentence: string}
 * @phpstan-import-type Reply from Loopback
 */
final class TestDelivery {

	public const STEPS = [ 'address', 'reached', 'answered', 'second_door', 'signature', 'stored', 'worked' ];

	public const MARKS = [ 'yes', 'no', 'note' ];

	/** @param float $patience Seconds to wait for the worker. */
	public function __construct(
		private readonly Secrets $secrets,
		private readonly EndpointAddress $addresses,
		private readonly Loopback $loopback,
		private readonly TestSample $samples,
		private readonly EventStore $events,
		private readonly SignatureDoctor $doctor,
		private readonly Clock $clock,
		private readonly float $patience = 4.0,
	) {
	}

	/** @return array{hops: list<Hop>, event_id: int|null} */
	public function run( string $source ): array {
		$secret = ( $this->secrets->live( Endpoints::SECRETS[ $source ] ) ?? [] )[0] ?? null;
		if ( null === $secret || ! $this->addresses->may_be_given() ) {
			return self::end( [ self::hop( 'address', 'no', null === $secret ? __( 'There is no secret that can be used yet. Make one first.', 'sedifex-sync' ) : __( 'Your site is not reached by https yet, so it has no address for webhooks.', 'sedifex-sync' ) ) ] );
		}
		$id       = TestSample::new_id();
		$in_path  = 'selldone' === $source ? $secret->value : '';
		$delivery = $this->samples->make( $source, $id, $secret, $this->clock->now() );
		/* translators: %s: name of a server. */
		$hops  = [ self::hop( 'address', 'yes', sprintf( __( 'A test delivery goes to %s, just as the sender would send one.', 'sedifex-sync' ), (string) wp_parse_url( home_url(), PHP_URL_HOST ) ) ) ];
		$reply = $this->loopback->post( $this->addresses->first( $source, $in_path ), $delivery['body'], $delivery['headers'] );
		if ( is_string( $reply ) ) {
			return self::end( [ ...$hops, self::hop( 'reached', 'no', TestWords::unreached( $reply ) ) ] );
		}
		$hops[] = self::hop( 'reached', 'yes', __( 'Your server was found and answered.', 'sedifex-sync' ) );
		$door   = $this->addresses->first( ... );
		if ( ! Loopback::is_ours( $reply ) ) {
			$hops[] = self::hop( 'answered', 'no', TestWords::closed( $reply['status'], $reply['to'], $reply['asks'] ) );
			$door   = $this->addresses->second( ... );
			$reply  = $this->loopback->post( $door( $source, $in_path ), $delivery['body'], $delivery['headers'] );
			if ( is_string( $reply ) || ! Loopback::is_ours( $reply ) ) {
				return self::end( [ ...$hops, self::hop( 'second_door', 'no', __( 'The second address is closed too.', 'sedifex-sync' ) ) ] );
			}
			$hops[] = self::hop( 'second_door', 'yes', __( 'The second address is open. Give the sender that one.', 'sedifex-sync' ) );
		} else {
			$hops[] = self::hop( 'answered', 'yes', __( 'The address is open to senders.', 'sedifex-sync' ) );
		}
		[ $proof, $is_proven ] = $this->proof( $source, $reply, $door( $source, $secret->value ), $delivery );
		return $is_proven ? $this->followed( $source, $id, [ ...$hops, $proof ] ) : self::end( [ ...$hops, $proof ] );
	}

	/**
	 * @param Reply                                                $reply
	 * @param string                                               $with_secret The address that was open, with the secret in it.
	 * @param array{body: string, headers: array<string, string>}  $delivery
	 * @return array{Hop, bool} The hop, and whether it was taken in.
	 */
	private function proof( string $source, array $reply, string $with_secret, array $delivery ): array {
		if ( 200 === $reply['status'] ) {
			return [ self::hop( 'signature', 'yes', 'sedifex' === $source ? __( 'The signature was checked and is right.', 'sedifex-sync' ) : __( 'The secret was checked and is right.', 'sedifex-sync' ) ), true ];
		}
		if ( 401 !== $reply['status'] ) {
			/* translators: %d: number of an HTTP status, such as 503. */
			return [ self::hop( 'signature', 'no', sprintf( __( 'Your site could not take the delivery in (status %d). Its secrets may be unreadable, or its database busy.', 'sedifex-sync' ), $reply['status'] ) ), false ];
		}
		$reason = $this->doctor->refused( $source )[0] ?? null;
		if ( 'sevi' === $source && Trust::MISSING === ( $reason['reason'] ?? '' ) ) {
			unset( $delivery['headers']['authorization'] );
			$again = $this->loopback->post( $with_secret, $delivery['body'], $delivery['headers'] );
			if ( ! is_string( $again ) && 200 === $again['status'] && Loopback::is_ours( $again ) ) {
				return [ self::hop( 'signature', 'note', __( 'Your server takes the Authorization header away, so Sevi’s token did not arrive. With the token at the end of the address it works: add a slash and the token to it, or a dot and the token to the second address.', 'sedifex-sync' ) ), true ];
			}
		}
		return [ self::hop( 'signature', Trust::UNKNOWN_SENDER === ( $reason['reason'] ?? '' ) ? 'note' : 'no', TestWords::refused( $reason['reason'] ?? '', $reason['sentence'] ?? '' ) ), false ];
	}

	/**
	 * @param list<Hop> $hops
	 * @return array{hops: list<Hop>, event_id: int|null}
	 */
	private function followed( string $source, string $id, array $hops ): array {
		$until = $this->clock->elapsed() + $this->patience;
		$find  = fn(): ?StoredEvent => $this->events->find_by_identity( $source, TestSample::identity( $id ) );
		$waits = static fn( ?StoredEvent $event ): bool => null !== $event && in_array( $event->state, [ EventState::Pending, EventState::Processing ], true );
		$event = $find();
		while ( $waits( $event ) && $this->clock->elapsed() < $until ) {
			usleep( 200_000 );
			$event = $find();
		}
		if ( null === $event ) {
			return self::end( [ ...$hops, self::hop( 'stored', 'no', __( 'It was accepted, and is not in this site’s database. Another copy of your site answers at this address.', 'sedifex-sync' ) ) ] );
		}
		$hops[] = self::hop( 'stored', 'yes', __( 'It is stored, with every byte.', 'sedifex-sync' ) );
		$hops[] = match ( true ) {
			EventState::Done === $event->state => self::hop( 'worked', 'yes', __( 'The background work took it up. Deliveries come the whole way.', 'sedifex-sync' ) ),
			! $waits( $event )                 => self::hop( 'worked', 'no', __( 'The background work could not carry it out.', 'sedifex-sync' ) ),
			default                            => self::hop( 'worked', 'note', __( 'The background work has not begun by itself yet. It takes the delivery up with its next run; if that takes long, ask your host to run wp-cron.php every minute.', 'sedifex-sync' ) ),
		};
		return self::end( $hops, $event->id );
	}

	/** @return Hop */
	private static function hop( string $step, string $mark, string $sentence ): array {
		return [
			'step'     => $step,
			'mark'     => $mark,
			'sentence' => $sentence,
		];
	}

	/**
	 * @param list<Hop> $hops
	 * @return array{hops: list<Hop>, event_id: int|null}
	 */
	private static function end( array $hops, ?int $event = null ): array {
		return [
			'hops'     => $hops,
			'event_id' => $event,
		];
	}
}
