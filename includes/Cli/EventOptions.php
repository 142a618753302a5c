<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Cli;

use Sedifex\Sync\Webhooks\EventFilter;
use Sedifex\Sync\Webhooks\EventState;

/** Which events the commands are asked for. */
final class EventOptions {

	public const NAMES = [ 'source', 'state', 'type', 'search' ];

	/**
	 * @param array<string, string|bool> $options
	 * @return EventFilter|null Null = there is no such source or state.
	 */
	public static function filter( array $options ): ?EventFilter {
		$text   = static fn( string $name ): string => is_string( $options[ $name ] ?? null ) ? $options[ $name ] : '';
		$source = $text( 'source' );
		$state  = $text( 'state' );
		if ( ( '' !== $source && ! in_array( $source, EventFilter::SOURCES, true ) ) || ( '' !== $state && null === EventState::tryFrom( $state ) ) ) {
			return null;
		}
		return new EventFilter( $text( 'search' ), $source, $state, $text( 'type' ) );
	}

	public static function problem(): string {
		return __( 'The source is sedifex, selldone or sevi; the state is pending, processing, done, ignored or dead.', 'sedifex-sync' );
	}
}
