<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Support;

use WP_REST_Response;


/** An answer to a visitor, the same for a REST request and for a form. */
final class Outcome {

	/** @param array<string, mixed> $body */
	public function __construct( public readonly int $status, public readonly array $body ) {
	}

	/** @param array<string, mixed> $data */
	public static function error( int $status, string $code, string $message, array $data = [] ): self {
		return new self(
			$status,
			[
				'code'    => $code,
				'message' => $message,
				'data'    => [ 'status' => $status, ...$data ],
			]
		);
	}

	public function is_ok(): bool {
		return $this->status < 400;
	}

	/** Personal or changing: never kept by a cache. */
	public function response(): WP_REST_Response {
		$response = new WP_REST_Response( $this->body, $this->status );
		$response->header( 'Cache-Control', 'no-store, private' );
		$response->header( 'Referrer-Policy', 'no-referrer' );
		$response->header( 'X-Robots-Tag', 'noindex' );
		$data = $this->body['data'] ?? null;
		if ( is_array( $data ) && is_int( $data['retry_after'] ?? null ) ) {
			$response->header( 'Retry-After', (string) $data['retry_after'] );
		}
		return $response;
	}
}
