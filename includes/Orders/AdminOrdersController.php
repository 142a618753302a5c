<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Orders;

use Sedifex\Sync\Outbox\IntentList;
use Sedifex\Sync\Outbox\Reference;
use Sedifex\Sync\Rest;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Outcome;
use WP_REST_Request;
use WP_REST_Response;

/** The owner's routes of orders: the list, one order, and what can be done about it. Administrators only. */
final class AdminOrdersController {

	/** An order's number, or its reference. */
	private const ID = '(?P<id>[A-Za-z0-9-]{1,64})';

	public function __construct(
		private readonly OrderListQuery $query,
		private readonly OrderList $orders,
		private readonly OrderStore $store,
		private readonly IntentList $intents,
		private readonly OrderDetail $detail,
		private readonly OrderActions $actions,
		private readonly SettingsStore $settings,
	) {
	}

	public function register_routes(): void {
		$this->route( '/admin/orders', 'GET', $this->index( ... ), self::filters(), AdminOrdersSchema::page( ... ) );
		$this->route( '/admin/orders/' . self::ID, 'GET', $this->show( ... ), [], AdminOrdersSchema::detail( ... ) );
		$this->route(
			'/admin/orders/' . self::ID . '/(?P<action>' . implode( '|', OrderActions::NAMES ) . ')',
			'POST',
			$this->act( ... ),
			[
				'seen' => [
					'type'      => 'string',
					'default'   => '',
					'maxLength' => 40,
				],
			],
			AdminOrdersSchema::action( ... )
		);
	}

	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function index( WP_REST_Request $request ): WP_REST_Response {
		$found  = $this->query->page( self::filter( $request ) );
		$states = $this->intents->states_of( array_map( static fn( Order $order ): string => $order->reference, $found['orders'] ) );
		$body   = [
			'orders'   => array_map( static fn( Order $order ): array => OrderRow::of( $order, $states[ $order->reference ] ?? null ), $found['orders'] ),
			'total'    => $found['total'],
			'is_more'  => $found['is_more'],
			'pages'    => $found['pages'],
			'waiting'  => $this->orders->count_waiting(),
			'shop_url' => $this->settings->get()->page_url( 'shop' ),
		];
		return ( new Outcome( 200, $body ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function show( WP_REST_Request $request ): WP_REST_Response {
		$order = $this->find( $request );
		return ( null === $order ? self::unknown() : new Outcome( 200, $this->detail->of( $order ) ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public function act( WP_REST_Request $request ): WP_REST_Response {
		$order = $this->find( $request );
		return ( null === $order ? self::unknown() : $this->actions->run( self::text( $request, 'action' ), $order, self::text( $request, 'seen' ), get_current_user_id() ) )->response();
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private function find( WP_REST_Request $request ): ?Order {
		$id = self::text( $request, 'id' );
		if ( 1 === preg_match( '/^\d{1,18}$/D', $id ) ) {
			return $this->store->find( (int) $id );
		}
		$reference = Reference::parse( $id );
		return null === $reference ? null : $this->store->find_by_reference( $reference );
	}

	private static function unknown(): Outcome {
		return Outcome::error( 404, 'sedifex_order_not_found', __( 'There is no such order here.', 'sedifex-sync' ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function filter( WP_REST_Request $request ): OrderFilter {
		$number = static function ( string $name ) use ( $request ): int {
			$value = $request->get_param( $name );
			return is_int( $value ) ? $value : 1;
		};
		return new OrderFilter(
			trim( self::text( $request, 'search' ) ),
			self::text( $request, 'state' ),
			self::text( $request, 'payment' ),
			self::text( $request, 'attention' ),
			self::text( $request, 'source' ),
			self::text( $request, 'orderby' ),
			'asc' === self::text( $request, 'order' ),
			$number( 'page' ),
			$number( 'per_page' ),
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function filters(): array {
		$one_of = static fn( array $words, string $usual = '' ): array => [
			'type'    => 'string',
			'enum'    => '' === $usual ? [ '', ...$words ] : $words,
			'default' => $usual,
		];
		$number = static fn( int $usual, int $most ): array => [
			'type'    => 'integer',
			'minimum' => 1,
			'maximum' => $most,
			'default' => $usual,
		];
		return [
			'search'    => [
				'type'      => 'string',
				'default'   => '',
				'maxLength' => 190,
			],
			'state'     => $one_of( OrderFilter::STATES ),
			'payment'   => $one_of( OrderFilter::PAYMENTS ),
			'attention' => $one_of( OrderFilter::ATTENTIONS ),
			'source'    => $one_of( OrderFilter::SOURCES ),
			'orderby'   => $one_of( OrderFilter::ORDERS_BY, 'ordered_at' ),
			'order'     => $one_of( [ 'asc', 'desc' ], 'desc' ),
			'page'      => $number( 1, 10000 ),
			'per_page'  => $number( 25, 100 ),
		];
	}

	/**
	 * @param non-falsy-string                                                    $route
	 * @param callable( WP_REST_Request<array<string, mixed>> ): WP_REST_Response $callback
	 * @param array<string, array<string, mixed>>                                 $args
	 * @param callable(): array<string, mixed>                                    $schema
	 */
	private function route( string $route, string $method, callable $callback, array $args, callable $schema ): void {
		register_rest_route(
			Rest::NAMESPACE,
			$route,
			[
				[
					'methods'             => $method,
					'callback'            => $callback,
					'permission_callback' => $this->may_manage( ... ),
					'args'                => $args,
				],
				'schema' => $schema,
			]
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function text( WP_REST_Request $request, string $name ): string {
		$value = $request->get_param( $name );
		return is_string( $value ) ? $value : '';
	}
}
