<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

/**
 * The constants of wp-config.php that win over what is stored. Only reads them: what comes from a
 * constant is never written to the database.
 */
final class Constants {

	/** Setting or secret => constant. The names are those the Sedifex ecosystem uses for its environment. */
	public const NAMES = [
		'base_url'                => 'SEDIFEX_API_BASE_URL',
		'checkout_url'            => 'SEDIFEX_INTEGRATION_CHECKOUT_CREATE_URL',
		'store_id'                => 'SEDIFEX_STORE_ID',
		'contract_version'        => 'SEDIFEX_CONTRACT_VERSION',
		'integration_key'         => 'SEDIFEX_INTEGRATION_API_KEY',
		'webhook_secret'          => 'SEDIFEX_WEBHOOK_SECRET',
		'selldone_webhook_secret' => 'SELLDONE_WEBHOOK_SECRET',
		'selldone_sign_key'       => 'SELLDONE_SIGN_KEY',
		'sevi_webhook_token'      => 'SEVI_WEBHOOK_TOKEN',
		'encryption_key'          => 'SEDIFEX_SYNC_ENCRYPTION_KEY',
	];

	/** @param array<string, mixed>|null $values Constant => value, in place of the real ones. */
	public function __construct( private readonly ?array $values = null ) {
	}

	/** @return string|null Trimmed; null when it is not defined, not text, or blank (an unset environment variable gives false). */
	public function get( string $name ): ?string {
		$constant = self::NAMES[ $name ] ?? '';
		$value    = null === $this->values && '' !== $constant && defined( $constant ) ? constant( $constant ) : ( $this->values[ $constant ] ?? null );
		$value    = is_string( $value ) ? trim( $value ) : '';
		return '' === $value ? null : $value;
	}
}
