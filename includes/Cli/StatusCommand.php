<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Closure;
use Sedifex\Sync\Admin\Health;
use Sedifex\Sync\Admin\WaitingCount;
use Sedifex\Sync\Admin\WorkerWatch;
use Sedifex\Sync\Catalog\CatalogFacts;
use Sedifex\Sync\Outbox\OutboxFacts;
use WP_CLI;

use function WP_CLI\Utils\format_items;

/** `wp sedifex status`. Its method's comment is what `wp help sedifex status` prints. */
final class StatusCommand {

	/**
	 * @param Closure(): Health       $health
	 * @param Closure(): CatalogFacts $catalog
	 * @param Closure(): OutboxFacts  $outbox
	 * @param Closure(): WorkerWatch  $worker
	 * @param Closure(): WaitingCount $waiting
	 */
	public function __construct(
		private readonly Closure $health,
		private readonly Closure $catalog,
		private readonly Closure $outbox,
		private readonly Closure $worker,
		private readonly Closure $waiting,
	) {
	}

	/**
	 * Says how the shop is, from what is stored here. Asks Sedifex nothing.
	 *
	 * Exit code 0 when everything works, 1 when something needs attention or no store is connected.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp sedifex status
	 *     wp sedifex status --format=json
	 *
	 * @param list<string>               $args    None.
	 * @param array<string, string|bool> $options As above.
	 */
	public function __invoke( array $args, array $options ): void {
		[ $state, $sentence ] = ( $this->health )()->now();
		$catalog              = ( $this->catalog )()->state();
		$pictures             = ( $this->catalog )()->pictures();
		$values               = [
			'health'          => $state,
			'sentence'        => $sentence,
			'items'           => (string) $catalog->total,
			'prices_as_of'    => self::time( $catalog->as_of ),
			'pictures'        => sprintf( '%d/%d', $pictures['made'], $pictures['wanted'] ),
			'worker_ran'      => self::time( ( $this->worker )()->last_ran_at() ),
			'need_a_person'   => (string) ( $this->waiting )()->refresh(),
		];
		foreach ( ( $this->outbox )()->by_state() as $name => $number ) {
			$values[ 'orders_' . $name ] = (string) $number;
		}
		$rows = [];
		foreach ( $values as $name => $value ) {
			$rows[] = [
				'name'  => $name,
				'value' => $value,
			];
		}
		format_items( Format::of( $options ), $rows, [ 'name', 'value' ] );
		if ( 'ok' !== $state ) {
			WP_CLI::halt( 1 );
		}
	}

	private static function time( int $at ): string {
		return 0 === $at ? 'never' : gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}
}
