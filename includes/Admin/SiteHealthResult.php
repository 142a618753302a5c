<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/**
 * One answer to WordPress's Site Health, in its own form.
 *
 * @phpstan-type HealthResult array{label: string, status: string, badge: array{label: string, color: string}, description: string, actions: string, test: string}
 */
final class SiteHealthResult {

	/** All is well. */
	public const GOOD = 'good';

	/** It works, and could be better or safer. */
	public const RECOMMENDED = 'recommended';

	/** Orders or customers' data are at risk. */
	public const CRITICAL = 'critical';

	/**
	 * @param string                $test   Name of the test.
	 * @param self::*               $status How it stands.
	 * @param string                $label  The finding in one line.
	 * @param string                $text   What it means, and the one thing to do.
	 * @param array<string, string> $links  Address => what is done there.
	 * @return HealthResult
	 */
	public static function of( string $test, string $status, string $label, string $text, array $links = [] ): array {
		$actions = '';
		foreach ( $links as $url => $name ) {
			$actions .= sprintf( '<p><a href="%s">%s</a></p>', esc_url( $url ), esc_html( $name ) );
		}
		return [
			'label'       => $label,
			'status'      => $status,
			'badge'       => [
				'label' => 'Sedifex',
				'color' => 'blue',
			],
			'description' => '<p>' . esc_html( $text ) . '</p>',
			'actions'     => $actions,
			'test'        => 'sedifex_' . $test,
		];
	}
}
