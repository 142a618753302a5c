<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Settings\SettingsStore;

/**
 * Finds out step by step whether this site and Sedifex understand each other, and for the first step
 * that fails says the one thing to do. Asks only for what changes nothing there.
 *
 * The steps stand in the order in which Sedifex checks: a call that is refused at one of them says
 * nothing about the later ones.
 */
final class ConnectionTest {

	public const STEPS = [ 'address', 'contract', 'store', 'key', 'products', 'delivery' ];

	public const STATES = [ 'ok', 'failed', 'notice', 'skipped' ];

	public function __construct(
		private readonly Client $client,
		private readonly SettingsStore $settings,
		private readonly Capabilities $capabilities,
	) {
	}

	/**
	 * @return array{ok: bool, checks: list<array{step: string, state: string, message: string}>, expected_version: string, request_id: string}
	 */
	public function run(): array {
		$this->capabilities->forget( $this->settings->get()->base_url );
		$answer = $this->client->products();
		$failed = $this->failed_step( $answer );
		$found  = [];
		foreach ( self::STEPS as $step ) {
			if ( $step === $failed ) {
				$found[] = self::check( $step, 'failed', $this->failure( $step, $answer ) );
			} else {
				$is_after = null !== $failed && array_search( $step, self::STEPS, true ) > array_search( $failed, self::STEPS, true );
				// What is missing here was never asked there, so the steps before it are open as well.
				$found[] = $is_after || $answer->proven_unsent ? self::check( $step, 'skipped', '' ) : $this->passed( $step, $answer );
			}
		}
		return [
			'ok'               => null === $failed,
			'checks'           => $found,
			'expected_version' => $answer->expected_version,
			'request_id'       => $answer->request_id,
		];
	}

	private function failed_step( Answer $answer ): ?string {
		if ( $answer->ok() ) {
			return $this->is_our_store( $answer ) ? ( is_array( $answer->body['products'] ?? null ) ? null : 'products' ) : 'store';
		}
		return match ( true ) {
			in_array( $answer->code, [ 'no_store', 'missing-store-id' ], true ) => 'store',
			in_array( $answer->code, [ 'no_key', 'key_locked' ], true )         => 'key',
			401 === $answer->status, 403 === $answer->status                   => 'key',
			ErrorCategory::Contract === $answer->category                      => 'contract',
			ErrorCategory::Upstream === $answer->category                      => 'products',
			default                                                            => 'address',
		};
	}

	private function failure( string $step, Answer $answer ): string {
		if ( ! $answer->ok() ) {
			return $answer->message();
		}
		return 'store' === $step
			? __( 'Sedifex answered for another store. Check the store ID.', 'sedifex-sync' )
			: __( 'Sedifex answered without a list of products. Check the address in the settings.', 'sedifex-sync' );
	}

	/** @return array{step: string, state: string, message: string} */
	private function passed( string $step, Answer $answer ): array {
		return match ( $step ) {
			'address'  => self::check( $step, 'ok', __( 'Sedifex can be reached.', 'sedifex-sync' ) ),
			/* translators: %s: a version such as 2026-04-13. */
			'contract' => self::check( $step, 'ok', sprintf( __( 'Contract version %s is accepted.', 'sedifex-sync' ), $this->settings->get()->contract_version ) ),
			'store'    => self::check( $step, 'ok', __( 'The store ID is set.', 'sedifex-sync' ) ),
			'key'      => self::check( $step, 'ok', __( 'The key is accepted for this store.', 'sedifex-sync' ) ),
			'products' => self::products( $answer ),
			default    => $this->delivery(),
		};
	}

	/** @return array{step: string, state: string, message: string} */
	private static function products( Answer $answer ): array {
		$count = is_array( $answer->body['products'] ?? null ) ? count( $answer->body['products'] ) : 0;
		return 0 === $count
			? self::check( 'products', 'notice', __( 'Your store has no visible items yet. Publish some in Sedifex, and they appear here by themselves.', 'sedifex-sync' ) )
			/* translators: %s: number of items. */
			: self::check( 'products', 'ok', sprintf( _n( '%s item is ready for your shop.', '%s items are ready for your shop.', $count, 'sedifex-sync' ), number_format_i18n( $count ) ) );
	}

	/**
	 * Where the owner will look for orders paid on delivery.
	 *
	 * @return array{step: string, state: string, message: string}
	 */
	private function delivery(): array {
		if ( ! in_array( 'pay_on_delivery', $this->settings->get()->payments, true ) ) {
			return self::check( 'delivery', 'skipped', '' );
		}
		return match ( $this->client->has_delivery_requests() ) {
			true  => self::check( 'delivery', 'ok', __( 'Orders paid on delivery appear among your Online Orders in Sedifex.', 'sedifex-sync' ) ),
			false => self::check( 'delivery', 'ok', __( 'Orders paid on delivery appear among your store’s cash orders in Sedifex, not among its Online Orders.', 'sedifex-sync' ) ),
			null  => self::check( 'delivery', 'notice', __( 'Where orders paid on delivery will appear could not be found out just now. They are recorded all the same.', 'sedifex-sync' ) ),
		};
	}

	private function is_our_store( Answer $answer ): bool {
		return $answer->text( 'storeId' ) === $this->settings->get()->store_id;
	}

	/** @return array{step: string, state: string, message: string} */
	private static function check( string $step, string $state, string $message ): array {
		return [
			'step'    => $step,
			'state'   => $state,
			'message' => $message,
		];
	}
}
