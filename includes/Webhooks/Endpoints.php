<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Settings\SettingsStore;
use WP_Error;

/**
 * What the owner sees of each source: the address to paste, its secrets without their values, when it
 * was last heard, and what was refused. Makes and ends secrets; a new one is given out this once.
 *
 * @phpstan-type Endpoint array{source: string, label: string, address: string|null, second_address: string|null, secret_in_address: bool, secret: array{has_value: bool, last4: string, source: string, locked: bool}, live: list<array{id: string, last4: string, made_at: string|null, last_used_at: string|null, newest: bool}>, extra: list<array{name: string, label: string, has_value: bool, last4: string, source: string}>, require_signature: bool|null, known_senders_only: bool|null, last_delivery_at: string|null, silence: string|null, refusals: list<array{reason: string, sentence: string, count: int, last_at: string}>, no_new_secret: string|null, notes: list<string>}
 */
final class Endpoints {

	/** Source => name of its secret. */
	public const SECRETS = [
		'sedifex'  => 'webhook_secret',
		'selldone' => 'selldone_webhook_secret',
		'sevi'     => 'sevi_webhook_token',
	];

	public function __construct(
		private readonly Secrets $secrets,
		private readonly SettingsStore $settings,
		private readonly Refusals $refusals,
		private readonly LastHeard $heard,
		private readonly Silence $silence,
		private readonly EndpointAddress $addresses,
	) {
	}

	public static function label( string $source ): string {
		return [
			'sedifex'  => 'Sedifex',
			'selldone' => 'Selldone',
			'sevi'     => 'Sevi',
		][ $source ] ?? $source;
	}

	/** @return array{reachable_by_https: bool, endpoints: list<Endpoint>} */
	public function all(): array {
		return [
			'reachable_by_https' => $this->addresses->is_https(),
			'endpoints'          => array_map( $this->one( ... ), array_keys( self::SECRETS ) ),
		];
	}

	/** @return array{secret: string, address: string|null, second_address: string|null, sentence: string}|WP_Error */
	public function new_secret( string $source ): array|WP_Error {
		$name    = self::SECRETS[ $source ];
		$problem = $this->no_new_secret( $source );
		if ( null !== $problem ) {
			return new WP_Error( 'sedifex_secret_not_made', $problem, [ 'status' => 409 ] );
		}
		$before = count( $this->secrets->live( $name ) ?? [] );
		// Safe in an address, and one double-click selects all of it.
		$secret = bin2hex( random_bytes( 24 ) );
		if ( ! $this->secrets->set( $name, $secret ) ) {
			return new WP_Error( 'sedifex_secret_not_stored', __( 'The database did not keep the new secret. Nothing was changed. Please try again.', 'sedifex-sync' ), [ 'status' => 500 ] );
		}
		$in_address = self::is_in_address( $source ) ? $secret : '';
		return [
			'secret'         => $secret,
			'address'        => $this->addresses->first( $source, $in_address ),
			'second_address' => $this->addresses->second( $source, $in_address ),
			'sentence'       => EndpointWords::made( $source, $before ),
		];
	}

	/** @return true|WP_Error */
	public function end_secret( string $source, string $id ): bool|WP_Error {
		if ( 'constant' === $this->secrets->describe( self::SECRETS[ $source ] )['source'] ) {
			return new WP_Error( 'sedifex_secret_is_constant', EndpointWords::constant( $this->constant( $source ) ), [ 'status' => 409 ] );
		}
		return $this->secrets->end( self::SECRETS[ $source ], $id ) ? true : new WP_Error( 'sedifex_secret_unknown', __( 'This secret does not count any more.', 'sedifex-sync' ), [ 'status' => 404 ] );
	}

	/** @return true|WP_Error */
	public function choose( string $source, ?bool $require_signature, ?bool $known_senders_only ): bool|WP_Error {
		$changes = [];
		if ( null !== $require_signature && 'selldone' === $source ) {
			if ( $require_signature && ! $this->secrets->describe( 'selldone_sign_key' )['has_value'] ) {
				return new WP_Error( 'sedifex_no_sign_key', __( 'Enter the sign key of Selldone first. Without it no signature can be checked, and every order would be refused.', 'sedifex-sync' ), [ 'status' => 409 ] );
			}
			$changes['selldone_signed_only'] = $require_signature;
		}
		if ( null !== $known_senders_only && 'sevi' === $source ) {
			$changes['sevi_known_senders_only'] = $known_senders_only;
		}
		return [] === $changes ? new WP_Error( 'sedifex_no_such_choice', __( 'There is nothing like that to choose for this system.', 'sedifex-sync' ), [ 'status' => 400 ] ) : $this->settings->save( $changes );
	}

	/** @return Endpoint */
	private function one( string $source ): array {
		$name     = self::SECRETS[ $source ];
		$live     = $this->secrets->live( $name ) ?? [];
		$heard    = $this->heard->source( $source );
		$settings = $this->settings->get();
		return [
			'source'             => $source,
			'label'              => self::label( $source ),
			'address'            => $this->shown( $source, $live, $this->addresses->first( ... ) ),
			'second_address'     => $this->shown( $source, $live, $this->addresses->second( ... ) ),
			'secret_in_address'  => self::is_in_address( $source ),
			'secret'             => $this->secrets->describe( $name ),
			'live'               => $this->live( $source, $live ),
			'extra'              => 'selldone' === $source ? [ $this->sign_key() ] : [],
			'require_signature'  => 'selldone' === $source ? $settings->selldone_signed_only : null,
			'known_senders_only' => 'sevi' === $source ? $settings->sevi_known_senders_only : null,
			'last_delivery_at'   => self::iso( $heard['at'] ),
			'silence'            => $this->silence->of( $source ),
			'refusals'           => array_map(
				static fn( array $one ): array => [
					'reason'   => $one['reason'],
					'sentence' => EndpointWords::refused( $source, $one['reason'] ),
					'count'    => $one['count'],
					'last_at'  => (string) self::iso( $one['last_at'] ),
				],
				$this->refusals->reasons( $source )
			),
			'no_new_secret'      => $this->no_new_secret( $source ),
			'notes'              => EndpointWords::notes( $source, $heard['how'] ),
		];
	}

	/**
	 * @param list<SecretEntry>               $live
	 * @param callable(string,string): string $address
	 * @return string|null Null where there is none to give, or none yet: the secret is part of it.
	 */
	private function shown( string $source, array $live, callable $address ): ?string {
		if ( ! $this->addresses->may_be_given() || ( self::is_in_address( $source ) && [] === $live ) ) {
			return null;
		}
		$secret = self::is_in_address( $source ) ? $live[0]->value : '';
		return EndpointAddress::masked( $address( $source, $secret ), $secret, SecretEntry::last4( $secret ) );
	}

	/**
	 * @param list<SecretEntry> $live
	 * @return list<array{id: string, last4: string, made_at: string|null, last_used_at: string|null, newest: bool}>
	 */
	private function live( string $source, array $live ): array {
		$used = $this->heard->secrets( $source );
		return array_map(
			static fn( SecretEntry $entry, int $place ): array => [
				'id'           => $entry->id,
				'last4'        => SecretEntry::last4( $entry->value ),
				'made_at'      => self::iso( $entry->made_at ),
				'last_used_at' => self::iso( $used[ $entry->id ] ?? 0 ),
				'newest'       => 0 === $place,
			],
			$live,
			array_keys( $live )
		);
	}

	/** @return array{name: string, label: string, has_value: bool, last4: string, source: string} */
	private function sign_key(): array {
		$known = $this->secrets->describe( 'selldone_sign_key' );
		return [
			'name'      => 'selldone_sign_key',
			'label'     => __( 'Sign key', 'sedifex-sync' ),
			'has_value' => $known['has_value'],
			'last4'     => $known['last4'],
			'source'    => $known['source'],
		];
	}

	private function no_new_secret( string $source ): ?string {
		if ( ! $this->addresses->may_be_given() ) {
			return __( 'Your site is not reached by https yet. Webhooks wait until it is, because anybody on the way could read them.', 'sedifex-sync' );
		}
		return '' === $this->constant( $source ) ? null : EndpointWords::constant( $this->constant( $source ) );
	}

	private function constant( string $source ): string {
		return $this->settings->constant_of( self::SECRETS[ $source ] );
	}

	private static function is_in_address( string $source ): bool {
		return 'selldone' === $source;
	}

	private static function iso( int $at ): ?string {
		return 0 === $at ? null : gmdate( 'Y-m-d\TH:i:s\Z', $at );
	}
}
