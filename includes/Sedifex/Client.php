<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

use Sedifex\Sync\Settings\Fields;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Json;

/**
 * The only class that speaks HTTP to Sedifex. Every call gives an Answer and never throws; none is
 * repeated here, because only the caller knows whether a second one would order twice. Knows paths,
 * headers and time limits, and nothing of orders.
 */
final class Client {

	private const SMALL = 1_048_576;

	/** 300 items with long texts and many picture addresses; a season of slots; 200 bookings with all their fields. */
	private const LARGE = 16_777_216;

	/** Preview with a wrong key is never answered (contract 0.4). */
	private const PREVIEW_SECONDS = 10.0;

	private const PRODUCTS = 'v1IntegrationProducts';

	/** The name in Sedifex's own guide for WordPress; some deployments may have kept it. */
	private const PRODUCTS_OTHERWISE = 'integrationProducts';

	private const DELIVERY_REQUEST = 'integration/orders/request';

	private const BOOKINGS = 'v1IntegrationBookings';

	public function __construct(
		private readonly SettingsStore $settings,
		private readonly Secrets $secrets,
		private readonly Transport $transport,
		private readonly AnswerReader $reader,
		private readonly Capabilities $capabilities,
		private readonly string $version,
	) {
	}

	/** The whole catalogue; it cannot be had in parts. */
	public function products( float $seconds = 20 ): Answer {
		$base   = $this->settings->get()->base_url;
		$query  = [ 'storeId' => $this->settings->get()->store_id ];
		$first  = true === $this->capabilities->knows( $base, self::PRODUCTS_OTHERWISE ) ? self::PRODUCTS_OTHERWISE : self::PRODUCTS;
		$answer = $this->get( 'products', $first, $query, $seconds, self::LARGE );
		if ( 404 !== $answer->status ) {
			return $answer;
		}
		$second = self::PRODUCTS === $first ? self::PRODUCTS_OTHERWISE : self::PRODUCTS;
		$again  = $this->get( 'products', $second, $query, $seconds, self::LARGE );
		if ( ! $again->ok() ) {
			return $answer;
		}
		$this->capabilities->remember( $base, self::PRODUCTS_OTHERWISE, self::PRODUCTS_OTHERWISE === $second );
		return $again;
	}

	/** The store's own profile: numbers, addresses, picture. Not every Sedifex has it. */
	public function social_settings( float $seconds = 8 ): Answer {
		$path = 'v1IntegrationSocialSettings';
		return $this->optional( 'social_settings', $path, fn(): Answer => $this->get( 'social_settings', $path, [ 'storeId' => $this->settings->get()->store_id ], $seconds ) );
	}

	/** Open times of all services. Not every Sedifex has it; a key that is not accepted hides the private ones only. */
	public function availability( float $seconds = 8 ): Answer {
		$path = 'v1IntegrationAvailability';
		return $this->optional( 'availability', $path, fn(): Answer => $this->get( 'availability', $path, [ 'storeId' => $this->settings->get()->store_id ], $seconds, self::LARGE ) );
	}

	/**
	 * The newest bookings, at most 200. Never filtered: a filter needs an index that Sedifex may not have.
	 * See BookingList for what it proves.
	 */
	public function bookings( float $seconds = 8 ): Answer {
		return $this->get( 'bookings', self::BOOKINGS, [ 'storeId' => $this->settings->get()->store_id ], $seconds, self::LARGE );
	}

	/**
	 * Makes a booking. Not idempotent: each call makes another one and takes its seats, and one that
	 * fails may keep them. See BookingRecord::made() for what proves that it is there.
	 *
	 * @param array<mixed> $body The store is told in the address only.
	 */
	public function booking_create( array $body, float $seconds = 20 ): Answer {
		$query = http_build_query( [ 'storeId' => $this->settings->get()->store_id ], '', '&', PHP_QUERY_RFC3986 );
		return $this->post( 'booking', $this->url( self::BOOKINGS ) . '?' . $query, $body, $seconds );
	}

	/**
	 * Delivers an enquiry to the address that the owner has set for it. The key goes with it only where
	 * that is Sedifex's own address: anybody else's has no business with it. Not idempotent.
	 *
	 * @param array<mixed> $body
	 */
	public function lead_create( string $url, array $body, float $seconds = 20 ): Answer {
		if ( str_starts_with( $url, $this->url( '' ) ) ) {
			return $this->post( 'lead', $url, $body, $seconds );
		}
		$json = Json::encode( $body );
		if ( '' === $json ) {
			return Answer::not_made( 'lead', 'unreadable_body', ErrorCategory::Data );
		}
		$headers         = array_diff_key( $this->headers( '' ), [ 'x-api-key' => '', 'Authorization' => '', 'X-Sedifex-Contract-Version' => '' ] );
		[ $raw, $taken ] = $this->transport->request( 'POST', $url, $headers, $json, $seconds, self::SMALL );
		return is_string( $raw ) ? Answer::not_made( 'lead', $raw, ErrorCategory::Network ) : $this->reader->read( 'lead', $raw, '', $taken, self::SMALL );
	}

	/** @param array<mixed> $body */
	public function preview( array $body, float $seconds = self::PREVIEW_SECONDS ): Answer {
		return $this->post( 'preview', $this->url( 'integrationCheckoutPreview' ), $body, min( $seconds, self::PREVIEW_SECONDS ) );
	}

	/** What has become of a payment; the only proof of one. */
	public function order_status( string $upstream_id, float $seconds = 8 ): Answer {
		return $this->get( 'order_status', 'integrationOrderStatus', [ 'storeId' => $this->settings->get()->store_id, 'reference' => $upstream_id ], $seconds );
	}

	/** The public receipt: the only place where a cash order can be read. */
	public function receipt( string $reference, float $seconds = 8 ): Answer {
		return $this->get( 'receipt', 'publicQuickPayReceipt', [ 'storeId' => $this->settings->get()->store_id, 'reference' => $reference ], $seconds );
	}

	/**
	 * Opens a payment page. Not idempotent: a second call with the same reference is refused, and one
	 * with another reference is a second payment page.
	 *
	 * @param array<mixed> $body
	 */
	public function checkout_create( array $body, float $seconds = 20 ): Answer {
		$own = $this->settings->get()->checkout_url;
		return $this->post( 'checkout', '' !== $own ? $own : $this->url( 'integrationCheckoutCreate' ), $body, $seconds );
	}

	/**
	 * Records a cash order. A second call with the same reference silently overwrites the first.
	 *
	 * @param array<mixed> $body
	 */
	public function cash_create( array $body, float $seconds = 20 ): Answer {
		return $this->post( 'cash', $this->url( 'integrationCashCheckoutCreate' ), $body, $seconds );
	}

	/**
	 * Records a pay-on-delivery order where Sedifex has the documented endpoint.
	 *
	 * @param array<mixed> $body
	 */
	public function delivery_request( array $body, float $seconds = 20 ): Answer {
		return $this->optional( 'delivery_request', self::DELIVERY_REQUEST, fn(): Answer => $this->post( 'delivery_request', $this->url( self::DELIVERY_REQUEST ), $body, $seconds ) );
	}

	/** @return bool|null Null = no answer that says so either way. Asked at most once a day. */
	public function has_delivery_requests( float $seconds = 5 ): ?bool {
		$base  = $this->settings->get()->base_url;
		$known = $this->capabilities->knows( $base, self::DELIVERY_REQUEST );
		if ( null !== $known ) {
			return $known;
		}
		$answer = $this->call( 'delivery_request', 'OPTIONS', $this->url( self::DELIVERY_REQUEST ), null, $seconds, self::SMALL );
		$known  = match ( true ) {
			404 === $answer->status => false,
			// A preflight is answered 200 or 204; one without is refused by method, by what is there.
			in_array( $answer->status, [ 200, 204, 405 ], true ) => true,
			default => null,
		};
		if ( null !== $known ) {
			$this->capabilities->remember( $base, self::DELIVERY_REQUEST, $known );
		}
		return $known;
	}

	/** A function that may be missing: a 404 is remembered, so that it costs one call a day. */
	private function optional( string $endpoint, string $path, callable $call ): Answer {
		$base = $this->settings->get()->base_url;
		if ( false === $this->capabilities->knows( $base, $path ) ) {
			return new Answer( endpoint: $endpoint, status: 404, category: ErrorCategory::Absent, code: 'absent' );
		}
		$answer = $call();
		if ( ErrorCategory::Absent === $answer->category && 404 === $answer->status ) {
			$this->capabilities->remember( $base, $path, false );
		} elseif ( $answer->ok() ) {
			$this->capabilities->remember( $base, $path, true );
		}
		return $answer;
	}

	/** @param array<string, string> $query */
	private function get( string $endpoint, string $path, array $query, float $seconds, int $limit = self::SMALL ): Answer {
		return $this->call( $endpoint, 'GET', $this->url( $path ) . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ), null, $seconds, $limit );
	}

	/** @param array<mixed> $body */
	private function post( string $endpoint, string $url, array $body, float $seconds ): Answer {
		$json = Json::encode( $body );
		return '' === $json ? Answer::not_made( $endpoint, 'unreadable_body', ErrorCategory::Data ) : $this->call( $endpoint, 'POST', $url, $json, $seconds, self::SMALL );
	}

	private function call( string $endpoint, string $method, string $url, ?string $body, float $seconds, int $limit ): Answer {
		$key = $this->secrets->get( 'integration_key' ) ?? '';
		if ( '' === $this->settings->get()->store_id ) {
			return Answer::not_made( $endpoint, 'no_store' );
		}
		if ( Fields::secret( $key ) !== $key ) {
			return Answer::not_made( $endpoint, $this->secrets->describe( 'integration_key' )['locked'] ? 'key_locked' : 'no_key' );
		}
		[ $raw, $elapsed ] = $this->transport->request( $method, $url, $this->headers( $key ), $body, $seconds, $limit );
		if ( is_string( $raw ) ) {
			return Answer::not_made( $endpoint, $raw, 'address_not_found' === $raw ? ErrorCategory::Network : ErrorCategory::Authentication );
		}
		$answer = $this->reader->read( $endpoint, $raw, $key, $elapsed, $limit );
		/**
		 * A call to Sedifex was made, whatever came of it.
		 *
		 * @param Answer $answer What came, without secrets; its body may hold a customer's details.
		 */
		do_action( 'sedifex_called', $answer );
		return $answer;
	}

	/** @return array<string, string> */
	private function headers( string $key ): array {
		return [
			'x-api-key'                  => $key,
			'Authorization'              => "Bearer {$key}",
			'X-Sedifex-Contract-Version' => $this->settings->get()->contract_version,
			'Accept'                     => 'application/json',
			'Content-Type'               => 'application/json',
			'User-Agent'                 => "SedifexSync/{$this->version}; " . home_url(),
		];
	}

	private function url( string $path ): string {
		return $this->settings->get()->base_url . '/' . $path;
	}
}
