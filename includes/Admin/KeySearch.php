<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

use Sedifex\Sync\Settings\Secrets;
use wpdb;

/**
 * Looks for the key where visitors could come to read it: in pages, templates and widgets, where somebody
 * may have pasted it, and unencrypted among the options. The whole key stands in no query, since queries
 * are logged: they look for its beginning, and PHP for the rest.
 */
final class KeySearch {

	/** Says nothing of the key: all keys of Sedifex begin alike. */
	private const BEGINNING = 5;

	private const MOST = 50;

	public function __construct( private readonly wpdb $db, private readonly Secrets $secrets ) {
	}

	/** @return array{where: string, edit: string}|null Name of the first place, and where it can be edited ('' = nowhere); null = found nowhere. */
	public function find(): ?array {
		$key = (string) $this->secrets->get( 'integration_key' );
		if ( strlen( $key ) < 12 ) {
			return null;
		}
		return $this->in_content( $key ) ?? $this->in_options( $key );
	}

	/** @return array{where: string, edit: string}|null */
	private function in_content( string $key ): ?array {
		$rows = $this->db->get_results(
			$this->db->prepare(
				"SELECT ID, post_title, post_content FROM %i WHERE post_type IN ('page', 'wp_block', 'wp_template', 'wp_template_part') AND post_status IN ('publish', 'private', 'draft') AND post_content LIKE %s LIMIT %d",
				$this->db->posts,
				self::pattern( $this->db, $key ),
				self::MOST
			),
			ARRAY_A
		);
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			if ( str_contains( (string) $row['post_content'], $key ) ) {
				return [
					'where' => (string) $row['post_title'],
					'edit'  => (string) get_edit_post_link( (int) $row['ID'], 'raw' ),
				];
			}
		}
		return null;
	}

	/** @return array{where: string, edit: string}|null */
	private function in_options( string $key ): ?array {
		$rows = $this->db->get_results(
			$this->db->prepare( 'SELECT option_name, option_value FROM %i WHERE option_value LIKE %s AND option_name <> %s LIMIT %d', $this->db->options, self::pattern( $this->db, $key ), Secrets::OPTION, self::MOST ),
			ARRAY_A
		);
		foreach ( is_array( $rows ) ? $rows : [] as $row ) {
			if ( str_contains( (string) $row['option_value'], $key ) ) {
				return [
					'where' => (string) $row['option_name'],
					'edit'  => '',
				];
			}
		}
		return null;
	}

	private static function pattern( wpdb $db, string $key ): string {
		return '%' . $db->esc_like( substr( $key, 0, self::BEGINNING ) ) . '%';
	}
}
