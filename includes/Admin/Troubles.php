<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Orders\Attention;
use Sedifex\Sync\Orders\Order;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Webhooks\EventCounts;

/**
 * Everything that a person has to look after now, one by one, so that what was told already can be
 * told from what is new. Health says how the shop is in one sentence; this is for mails and notices.
 */
final class Troubles {

	/** Orders named one by one; more would help nobody. */
	private const MOST = 200;

	/** Orders that are due for longer than this show that the worker does not come. */
	private const OVERDUE = HOUR_IN_SECONDS;

	public function __construct(
		private readonly Health $health,
		private readonly OrderList $orders,
		private readonly IntentStore $intents,
		private readonly SiteFingerprint $site,
		private readonly ?EventCounts $events = null,
	) {
	}

	/** @return list<Trouble> What only a person can put right comes first. */
	public function all(): array {
		$urgent = $this->urgent();
		return [ ...$urgent, ...$this->lasting( 'refused' === ( $urgent[0]->key ?? '' ) ) ];
	}

	/** @return list<Trouble> What will not pass by itself. */
	public function urgent(): array {
		$others = array_filter( [ $this->refused(), $this->dead() ], static fn( ?Trouble $trouble ): bool => null !== $trouble );
		return [ ...array_values( $others ), ...array_map( self::about( ... ), $this->orders->waiting( self::MOST ) ) ];
	}

	/** Orders wait because Sedifex refuses the key or the contract. */
	public function refused(): ?Trouble {
		$orders = $this->intents->refused_waiting();
		if ( 0 === $orders ) {
			return null;
		}
		$sentence = sprintf(
			/* translators: %s: number of orders. */
			_n(
				'%s order is waiting, because Sedifex does not accept the key or the version that this site uses. Test the connection, and put right what it names: the order then goes out by itself.',
				'%s orders are waiting, because Sedifex does not accept the key or the version that this site uses. Test the connection, and put right what it names: the orders then go out by themselves.',
				$orders,
				'sedifex-sync'
			),
			number_format_i18n( $orders )
		);
		return new Trouble( 'refused', $sentence, Screens::url( 'settings' ) );
	}

	/** Webhooks that could not be carried out: another trouble each time that one more is given up. */
	private function dead(): ?Trouble {
		$dead = $this->events?->dead() ?? [ 'count' => 0, 'newest' => 0 ];
		if ( 0 === $dead['count'] ) {
			return null;
		}
		$sentence = sprintf(
			/* translators: %s: number of messages. */
			_n(
				'%s message from another system could not be carried out, also after several tries. See what went wrong, and replay it.',
				'%s messages from other systems could not be carried out, also after several tries. See what went wrong, and replay them.',
				$dead['count'],
				'sedifex-sync'
			),
			number_format_i18n( $dead['count'] )
		);
		return new Trouble( 'events ' . $dead['newest'], $sentence, Screens::url( 'webhooks' ), true, '', __( 'See your webhooks', 'sedifex-sync' ) );
	}

	/**
	 * @param bool $is_refused That Sedifex refuses us is told already, and old prices follow from it.
	 * @return list<Trouble> What often passes, and needs a person where it does not.
	 */
	private function lasting( bool $is_refused ): array {
		$out   = [];
		$codes = [ 'silent', 'catalogue', 'held', ...( $is_refused ? [] : [ 'refused', 'contract', 'old' ] ) ];
		foreach ( $this->health->causes() as $cause ) {
			// One trouble, however its words change while it lasts.
			if ( in_array( $cause->code, $codes, true ) ) {
				$out[] = new Trouble( 'catalogue', $cause->sentence, Screens::url( '' === $cause->screen ? Screens::FIRST : $cause->screen ), false );
				break;
			}
		}
		if ( $this->intents->overdue( self::OVERDUE, $this->site->current() ) > 0 ) {
			$out[] = new Trouble( 'worker', __( 'Orders have been waiting to be sent for more than an hour: the background work of your site gets stuck. Ask your host to run the scheduled tasks of WordPress (wp-cron.php) every minute.', 'sedifex-sync' ), Screens::url( Screens::FIRST ) );
		}
		return $out;
	}

	private static function about( Order $order ): Trouble {
		return new Trouble(
			'order ' . $order->reference . ' ' . Attention::code( $order ),
			Attention::sentence( $order ) . ' ' . Attention::advice( $order ),
			add_query_arg( 'order', rawurlencode( $order->reference ), Screens::url( 'orders' ) ),
			true,
			$order->reference
		);
	}
}
