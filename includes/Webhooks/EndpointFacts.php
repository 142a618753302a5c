<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Webhooks;

use Sedifex\Sync\Settings\SecretEntry;
use Sedifex\Sync\Settings\Secrets;
use Sedifex\Sync\Support\Clock;

/**
 * What the checklist and Site Health ask of the endpoints. Looks and tries, and changes nothing: not
 * even a refusal is counted.
 */
final class EndpointFacts {

	/** No source of that name: our receiver says so, and counts nothing. */
	private const NOBODY = 'nobody';

	/** @param array<string, Source> $sources By name. */
	public function __construct(
		private readonly array $sources,
		private readonly Secrets $secrets,
		private readonly EndpointAddress $addresses,
		private readonly Loopback $loopback,
		private readonly TestSample $samples,
		private readonly SignatureDoctor $doctor,
		private readonly Refusals $refusals,
		private readonly LastHeard $heard,
		private readonly Silence $silence,
		private readonly Clock $clock,
	) {
	}

	/** @return list<string> Sources that have a secret. */
	public function set_up(): array {
		return array_keys( array_filter( Endpoints::SECRETS, fn( string $name ): bool => $this->secrets->describe( $name )['has_value'] ) );
	}

	/** @return list<string> A sentence for each source that was heard and has fallen silent. One that never sent anything may have nothing to send. */
	public function silences(): array {
		$heard = array_filter( array_keys( Endpoints::SECRETS ), fn( string $source ): bool => $this->heard_at( $source ) > 0 );
		return array_values( array_filter( array_map( $this->silence->of( ... ), $heard ), is_string( ... ) ) );
	}

	/** When a source was last heard: UTC seconds, 0 = never. */
	public function heard_at( string $source ): int {
		return $this->heard->source( $source )['at'];
	}

	/** @return string Why a true delivery was refused after the source was last heard, in words; '' = none was, as far as can be known. */
	public function refused_since( string $source ): string {
		return $this->doctor->certain_since( $source, $this->heard_at( $source ) );
	}

	/** How often somebody was refused who gave a proof that is not the right one: a stranger, or a secret that was mistyped. */
	public function mismatches( string $source ): int {
		return $this->refusals->counts( $source )[ Trust::MISMATCH ] ?? 0;
	}

	/** Whether the token of Sevi came in the address, because nothing else arrives. */
	public function has_token_in_address(): bool {
		return 'path' === $this->heard->source( 'sevi' )['how'];
	}

	/** Tries it, here and now: what is signed with each live secret is believed, and nothing else is. */
	public function tells_true_from_forged(): bool {
		$live = $this->secrets->live( Endpoints::SECRETS['sedifex'] ) ?? [];
		$is   = static fn( bool $wanted ): callable => static fn( bool $found ): bool => $found === $wanted;
		foreach ( $live as $secret ) {
			$sample = $this->samples->make( 'sedifex', TestSample::new_id(), $secret, $this->clock->now() );
			$forged = $this->samples->make( 'sedifex', TestSample::new_id(), new SecretEntry( '', bin2hex( random_bytes( 16 ) ) ), $this->clock->now() );
			$empty  = $this->samples->make( 'sedifex', TestSample::new_id(), new SecretEntry( '', '' ), $this->clock->now() );
			if ( ! $this->believes( $sample['body'], $sample['headers'] ) || $this->believes( $sample['body'] . ' ', $sample['headers'] ) || $this->believes( $sample['body'], [] ) || $this->believes( $forged['body'], $forged['headers'] ) || $this->believes( $empty['body'], $empty['headers'] ) ) {
				return false;
			}
		}
		return [] !== $live;
	}

	/**
	 * Whether somebody from outside comes to the two addresses, as far as this server can tell.
	 *
	 * @return array{unreached: string, first: string, second: string} A sentence each; '' = all is well there.
	 */
	public function doors(): array {
		$found = [
			'unreached' => '',
			'first'     => '',
			'second'    => '',
		];
		foreach ( [ 'first' => $this->addresses->first( self::NOBODY ), 'second' => $this->addresses->second( self::NOBODY ) ] as $door => $url ) {
			$reply = $this->loopback->post( $url, '{}', [ 'content-type' => 'application/json' ] );
			if ( is_string( $reply ) ) {
				return [ ...$found, 'unreached' => TestWords::unreached( $reply ) ];
			}
			$found[ $door ] = Loopback::is_ours( $reply ) ? '' : TestWords::closed( $reply['status'], $reply['to'], $reply['asks'] );
		}
		return $found;
	}

	/**
	 * For diagnostics that are copied into a mail: no secret, and in English.
	 *
	 * @return array<string, string> Source => how it stands.
	 */
	public function summary(): array {
		$out = [];
		foreach ( Endpoints::SECRETS as $source => $name ) {
			$heard   = $this->heard->source( $source );
			$refused = [];
			foreach ( $this->refusals->reasons( $source ) as $one ) {
				$refused[] = $one['reason'] . ' ' . $one['count'];
			}
			$live                               = $this->secrets->live( $name );
			$parts                              = [
				null === $live ? 'secrets locked' : sprintf( '%d live secrets from %s', count( $live ), $this->secrets->describe( $name )['source'] ),
				0 === $heard['at'] ? 'never heard' : sprintf( 'heard %s by %s', gmdate( 'Y-m-d\TH:i:s\Z', $heard['at'] ), $heard['how'] ),
				[] === $refused ? 'nothing refused' : 'refused: ' . implode( ', ', $refused ),
			];
			$out[ Endpoints::label( $source ) ] = implode( '; ', $parts );
		}
		return $out;
	}

	/** True where webhooks have addresses at all. */
	public function has_addresses(): bool {
		return $this->addresses->may_be_given();
	}

	/** @param array<string, string> $headers */
	private function believes( string $body, array $headers ): bool {
		return $this->sources['sedifex']->trust( new Delivery( 'sedifex', '', $headers, $body, $this->clock->now() ) )->is_given();
	}
}
