<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Catalog\CatalogFacts;
use Sedifex\Sync\Orders\Attention;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Orders\OrderState;
use Sedifex\Sync\Orders\StatusMap;
use Sedifex\Sync\Outbox\IntentState;
use Sedifex\Sync\Outbox\OutboxFacts;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\MoneyFormat;

/**
 * The shop at a glance: what needs a person, what came last, how far the copies are. Reads only what is
 * stored here, since the screen asks for it twice a minute.
 *
 * @phpstan-type OrderRow array{reference: string, customer: string, total: string, state: string, tone: string, sentence: string, advice: string, ordered_at: string}
 */
final class Overview {

	/** Needs a person; is well; is under way. */
	public const TONES = [ 'attention', 'good', 'open' ];

	private const ROWS = 5;

	private const GOOD = [ 'paid', 'paid_cash', 'delivered', 'completed', 'confirmed', 'preparing', 'shipped', 'out_for_delivery' ];

	public function __construct(
		private readonly Health $health,
		private readonly WaitingCount $waiting,
		private readonly OrderList $orders,
		private readonly OutboxFacts $outbox,
		private readonly CatalogFacts $catalog,
		private readonly SettingsStore $settings,
	) {
	}

	/** @return array<string, mixed> As OverviewController's schema says. */
	public function now(): array {
		$settings = $this->settings->get();
		$waiting  = $this->waiting->refresh();
		$causes   = iterator_to_array( $this->health->causes(), false );
		$causes   = [] === $causes ? [ $this->health->first() ] : $causes;
		return [
			'health'       => $causes[0]->state,
			'causes'       => array_map( self::cause( ... ), $causes ),
			'shop_url'     => $settings->page_url( 'shop' ),
			'waiting'      => $waiting,
			'needs_person' => $waiting > 0 ? $this->rows( $this->orders->waiting( self::ROWS ) ) : [],
			'latest'       => $this->rows( $this->orders->latest( self::ROWS ) ),
			'catalogue'    => $this->catalogue(),
			'pictures'     => [ ...$this->catalog->pictures(), 'problem' => $this->catalog->picture_problem() ],
		];
	}

	/** @return array{sentence: string, action: string, action_url: string} */
	private static function cause( Cause $cause ): array {
		return [
			'sentence'   => $cause->sentence,
			'action'     => $cause->action,
			'action_url' => '' === $cause->screen ? '' : Screens::url( $cause->screen ),
		];
	}

	/** @return array{items: int, listed: int, as_of: string|null, unreadable: list<array{id: string, message: string}>, doubts: list<string>} */
	private function catalogue(): array {
		$state = $this->catalog->state();
		return [
			'items'      => $state->total,
			'listed'     => $state->total + count( $state->bad ),
			'as_of'      => 0 === $state->as_of ? null : self::time( $state->as_of ),
			'unreadable' => $state->bad,
			'doubts'     => $state->doubts,
		];
	}

	/**
	 * @param list<Order> $orders
	 * @return list<OrderRow>
	 */
	private function rows( array $orders ): array {
		$states = $this->outbox->states_of( array_map( static fn( Order $order ): string => $order->reference, $orders ) );
		return array_map( static fn( Order $order ): array => self::row( $order, $states[ $order->reference ] ?? null ), $orders );
	}

	/** @return OrderRow */
	private static function row( Order $order, ?IntentState $intent ): array {
		$state = new OrderState( $order, $intent, 'delivery' );
		$code  = $state->headline_code();
		$words = match ( true ) {
			'' !== $order->attention => __( 'Needs you', 'sedifex-sync' ),
			// What its customer reads means nothing to the owner.
			'checking' === $code     => __( 'Not clear yet', 'sedifex-sync' ),
			default                  => StatusMap::label( $code ),
		};
		return [
			'reference'  => $order->reference,
			'customer'   => $order->contact['name'],
			'total'      => MoneyFormat::of_site()->text( $order->total_minor, $order->currency ),
			'state'      => $words,
			'tone'       => '' !== $order->attention ? 'attention' : ( in_array( $code, self::GOOD, true ) ? 'good' : 'open' ),
			'sentence'   => Attention::sentence( $order ),
			'advice'     => Attention::advice( $order ),
			'ordered_at' => self::time( $order->ordered_at ),
		];
	}

	private static function time( int $at ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}
}
