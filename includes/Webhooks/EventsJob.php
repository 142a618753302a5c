<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Queue\Job;
use Sedifex\Sync\Support\Deadline;
use Throwable;

/** The worker's part of webhooks: slot by slot, each event handed to the first handler that knows it. */
final class EventsJob implements Job {

	/** An event is not begun with less time than this, in seconds. */
	private const LEAST_TIME = 1.0;

	/** @param list<EventHandler> $handlers */
	public function __construct( private readonly EventQueue $queue, private readonly EventStore $events, private readonly array $handlers, private readonly ?Rereading $rereading = null ) {
	}

	public function name(): string {
		return 'webhooks';
	}

	public function run( Deadline $deadline ): int {
		$this->queue->sweep();
		$done = 0;
		while ( $deadline->left() > self::LEAST_TIME ) {
			$held = $this->queue->take_slot();
			if ( null === $held ) {
				break;
			}
			try {
				$done += $this->work( $held['slot'], $deadline );
			} finally {
				$this->queue->release( $held );
			}
		}
		return $done;
	}

	/** One batch of the slot, so that no slot starves the others. What is not begun goes back, whatever happens. */
	private function work( int $slot, Deadline $deadline ): int {
		[ 'claim' => $claim, 'events' => $events ] = $this->queue->next( $slot );
		$done                                      = 0;
		$begun                                     = 0;
		try {
			foreach ( $events as $event ) {
				if ( $deadline->left() <= self::LEAST_TIME ) {
					break;
				}
				++$begun;
				$this->carry_out( $event, $claim );
				++$done;
			}
		} finally {
			$this->queue->give_back( $claim, array_slice( $events, $begun ) );
		}
		return $done;
	}

	private function carry_out( StoredEvent $event, string $claim ): void {
		if ( $event->attempts > count( EventQueue::BACKOFF ) + 1 ) {
			// Every earlier try ended with its process, so none of them could put it off.
			$this->events->note_error( $event, 'process_ended' );
			$this->events->settle( $event, $claim, EventState::Dead, 'failed' );
			return;
		}
		try {
			$result = $this->handled( $event );
		} catch ( PermanentFailure $failure ) {
			$this->events->note_error( $event, $failure->getMessage() );
			$this->events->settle( $event, $claim, EventState::Dead, 'impossible' );
			return;
		} catch ( Throwable $thrown ) {
			$this->failed( $event, $claim, $thrown );
			return;
		}
		if ( null === $result && '' === $event->object && null !== $this->rereading ) {
			$this->reread( $this->rereading->of( $event ), $event, $claim );
			return;
		}
		$ignored = null === $result || EventResult::NOT_OURS === $result->verdict;
		$settled = $this->events->settle( $event, $claim, $ignored ? EventState::Ignored : EventState::Done, null === $result ? 'unknown_type' : $result->verdict, $result->changes ?? [] );
		if ( $settled ) {
			$this->say( $event );
		}
	}

	/** The event is settled, and stays so: a listener that throws stops neither it nor those after it. */
	private function say( StoredEvent $event ): void {
		try {
			/**
			 * A webhook event was carried out, or found to concern nothing here.
			 *
			 * @param StoredEvent $event The event, as it was when it was taken in hand.
			 */
			do_action( 'sedifex_event_processed', $event );
		} catch ( Throwable $thrown ) {
			/** This action is documented in includes/Queue/Worker.php */
			do_action( 'sedifex_job_failed', $this->name(), $thrown );
		}
	}

	/**
	 * One that was settled as it arrived, and is replayed: back into the queue as what it is now, in the
	 * slot of its object, or settled as before.
	 */
	private function reread( StoredEvent|string $now, StoredEvent $event, string $claim ): void {
		if ( $now instanceof StoredEvent ) {
			$this->events->rename( $now, $claim );
			return;
		}
		$this->events->settle( $event, $claim, 'malformed' === $now ? EventState::Dead : EventState::Ignored, $now );
	}

	private function handled( StoredEvent $event ): ?EventResult {
		foreach ( $this->handlers as $handler ) {
			if ( $handler->handles( $event ) ) {
				return $handler->handle( $event );
			}
		}
		return null;
	}

	/** What was thrown is named by its class alone: its message may hold anything. */
	private function failed( StoredEvent $event, string $claim, Throwable $thrown ): void {
		$wait = EventQueue::wait( $event->attempts );
		if ( null === $wait ) {
			$this->events->note_error( $event, $thrown::class );
			$this->events->settle( $event, $claim, EventState::Dead, 'failed' );
			return;
		}
		$this->events->put_off( $event, $claim, $wait, $thrown::class );
	}
}
