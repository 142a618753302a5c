<?php
/**
 * WordPress as the taint analysis has to see it: where what strangers send comes in, where it must
 * not arrive as it is, and what makes it harmless. Functions that are not here pass nothing on.
 *
 * phpcs:disable
 */

namespace {

	// --- Where it comes in --------------------------------------------------------------------

	class WP_REST_Request implements ArrayAccess {
		/**
		 * @psalm-taint-source input
		 * @return mixed
		 */
		public function get_param( string $key ) {}

		/**
		 * @psalm-taint-source input
		 * @return array<string, mixed>
		 */
		public function get_params(): array {}

		/**
		 * @psalm-taint-source input
		 * @return array<string, mixed>|null
		 */
		public function get_json_params() {}

		/**
		 * @psalm-taint-source input
		 * @return array<string, mixed>
		 */
		public function get_body_params(): array {}

		/**
		 * @psalm-taint-source input
		 * @return array<string, mixed>
		 */
		public function get_query_params(): array {}

		/**
		 * @psalm-taint-source input
		 * @return array<string, mixed>
		 */
		public function get_url_params(): array {}

		/** @psalm-taint-source input */
		public function get_body(): string {}

		/** @psalm-taint-source input */
		public function get_header( string $key ): ?string {}

		/**
		 * @psalm-taint-source input
		 * @return array<string, list<string>>
		 */
		public function get_headers(): array {}

		/**
		 * @psalm-taint-source input
		 * @param string $offset
		 * @return mixed
		 */
		public function offsetGet( $offset ): mixed {}

		public function offsetExists( $offset ): bool {}
		public function offsetSet( $offset, $value ): void {}
		public function offsetUnset( $offset ): void {}
	}

	/**
	 * What another server says is a stranger's word too.
	 *
	 * @psalm-taint-source input
	 * @param array|WP_Error $response
	 */
	function wp_remote_retrieve_body( $response ): string {}

	/**
	 * @psalm-taint-source input
	 * @param array|WP_Error $response
	 * @return string|array<string>
	 */
	function wp_remote_retrieve_header( $response, string $header ) {}

	/**
	 * @psalm-taint-source input
	 * @return mixed
	 */
	function get_query_var( string $name, $default = '' ) {}

	// --- Where it must not arrive as it is ------------------------------------------------------

	class wpdb {
		public string $prefix = '';
		public string $options = '';
		public string $last_error = '';
		public int $insert_id = 0;
		public int $rows_affected = 0;

		/**
		 * @psalm-taint-sink sql $query
		 * @return int|bool
		 */
		public function query( string $query ) {}

		/**
		 * @psalm-taint-sink sql $query
		 * @return mixed
		 */
		public function get_results( string $query, string $output = 'OBJECT' ) {}

		/**
		 * @psalm-taint-sink sql $query
		 * @return mixed
		 */
		public function get_row( string $query, string $output = 'OBJECT', int $y = 0 ) {}

		/**
		 * @psalm-taint-sink sql $query
		 * @return string|null
		 */
		public function get_var( ?string $query = null, int $x = 0, int $y = 0 ) {}

		/**
		 * @psalm-taint-sink sql $query
		 * @return list<string|null>
		 */
		public function get_col( ?string $query = null, int $x = 0 ): array {}

		/**
		 * The query itself must be ours; what is filled in becomes harmless.
		 *
		 * @psalm-taint-sink sql $query
		 * @psalm-taint-escape sql
		 * @param mixed ...$args
		 */
		public function prepare( string $query, ...$args ): string {}

		/**
		 * @psalm-taint-escape sql
		 * @psalm-flow ($text) -> return
		 */
		public function esc_like( string $text ): string {}

		/** @return int|false */
		public function insert( string $table, array $data, $format = null ) {}

		/** @return int|false */
		public function update( string $table, array $data, array $where, $format = null, $where_format = null ) {}

		/** @return int|false */
		public function delete( string $table, array $where, $where_format = null ) {}
	}

	/**
	 * @psalm-taint-sink ssrf $url
	 * @return array|WP_Error
	 */
	function wp_remote_request( string $url, array $args = [] ) {}

	/**
	 * @psalm-taint-sink ssrf $url
	 * @return array|WP_Error
	 */
	function wp_remote_get( string $url, array $args = [] ) {}

	/**
	 * @psalm-taint-sink ssrf $url
	 * @return array|WP_Error
	 */
	function wp_remote_post( string $url, array $args = [] ) {}

	/**
	 * @psalm-taint-sink ssrf $url
	 * @return array|WP_Error
	 */
	function wp_remote_head( string $url, array $args = [] ) {}

	/**
	 * Anywhere on the web: only wp_safe_redirect() may take what a stranger sent.
	 *
	 * @psalm-taint-sink header $location
	 */
	function wp_redirect( string $location, int $status = 302 ): bool {}

	/** @psalm-taint-sink include $file */
	function load_template( string $file, bool $once = true ): void {}

	/**
	 * @psalm-taint-sink unserialize $data
	 * @return mixed
	 */
	function maybe_unserialize( string $data ) {}

	/** @psalm-taint-sink file $file */
	function wp_delete_file( string $file ): void {}

	/** @psalm-taint-sink html $message */
	function wp_admin_notice( string $message, array $args = [] ): void {}

	// --- What makes it harmless -----------------------------------------------------------------

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($text) -> return
	 */
	function esc_html( string $text ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($text) -> return
	 */
	function esc_attr( string $text ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($text) -> return
	 */
	function esc_textarea( string $text ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($url) -> return
	 */
	function esc_url( string $url, ?array $protocols = null, string $context = 'display' ): string {}

	/** @psalm-flow ($url) -> return */
	function esc_url_raw( string $url, ?array $protocols = null ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($text) -> return
	 */
	function wp_kses_post( string $text ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-flow ($text) -> return
	 */
	function wp_kses( string $text, $allowed, array $protocols = [] ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($text) -> return
	 */
	function tag_escape( string $text ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape sql
	 * @psalm-taint-escape file
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($key) -> return
	 */
	function sanitize_key( string $key ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($name) -> return
	 */
	function sanitize_html_class( string $name, string $fallback = '' ): string {}

	/**
	 * @psalm-taint-escape file
	 * @psalm-flow ($name) -> return
	 */
	function sanitize_file_name( string $name ): string {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape has_quotes
	 * @psalm-flow ($context) -> return
	 */
	function wp_interactivity_data_wp_context( array $context, string $namespace = '' ): string {}

	/**
	 * @psalm-taint-escape header
	 * @psalm-flow ($location) -> return
	 */
	function wp_validate_redirect( string $location, string $fallback = '' ): string {}

	function wp_safe_redirect( string $location, int $status = 302 ): bool {}

	/**
	 * @psalm-taint-escape html
	 * @psalm-taint-escape sql
	 * @psalm-taint-escape header
	 * @psalm-taint-escape file
	 * @psalm-taint-escape has_quotes
	 * @param mixed $value
	 */
	function absint( $value ): int {}

	// --- What hands it on as it is --------------------------------------------------------------

	/**
	 * @template T
	 * @param T $value
	 * @return T
	 * @psalm-flow ($value) -> return
	 */
	function wp_unslash( $value ) {}

	/** @psalm-flow ($text) -> return */
	function sanitize_text_field( string $text ): string {}

	/** @psalm-flow ($text) -> return */
	function sanitize_textarea_field( string $text ): string {}

	/** @psalm-flow ($text) -> return */
	function sanitize_email( string $text ): string {}

	/** @psalm-flow ($title) -> return */
	function sanitize_title( string $title ): string {}

	/** @psalm-flow ($text) -> return */
	function wp_strip_all_tags( string $text, bool $breaks = false ): string {}

	/** @psalm-flow ($text) -> return */
	function wp_check_invalid_utf8( string $text, bool $strip = false ): string {}

	/**
	 * @psalm-flow ($args, $url) -> return
	 * @param mixed ...$args
	 */
	function add_query_arg( ...$args ): string {}

	/**
	 * @psalm-flow ($value) -> return
	 * @param mixed $value
	 */
	function wp_json_encode( $value, int $flags = 0, int $depth = 512 ): string {}

	/** @psalm-flow ($text) -> return */
	function untrailingslashit( string $text ): string {}

	/** @psalm-flow ($text) -> return */
	function trailingslashit( string $text ): string {}
}
