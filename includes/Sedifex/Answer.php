<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Sedifex;

/**
 * What came of one call, whatever came: an answer, half of one, or none. Holds no secret. Says what
 * happened; what it proves about an order is for the caller to judge.
 */
final class Answer {

	/**
	 * @param string            $endpoint         Name of the call, such as `checkout`.
	 * @param int               $status           HTTP status; 0 = no answer.
	 * @param array<mixed>|null $body             The decoded JSON object; null where there was none.
	 * @param int               $curl             cURL's number, read from the error text; 0 = none or unknown.
	 * @param bool              $proven_unsent    It is certain that Sedifex never received the call.
	 * @param ErrorCategory     $category         None when all is well.
	 * @param string            $code             Sedifex's own word for the failure, or ours: `http_500`, `curl_28`, `not_json`.
	 * @param string            $request_id       Sedifex's name for the call, for its support.
	 * @param int               $elapsed_ms       How long it took.
	 * @param string            $expected_version The contract version wanted, where another was sent.
	 * @param int               $server_time      Sedifex's own clock when it answered, UTC seconds; 0 = unknown.
	 */
	public function __construct(
		public readonly string $endpoint,
		public readonly int $status = 0,
		public readonly ?array $body = null,
		public readonly int $curl = 0,
		public readonly bool $proven_unsent = false,
		public readonly ErrorCategory $category = ErrorCategory::None,
		public readonly string $code = '',
		public readonly string $request_id = '',
		public readonly int $elapsed_ms = 0,
		public readonly string $expected_version = '',
		public readonly int $server_time = 0,
	) {
	}

	/** The call was not begun, and why. */
	public static function not_made( string $endpoint, string $code, ErrorCategory $category = ErrorCategory::Authentication ): self {
		return new self( endpoint: $endpoint, proven_unsent: true, category: $category, code: $code );
	}

	/** 200 with a JSON object. What the object proves is another matter. */
	public function ok(): bool {
		return 200 === $this->status && null !== $this->body;
	}

	/** @param string $path Keys with dots between, `customer.email`. @return string '' where there is no text. */
	public function text( string $path ): string {
		$value = $this->body;
		foreach ( explode( '.', $path ) as $key ) {
			$value = is_array( $value ) ? ( $value[ $key ] ?? null ) : null;
		}
		return is_string( $value ) ? $value : '';
	}

	/** One sentence that says the one thing to do; '' when all is well. */
	public function message(): string {
		return ErrorCategory::None === $this->category ? '' : Sentences::for_answer( $this );
	}
}
