<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Closure;
use Sedifex\Sync\Rest;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;
use Sedifex\Sync\Support\Outcome;
use WP_REST_Request;
use WP_REST_Response;

/** The owner's routes of the webhook log: list, one event, replay, export, clear. Administrators only. */
final class EventsController {

	/** Seconds that a request spends on clearing; the worker does the rest. */
	private const CLEARING = 8.0;

	/**
	 * @param Closure(): int             $worked_at When the worker last ran, UTC seconds; 0 = never.
	 * @param Closure(): (string|null)   $silence   What is to be said of a source that has fallen silent.
	 */
	public function __construct(
		private readonly EventList $list,
		private readonly EventCounts $counts,
		private readonly EventDetail $detail,
		private readonly Replay $replay,
		private readonly EventExport $export,
		private readonly EventKeeping $keeping,
		private readonly Clock $clock,
		private readonly Closure $worked_at,
		private readonly Closure $silence,
		private readonly Closure $wake,
	) {
	}

	public function register_routes(): void {
		$filters = EventsRequest::filters();
		$this->route( '/events', 'GET', $this->index( ... ), [ ...$filters, ...EventsRequest::paging() ], EventsSchema::page( ... ) );
		$this->route( '/events/(?P<id>\d{1,18})', 'GET', $this->show( ... ), [], EventsSchema::detail( ... ) );
		$this->route( '/events/export', 'GET', $this->export( ... ), $filters, null );
		$this->route( '/events/replay', 'POST', $this->replay( ... ), EventsRequest::choice(), EventsSchema::replay( ... ) );
		$this->route( '/events/clear', 'POST', $this->clear( ... ), [], EventsSchema::cleared( ... ) );
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function index( WP_REST_Request $request ): WP_REST_Response {
		$types  = $this->list->types();
		$found  = $this->list->page( EventsRequest::filter( $request ), $types );
		$oldest = $this->counts->oldest_waiting();
		$worked = ( $this->worked_at )();
		$body   = [
			'items'   => array_map( EventRow::of( ... ), $found['rows'] ),
			'total'   => $found['total'],
			'is_more' => $found['is_more'],
			'pages'   => $found['pages'],
			'types'   => $types,
			'health'  => [
				'counts'         => $this->counts->now(),
				'oldest_waiting' => null === $oldest ? null : EventRow::iso( $oldest ),
				'worker_at'      => 0 === $worked ? null : EventRow::iso( $worked ),
				'silence'        => ( $this->silence )(),
			],
			'as_of'   => EventRow::iso( $this->clock->now() ),
		];
		return ( new Outcome( 200, $body ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function show( WP_REST_Request $request ): WP_REST_Response {
		$id    = $request->get_param( 'id' );
		$event = $this->detail->of( is_scalar( $id ) ? (int) $id : 0 );
		return ( null === $event ? Outcome::error( 404, 'sedifex_event_not_found', __( 'This delivery is not in the log any more.', 'sedifex-sync' ) ) : new Outcome( 200, $event ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function replay( WP_REST_Request $request ): WP_REST_Response {
		$which = EventsRequest::chosen( $request );
		if ( null === $which ) {
			return Outcome::error( 400, 'sedifex_events_none', __( 'Choose the deliveries to replay, or a filter that finds them.', 'sedifex-sync' ) )->response();
		}
		if ( true === $request->get_param( 'dry_run' ) ) {
			return ( new Outcome( 200, $this->replay->would( $which ) ) )->response();
		}
		$answer = $this->replay->start( $which );
		if ( $answer['queued'] > 0 ) {
			( $this->wake )();
		}
		return ( new Outcome( 200, $answer ) )->response();
	}

	/**
	 * Only says what is asked for; WebhooksModule writes it while it is read.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request
	 */
	public function export( WP_REST_Request $request ): WP_REST_Response {
		$response = ( new Outcome( 200, [] ) )->response();
		$response->set_data( $this->export->pieces( EventsRequest::filter( $request ) ) );
		$response->header( 'Content-Type', 'text/csv; charset=utf-8' );
		$response->header( 'Content-Disposition', 'attachment; filename="webhooks-' . gmdate( 'Y-m-d', $this->clock->now() ) . '.csv"' );
		return $response;
	}

	public function clear(): WP_REST_Response {
		$count    = $this->keeping->clearable();
		$is_all   = $this->keeping->clear( new Deadline( $this->clock, self::CLEARING ) );
		$sentence = match ( true ) {
			0 === $count => __( 'There was nothing to clear.', 'sedifex-sync' ),
			/* translators: %s: number of deliveries. */
			$is_all      => sprintf( _n( '%s delivery is gone from the log. What it did stays done.', '%s deliveries are gone from the log. What they did stays done.', $count, 'sedifex-sync' ), number_format_i18n( $count ) ),
			/* translators: %s: number of deliveries. */
			default      => sprintf( __( '%s deliveries are being cleared in the background. What they did stays done.', 'sedifex-sync' ), number_format_i18n( $count ) ),
		};
		$this->counts->refresh();
		$body = [
			'cleared'  => $count,
			'sentence' => $sentence,
		];
		return ( new Outcome( 200, $body ) )->response();
	}

	/**
	 * @param non-falsy-string                                                    $route
	 * @param callable( WP_REST_Request<array<string, mixed>> ): WP_REST_Response $callback
	 * @param array<string, array<string, mixed>>                                 $args
	 * @param (callable(): array<string, mixed>)|null                             $schema
	 */
	private function route( string $route, string $method, callable $callback, array $args, ?callable $schema ): void {
		$options = [
			[
				'methods'             => $method,
				'callback'            => $callback,
				'permission_callback' => $this->may_manage( ... ),
				'args'                => $args,
			],
		];
		register_rest_route( Rest::NAMESPACE, $route, null === $schema ? $options : [ ...$options, 'schema' => $schema ] );
	}
}
