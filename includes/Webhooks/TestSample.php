<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\SettingsStore;
use Sedifex\Sync\Support\Json;

/**
 * A delivery that we send to ourselves to see whether deliveries get through: proven like a true one,
 * about nothing, and known again wherever it must not count.
 */
final class TestSample {

	public const TYPE = 'sedifex_sync.test';

	private const ID = '/^test_[0-9a-f]{32}$/D';

	public function __construct( private readonly LiveSecrets $secrets, private readonly SettingsStore $settings ) {
	}

	public static function new_id(): string {
		return 'test_' . bin2hex( random_bytes( 16 ) );
	}

	/** What is taken in of one; null = it is none. Looked at only once the delivery is trusted. */
	public static function facts( Delivery $delivery ): ?Facts {
		$body = str_contains( $delivery->body, self::TYPE ) ? Json::decode( $delivery->body ) : null;
		$id   = $body['id'] ?? null;
		if ( ! in_array( self::TYPE, [ $body['type'] ?? null, $body['action'] ?? null ], true ) || ! is_string( $id ) || 1 !== preg_match( self::ID, $id ) ) {
			return null;
		}
		return new Facts( self::identity( $id ), self::TYPE, $id );
	}

	public static function identity( string $id ): string {
		return 'test:' . $id;
	}

	/**
	 * @param SecretEntry $secret To prove it with.
	 * @param int         $now    UTC seconds.
	 * @return array{body: string, headers: array<string, string>}
	 */
	public function make( string $source, string $id, SecretEntry $secret, int $now ): array {
		$body = Json::encode(
			match ( $source ) {
				'sedifex'  => [
					'id'         => $id,
					'type'       => self::TYPE,
					'occurredAt' => gmdate( 'Y-m-d\TH:i:s.000\Z', $now ),
					'storeId'    => $this->settings->get()->store_id,
					'data'       => [
						'before' => null,
						'after'  => null,
					],
				],
				'selldone' => [
					'event'  => 'OnlineOrder',
					'action' => self::TYPE,
					'id'     => $id,
				],
				default    => [
					'order'    => null,
					'customer' => null,
					'type'     => self::TYPE,
					'id'       => $id,
				],
			}
		);
		$headers = match ( $source ) {
			'sedifex'  => [
				'x-sedifex-signature' => 'sha256=' . hash_hmac( 'sha256', $body, $secret->value ),
				'x-sedifex-event'     => self::TYPE,
				'x-sedifex-event-id'  => $id,
			],
			'selldone' => $this->selldone_signature( $now ),
			default    => [ 'authorization' => 'Bearer ' . $secret->value ],
		};
		return [
			'body'    => $body,
			'headers' => [ 'content-type' => 'application/json', ...$headers ],
		];
	}

	/** @return array<string, string> None where there is no sign key. */
	private function selldone_signature( int $now ): array {
		$key = $this->secrets->of( 'selldone_sign_key' )[0]->value ?? null;
		return null === $key ? [] : [
			'selldone-sign-id'   => (string) $now,
			'selldone-sign-hash' => password_hash( $key . ':' . $now, PASSWORD_BCRYPT, [ 'cost' => 4 ] ),
		];
	}
}
