<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Catalog\CatalogFacts;
use Sedifex\Sync\Catalog\CatalogState;
use Sedifex\Sync\Orders\OrderList;
use Sedifex\Sync\Outbox\IntentStore;
use Sedifex\Sync\Outbox\OutboxFacts;
use Sedifex\Sync\Outbox\SiteFingerprint;
use Sedifex\Sync\Sedifex\CallRecord;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Redactor;
use Sedifex\Sync\Webhooks\EndpointFacts;

/**
 * Everything that somebody needs who is asked "what is wrong with my shop", to be copied into a mail:
 * so no secret and nothing of a customer is in it. In English whatever the site's language, since it is
 * written for the people who look after the plugin and for Sedifex's support.
 */
final class Diagnostics {

	/** What Sedifex gives as the reason of a failure is a word; where it is a sentence, it may quote what was sent. */
	private const WORD = '/^[A-Za-z][A-Za-z0-9_.:-]{0,59}$/D';

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly Secrets $secrets,
		private readonly SiteFacts $around,
		private readonly SiteFingerprint $site,
		private readonly CallRecord $calls,
		private readonly CatalogFacts $catalog,
		private readonly OutboxFacts $outbox,
		private readonly IntentStore $intents,
		private readonly OrderList $orders,
		private readonly WorkerWatch $worker,
		private readonly Health $health,
		private readonly EndpointFacts $endpoints,
		private readonly Clock $clock,
	) {
	}

	/** @return list<array{title: string, rows: list<array{name: string, value: string}>}> */
	public function sections(): array {
		$sections = [
			'Shop'            => $this->shop(),
			'Versions'        => $this->around->versions(),
			'Calls to Sedifex' => $this->calls(),
			'Last failures of orders' => $this->failures(),
			'Background work' => [ 'Last ran' => $this->time( $this->worker->last_ran_at() ), ...$this->around->schedule() ],
			'Catalogue'       => $this->catalogue( $this->catalog->state() ),
			'Orders'          => $this->orders(),
			'Webhooks'        => $this->endpoints->summary(),
			'Limits'          => $this->around->limits(),
			'Plugins'         => $this->around->plugins(),
		];
		$redactor = new Redactor( $this->secrets->all( ... ) );
		$out      = [];
		foreach ( $sections as $title => $values ) {
			$rows = [];
			foreach ( $values as $name => $value ) {
				$rows[] = [
					'name'  => $redactor->text( $name ),
					'value' => $redactor->text( $value ),
				];
			}
			$out[] = [
				'title' => $title,
				'rows'  => $rows,
			];
		}
		return $out;
	}

	/** @param list<array{title: string, rows: list<array{name: string, value: string}>}> $sections */
	public function text( array $sections ): string {
		$lines = [ 'Sedifex Sync diagnostics, ' . $this->time( $this->clock->now() ) ];
		foreach ( $sections as $section ) {
			array_push( $lines, '', '== ' . $section['title'] . ' ==' );
			foreach ( $section['rows'] as $row ) {
				$lines[] = $row['name'] . ': ' . $row['value'];
			}
			if ( [] === $section['rows'] ) {
				$lines[] = 'none';
			}
		}
		return implode( "\n", $lines ) . "\n";
	}

	/** @return array<string, string> */
	private function shop(): array {
		$settings = $this->settings->get();
		$key      = $this->secrets->describe( 'integration_key' );
		$causes   = array_map( static fn( Cause $cause ): string => $cause->code, iterator_to_array( $this->health->causes(), false ) );
		$pages    = [];
		foreach ( $settings->pages as $name => $id ) {
			$pages[] = $name . ' ' . ( 0 === $id ? 'none' : (string) get_post_status( $id ) );
		}
		return [
			'Health'           => [] === $causes ? 'ok' : implode( ', ', $causes ),
			'Store ID'         => $settings->store_id,
			'Base URL'         => $settings->base_url,
			'Checkout URL'     => '' === $settings->checkout_url ? 'of the base URL' : $settings->checkout_url,
			'Contract version' => $settings->contract_version,
			'Key'              => $key['locked'] ? 'locked' : $key['source'],
			'Currency'         => $settings->currency,
			'Ways to pay'      => implode( ', ', $settings->payments ),
			'Ways to receive'  => implode( ', ', $settings->receive ),
			'Pages'            => implode( ', ', $pages ),
			'This is the shop' => $this->site->is_this_site() ? 'yes' : 'no, paused',
		];
	}

	/** @return array<string, string> */
	private function calls(): array {
		$out = [];
		foreach ( $this->calls->all() as $call ) {
			$parts = [ $this->time( $call['at'] ), 0 === $call['status'] ? 'no answer' : (string) $call['status'], "{$call['elapsed_ms']} ms" ];
			if ( ! $call['is_ok'] ) {
				array_push( $parts, $call['category'], self::word( $call['code'] ) );
			}
			$parts[] = '' === $call['request_id'] ? 'no request id' : 'request ' . self::word( $call['request_id'] );
			$out[ $call['endpoint'] . ( $call['is_ok'] ? ', last success' : ', last failure' ) ] = implode( ', ', $parts );
		}
		return $out;
	}

	/** @return array<string, string> */
	private function failures(): array {
		$out = [];
		foreach ( $this->outbox->failures() as $failure ) {
			$out[ $failure['category'] ] = sprintf( '%d lately, last %s, %s, %d, %s, request %s', $failure['times'], $this->time( $failure['at'] ), $failure['kind'], $failure['status'], self::word( $failure['code'] ), self::word( $failure['request_id'] ) );
		}
		return $out;
	}

	/** @return array<string, string> */
	private function catalogue( CatalogState $state ): array {
		$pictures = $this->catalog->pictures();
		$problem  = $this->catalog->picture_problem();
		return [
			'Items'            => sprintf( '%d shown, %d unreadable, %d missing from the last list', $state->total, count( $state->bad ), $state->missing ),
			'Confirmed'        => $this->time( $state->as_of ),
			'Last looked'      => $this->time( $state->looked_at ),
			'Failures in a row' => (string) $state->failures,
			'Last failure'     => '' === $state->failure ? 'none' : $this->time( $state->failed_at ) . ', ' . $state->category . ', ' . self::word( $state->failure ),
			'Held back'        => [] === $state->pending ? 'nothing' : implode( ', ', array_keys( $state->pending ) ),
			'Pictures'         => sprintf( '%d of %d made, %d failed', $pictures['made'], $pictures['wanted'], $pictures['failed'] ) . ( '' === $problem ? '' : '; ' . $problem ),
		];
	}

	/** @return array<string, string> */
	private function orders(): array {
		$out = [];
		foreach ( $this->outbox->by_state() as $state => $number ) {
			$out[ $state ] = (string) $number;
		}
		return [
			...$out,
			'Need a person'      => (string) $this->orders->count_waiting(),
			'Refused for the key or contract' => (string) $this->intents->refused_waiting(),
		];
	}

	private static function word( string $text ): string {
		return match ( true ) {
			'' === $text                             => 'none',
			1 === preg_match( self::WORD, $text ), 1 === preg_match( '/^\d{13}-[a-z0-9]+$/D', $text ) => $text,
			default                                  => sprintf( 'a text of %d bytes', strlen( $text ) ),
		};
	}

	private function time( int $at ): string {
		return 0 === $at ? 'never' : gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}
}
