<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** What Site Health's page "Info" says of us: the diagnostics, which hold no secret and nothing of a customer. */
final class SiteHealthInfo {

	public function __construct( private readonly Diagnostics $diagnostics ) {
	}

	/**
	 * @param array<mixed> $info Known sections.
	 * @return array<mixed>
	 */
	public function add( array $info ): array {
		$fields = [];
		foreach ( $this->diagnostics->sections() as $section ) {
			foreach ( $section['rows'] as $row ) {
				// Site Health says these itself.
				if ( in_array( $section['title'], [ 'Plugins', 'Limits' ], true ) || ( 'Versions' === $section['title'] && 'Sedifex Sync' !== $row['name'] ) ) {
					continue;
				}
				$fields[ sanitize_key( $section['title'] . '_' . $row['name'] ) ] = [
					'label' => $section['title'] . ': ' . $row['name'],
					'value' => $row['value'],
				];
			}
		}
		$info['sedifex-sync'] = [
			'label'  => 'Sedifex Sync',
			'fields' => $fields,
		];
		return $info;
	}
}
