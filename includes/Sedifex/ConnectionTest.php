<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Clock;
use Sedifex\Sync\Support\Deadline;

/**
 * Finds out step by step whether this site and Sedifex understand each other, and for each step that
 * is not well says the one thing to do. Changes nothing there: the checkout is Sedifex's own test mode.
 *
 * The catalogue is asked first. Its steps stand in the order in which Sedifex checks: a call that is
 * refused at one of them says nothing about the later ones, and nothing else is asked then.
 */
final class ConnectionTest {

	/** What a shop cannot do without; these decide whether the test is passed. */
	private const ESSENTIAL = [ 'address', 'contract', 'store', 'key', 'products' ];

	public const STEPS = [ 'address', 'https', 'clock', 'contract', 'store', 'key', 'products', 'availability', 'checkout', 'split', 'delivery' ];

	public const STATES = [ 'ok', 'failed', 'notice', 'skipped' ];

	/** Kinds of failure that an owner can tell apart; '' = none. */
	public const CATEGORIES = [ '', 'authentication', 'contract', 'network', 'data' ];

	/** Seconds for all of it, so that a web server in front does not give up first. */
	private const TIME = 40.0;

	/** Seconds for the catalogue, the largest answer. */
	private const CATALOGUE = 15.0;

	/** Seconds for each small question. */
	private const QUESTION = 5.0;

	public function __construct(
		private readonly Client $client,
		private readonly SettingsStore $settings,
		private readonly Capabilities $capabilities,
		private readonly SiteChecks $site,
		private readonly CheckoutProbe $checkout,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @return array{ok: bool, category: string, checks: list<array{step: string, state: string, message: string}>, expected_version: string, request_id: string}
	 */
	public function run(): array {
		$this->capabilities->forget( $this->settings->get()->base_url );
		$deadline = new Deadline( $this->clock, self::TIME );
		$answer   = $this->client->products( self::CATALOGUE );
		$failed   = $this->failed_step( $answer );
		$found    = [ $this->site->https(), $this->site->clock( $answer ), ...$this->essential( $answer, $failed ) ];
		if ( null === $failed ) {
			$found = [ ...$found, $this->availability(), ...$this->checkout->run( self::products_of( $answer ), $deadline ), $this->delivery( $deadline ) ];
		}
		$by_step = array_combine( array_map( static fn( Check $check ): string => $check->step, $found ), $found );
		return [
			'ok'               => null === $failed,
			'category'         => null === $failed ? '' : self::category( $answer, $failed ),
			'checks'           => array_map( static fn( string $step ): array => ( $by_step[ $step ] ?? Check::skipped( $step ) )->to_array(), self::STEPS ),
			'expected_version' => '' === $this->settings->constant_of( 'contract_version' ) ? $answer->expected_version : '',
			'request_id'       => $answer->request_id,
		];
	}

	/** @return list<Check> */
	private function essential( Answer $answer, ?string $failed ): array {
		$found    = [];
		$is_after = false;
		foreach ( self::ESSENTIAL as $step ) {
			if ( $step === $failed ) {
				$is_after = true;
				$found[]  = Check::failed( $step, $this->failure( $step, $answer ) );
			} elseif ( ! $is_after && ! $answer->proven_unsent ) {
				// What is missing here was never asked there, so the steps before it are open as well.
				$found[] = $this->passed( $step, $answer );
			}
		}
		return $found;
	}

	private function failed_step( Answer $answer ): ?string {
		if ( $answer->ok() ) {
			return $answer->text( 'storeId' ) === $this->settings->get()->store_id ? ( is_array( $answer->body['products'] ?? null ) ? null : 'products' ) : 'store';
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

	private static function category( Answer $answer, string $failed ): string {
		return match ( $answer->category ) {
			ErrorCategory::None                                  => 'store' === $failed ? 'authentication' : 'data',
			ErrorCategory::Authentication, ErrorCategory::Absent => 'authentication',
			ErrorCategory::Contract                              => 'contract',
			ErrorCategory::Network, ErrorCategory::Upstream      => 'network',
			ErrorCategory::Data                                  => 'data',
		};
	}

	private function failure( string $step, Answer $answer ): string {
		return match ( true ) {
			$answer->ok()        => 'store' === $step
				? __( 'Sedifex answered for another store. Check the store ID.', 'sedifex-sync' )
				: __( 'Sedifex answered without a list of products. Check the address of Sedifex in the settings.', 'sedifex-sync' ),
			'contract' === $step => $this->version_failure( $answer ),
			// Nothing repeats a test by itself, unlike the calls that the usual sentences are for.
			ErrorCategory::Upstream === $answer->category => __( 'Sedifex has a problem of its own at the moment. What you entered is kept: test again in a few minutes.', 'sedifex-sync' ),
			self::is_silence( $answer ) => __( 'Sedifex did not answer. What you entered is kept: test again in a few minutes. If this lasts, ask your host whether outgoing connections are allowed.', 'sedifex-sync' ),
			default              => $answer->message(),
		};
	}

	/** Failures of the network that the owner can only wait out; the others have an advice of their own. */
	private static function is_silence( Answer $answer ): bool {
		return ErrorCategory::Network === $answer->category
			&& ! in_array( $answer->curl, [ 5, 6, 35, 60 ], true )
			&& ! in_array( $answer->code, [ 'blocked_by_site', 'address_not_found' ], true );
	}

	private function version_failure( Answer $answer ): string {
		$constant = $this->settings->constant_of( 'contract_version' );
		return match ( true ) {
			'' === $answer->expected_version => $answer->message(),
			/* translators: 1: a version such as 2026-04-13, 2: name of a PHP constant. */
			'' !== $constant                 => sprintf( __( 'Sedifex now works with contract version %1$s. Change %2$s in wp-config.php to it.', 'sedifex-sync' ), $answer->expected_version, $constant ),
			/* translators: 1: the version wanted, such as 2026-04-13, 2: the version that is set. */
			default                          => sprintf( __( 'Sedifex now works with contract version %1$s, and this site still says %2$s. One click changes it.', 'sedifex-sync' ), $answer->expected_version, $this->settings->get()->contract_version ),
		};
	}

	private function passed( string $step, Answer $answer ): Check {
		return match ( $step ) {
			'address'  => Check::ok( $step, __( 'Your server can reach Sedifex.', 'sedifex-sync' ) ),
			/* translators: %s: a version such as 2026-04-13. */
			'contract' => Check::ok( $step, sprintf( __( 'Contract version %s is accepted.', 'sedifex-sync' ), $this->settings->get()->contract_version ) ),
			'store'    => $answer->ok()
				? Check::ok( $step, __( 'Sedifex knows your store.', 'sedifex-sync' ) )
				: Check::ok( $step, __( 'The store ID is set.', 'sedifex-sync' ) ),
			'key'      => Check::ok( $step, __( 'Your key is accepted for this store.', 'sedifex-sync' ) ),
			default    => self::products( $answer ),
		};
	}

	private static function products( Answer $answer ): Check {
		$count = count( self::products_of( $answer ) );
		return 0 === $count
			? Check::notice( 'products', __( 'Your store has no visible items yet. Publish some in Sedifex, and they appear here by themselves.', 'sedifex-sync' ) )
			/* translators: %s: number of items. */
			: Check::ok( 'products', sprintf( _n( 'Sedifex lists %s item of your store.', 'Sedifex lists %s items of your store.', $count, 'sedifex-sync' ), number_format_i18n( $count ) ) );
	}

	private function availability(): Check {
		$answer = $this->client->availability( self::QUESTION );
		if ( ErrorCategory::Absent === $answer->category ) {
			return Check::skipped( 'availability', __( 'Your Sedifex has no list of times to book. Selling items does not need it.', 'sedifex-sync' ) );
		}
		$slots = $answer->ok() ? ( $answer->body['slots'] ?? null ) : null;
		return match ( true ) {
			! is_array( $slots ) => Check::notice( 'availability', __( 'Times to book could not be read just now. Selling items does not need them; test again later.', 'sedifex-sync' ) ),
			true !== ( $answer->body['authenticated'] ?? null ) => Check::notice( 'availability', __( 'Times to book can be read, but only the public ones. To see all of them, make a new key in Sedifex and enter it here.', 'sedifex-sync' ) ),
			[] === $slots        => Check::ok( 'availability', __( 'Times to book can be read. Your store has none at the moment.', 'sedifex-sync' ) ),
			/* translators: %s: number of times that can be booked. */
			default              => Check::ok( 'availability', sprintf( _n( '%s time to book can be read.', '%s times to book can be read.', count( $slots ), 'sedifex-sync' ), number_format_i18n( count( $slots ) ) ) ),
		};
	}

	/** Where the owner will look for orders paid on delivery. */
	private function delivery( Deadline $deadline ): Check {
		if ( ! in_array( 'pay_on_delivery', $this->settings->get()->payments, true ) ) {
			return Check::skipped( 'delivery' );
		}
		return match ( $this->client->has_delivery_requests( max( 1.0, min( self::QUESTION, $deadline->left() ) ) ) ) {
			true  => Check::ok( 'delivery', __( 'Find orders paid on delivery among your Online Orders in Sedifex.', 'sedifex-sync' ) ),
			false => Check::ok( 'delivery', __( 'Find orders paid on delivery among the cash orders of your store in Sedifex, not among its Online Orders.', 'sedifex-sync' ) ),
			null  => Check::notice( 'delivery', __( 'Where orders paid on delivery will appear could not be found out just now. They are recorded all the same; test again later.', 'sedifex-sync' ) ),
		};
	}

	/** @return array<mixed> */
	private static function products_of( Answer $answer ): array {
		return is_array( $answer->body['products'] ?? null ) ? $answer->body['products'] : [];
	}
}
