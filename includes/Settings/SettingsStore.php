<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Settings;

use WP_Error;

/**
 * Reads and writes the one option of settings. What is stored is checked again when it is read, for
 * other code can write options too; constants win over it and are never written. Secrets are another
 * class's; they are only taken in here so that a form is saved whole or not at all.
 */
final class SettingsStore {

	/** The name that the earlier plugin used: its values live on. */
	public const OPTION = SettingsModule::OPTION;

	/** Says that the option is in this plugin's form. */
	public const FORM = SettingsModule::FORM;

	private ?Settings $settings = null;

	/** What $settings was made from: a switch to another site of the network gives something else. */
	private mixed $made_from = null;

	public function __construct(
		private readonly Secrets $secrets,
		private readonly Constants $constants,
		private readonly UrlRules $urls,
	) {
	}

	public function get(): Settings {
		$source = [ get_option( self::OPTION ), get_option( Secrets::OPTION ) ];
		if ( null === $this->settings || $source !== $this->made_from ) {
			$this->settings  = $this->build( is_array( $source[0] ) ? $source[0] : [] );
			$this->made_from = $source;
		}
		return $this->settings;
	}

	/** The label the owner typed; '' = the site's own name is used. */
	public function own_label(): string {
		$raw = get_option( self::OPTION );
		return Fields::site_label( is_array( $raw ) ? $raw['site_label'] ?? null : null ) ?? '';
	}

	/** Which constant holds this setting or secret, '' = none does. */
	public function constant_of( string $name ): string {
		return null === $this->constants->get( $name ) ? '' : ( Constants::NAMES[ $name ] ?? '' );
	}

	/**
	 * Saves some settings and secrets, all of them or none. A secret that is absent, null or '' stays
	 * as it is.
	 *
	 * @param array<string, mixed> $changes
	 * @return true|WP_Error The error's data has a sentence for each wrong field, in `params`.
	 */
	public function save( array $changes ): bool|WP_Error {
		$values   = [];
		$problems = [];
		foreach ( $this->without_repetition( $changes ) as $name => $value ) {
			$problem = '' !== $this->constant_of( $name )
				/* translators: %s: name of a PHP constant. */
				? sprintf( __( 'This is set by %s in wp-config.php, and can only be changed there.', 'sedifex-sync' ), $this->constant_of( $name ) )
				: $this->problem( $name, $value );
			if ( null !== $problem ) {
				$problems[ $name ] = $problem;
			} else {
				$values[ $name ] = self::normal( $name, $value );
			}
		}
		if ( [] !== $problems ) {
			$data = [ 'status' => 400, 'params' => $problems ];
			return new WP_Error( 'sedifex_settings_invalid', __( 'Nothing was saved yet. Please look at the marked fields.', 'sedifex-sync' ), $data );
		}
		return $this->write( $values );
	}

	/** @param array<mixed> $raw */
	private function build( array $raw ): Settings {
		$over  = fn( string $name ): mixed => $this->constants->get( $name ) ?? $raw[ $name ] ?? null;
		$label = Fields::site_label( $over( 'site_label' ) ) ?? '';
		return new Settings(
			store_id: Fields::store_id( $over( 'store_id' ) ) ?? '',
			base_url: Fields::base_url( $over( 'base_url' ) ) ?? Settings::DEFAULT_BASE_URL,
			checkout_url: Fields::checkout_url( $over( 'checkout_url' ) ) ?? '',
			currency: Fields::currency( $over( 'currency' ) ) ?? 'GHS',
			contract_version: Fields::contract_version( $over( 'contract_version' ) ) ?? Settings::DEFAULT_CONTRACT_VERSION,
			site_label: '' === $label ? wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) : $label,
			cache_ttl: Fields::cache_ttl( $over( 'cache_ttl' ) ) ?? 300,
			payments: Fields::some_of( $over( 'payments' ), Settings::PAYMENTS ) ?? Settings::PAYMENTS,
			receive: Fields::some_of( $over( 'receive' ), Settings::RECEIVE ) ?? Settings::RECEIVE,
			whatsapp: Fields::whatsapp( $over( 'whatsapp' ) ) ?? '',
			pages: Fields::pages( $over( 'pages' ) ) ?? [ 'shop' => 0, 'cart' => 0, 'status' => 0, 'booking' => 0 ],
			show_originals: Fields::flag( $over( 'show_originals' ) ) ?? false,
			mail_customer: Fields::flag( $over( 'mail_customer' ) ) ?? true,
			owner_email: Fields::email( $over( 'owner_email' ) ) ?? '',
			mail_attention: Fields::flag( $over( 'mail_attention' ) ) ?? true,
			mail_orders: Fields::flag( $over( 'mail_orders' ) ) ?? false,
			events_keep_days: Fields::number( $over( 'events_keep_days' ), 1, 365 ) ?? 30,
			events_keep_mb: Fields::number( $over( 'events_keep_mb' ), 1, 1000 ) ?? 50,
			remove: Fields::any_of( $over( 'remove' ), Settings::REMOVE ) ?? [ 'catalogue' ],
			selldone_signed_only: Fields::flag( $over( 'selldone_signed_only' ) ) ?? false,
			sevi_known_senders_only: Fields::flag( $over( 'sevi_known_senders_only' ) ) ?? false,
			has_key: null !== $this->secrets->get( 'integration_key' ),
		);
	}

	/**
	 * A form sends what it shows: an untouched secret field is empty, and a field that a constant fills
	 * repeats the constant. Neither is a change.
	 *
	 * @param array<string, mixed> $changes
	 * @return array<string, mixed>
	 */
	private function without_repetition( array $changes ): array {
		foreach ( $changes as $name => $value ) {
			$untouched = in_array( $name, Secrets::NAMES, true ) && in_array( $value, [ null, '' ], true );
			if ( $untouched || ( null !== $value && $value === $this->constants->get( $name ) ) ) {
				unset( $changes[ $name ] );
			}
		}
		return $changes;
	}

	/** @return mixed The value in its proper form, null where it is wrong or the name is unknown. */
	private static function normal( string $name, mixed $value ): mixed {
		return match ( $name ) {
			'store_id'         => Fields::store_id( $value ),
			'base_url'         => Fields::base_url( $value ),
			'checkout_url'     => Fields::checkout_url( $value ),
			'currency'         => Fields::currency( $value ),
			'contract_version' => Fields::contract_version( $value ),
			'site_label'       => Fields::site_label( $value ),
			'cache_ttl'        => Fields::cache_ttl( $value ),
			'payments'         => Fields::some_of( $value, Settings::PAYMENTS ),
			'receive'          => Fields::some_of( $value, Settings::RECEIVE ),
			'whatsapp'         => Fields::whatsapp( $value ),
			'pages'            => Fields::pages( $value ),
			'owner_email'      => Fields::email( $value ),
			'remove'           => Fields::any_of( $value, Settings::REMOVE ),
			'show_originals', 'mail_customer', 'mail_attention', 'mail_orders', 'selldone_signed_only', 'sevi_known_senders_only' => Fields::flag( $value ),
			'events_keep_days' => Fields::number( $value, 1, 365 ),
			'events_keep_mb'   => Fields::number( $value, 1, 1000 ),
			'webhook_secret'   => Fields::signing_secret( $value ),
			'selldone_sign_key' => Fields::sign_key( $value ),
			default            => in_array( $name, Secrets::NAMES, true ) ? Fields::secret( $value ) : null,
		};
	}

	/** One sentence on what to do about a wrong value; null = it is right. */
	private function problem( string $name, mixed $value ): ?string {
		$normal = self::normal( $name, $value );
		$is_url = in_array( $name, [ 'base_url', 'checkout_url' ], true );
		if ( $is_url && is_string( $value ) && '' !== trim( $value ) ) {
			$problem = $normal === $this->stored_url( $name ) ? null : $this->urls->problem( trim( $value ) );
			return $problem ?? ( null === $normal ? self::sentence( $name ) : null );
		}
		if ( 'pages' === $name && null !== $normal ) {
			return self::pages_problem( (array) $normal );
		}
		return null === $normal ? self::sentence( $name ) : null;
	}

	/** An address that is there already needs no look-up: saving must work while the name server does not. */
	private function stored_url( string $name ): string {
		return 'base_url' === $name ? $this->get()->base_url : $this->get()->checkout_url;
	}

	/** @param array<mixed> $pages */
	private static function pages_problem( array $pages ): ?string {
		foreach ( $pages as $id ) {
			if ( is_int( $id ) && 0 !== $id && ( 'page' !== get_post_type( $id ) || 'trash' === get_post_status( $id ) ) ) {
				return __( 'One of these pages is not there any more. Choose another one.', 'sedifex-sync' );
			}
		}
		return null;
	}

	private static function sentence( string $name ): string {
		return match ( $name ) {
			'store_id'         => __( 'A store ID has no spaces or slashes. Copy it from your Sedifex dashboard.', 'sedifex-sync' ),
			'base_url', 'checkout_url' => __( 'This is not a complete web address. It starts with https:// and has no spaces.', 'sedifex-sync' ),
			'currency'         => __( 'A currency has three letters, such as GHS.', 'sedifex-sync' ),
			'contract_version' => __( 'A contract version is a date, such as 2026-04-13.', 'sedifex-sync' ),
			'site_label'       => __( 'Use one line of at most 80 characters.', 'sedifex-sync' ),
			'cache_ttl'        => __( 'Choose between 30 seconds and one day.', 'sedifex-sync' ),
			'events_keep_days' => __( 'Choose between 1 and 365 days.', 'sedifex-sync' ),
			'events_keep_mb'   => __( 'Choose between 1 and 1,000 megabytes.', 'sedifex-sync' ),
			'payments'         => __( 'Choose at least one way to pay.', 'sedifex-sync' ),
			'receive'          => __( 'Choose delivery, pick-up, or both.', 'sedifex-sync' ),
			'whatsapp'         => __( 'This does not look like a phone number. Write it as 024 000 0000, or with + and the country in front.', 'sedifex-sync' ),
			'owner_email'      => __( 'This e-mail address looks incomplete.', 'sedifex-sync' ),
			'webhook_secret'   => __( 'A webhook secret has 8 to 256 characters on one line.', 'sedifex-sync' ),
			'selldone_sign_key' => __( 'A sign key has 6 to 50 letters and no spaces. Selldone cannot sign with a longer one; make a shorter one there.', 'sedifex-sync' ),
			'integration_key'  => __( 'This does not look like a whole key: it has six letters or more and no spaces. Copy it once more from your Sedifex dashboard.', 'sedifex-sync' ),
			default            => __( 'This value cannot be used.', 'sedifex-sync' ),
		};
	}

	/**
	 * @param array<string, mixed> $values Already in their proper form.
	 * @return true|WP_Error
	 */
	private function write( array $values ): bool|WP_Error {
		foreach ( Secrets::NAMES as $name ) {
			$secret = $values[ $name ] ?? null;
			unset( $values[ $name ] );
			if ( is_string( $secret ) && ! $this->secrets->set( $name, $secret ) ) {
				return new WP_Error( 'sedifex_settings_not_stored', __( 'The database did not keep your key. Nothing else was changed. Please try again.', 'sedifex-sync' ), [ 'status' => 500 ] );
			}
		}
		$stored = get_option( self::OPTION );
		$stored = is_array( $stored ) ? $stored : [];
		$new    = [ ...$stored, ...$values, 'form' => self::FORM ];
		if ( $new !== $stored && ! update_option( self::OPTION, $new, true ) ) {
			return new WP_Error( 'sedifex_settings_not_stored', __( 'The database did not keep your settings. Please try again.', 'sedifex-sync' ), [ 'status' => 500 ] );
		}
		return true;
	}
}
