<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** The screens of the menu "Sedifex", in their order, each with what it asks for at once. */
final class Screens {

	public const MENU = 'sedifex-sync';

	public const FIRST = 'overview';

	/** As src/api/client.ts asks for them. */
	private const PAGES = '/wp/v2/pages?per_page=100&orderby=title&order=asc&status=publish%2Cdraft%2Cprivate&_fields=id%2Ctitle%2Cstatus&context=edit';

	/** @return list<Screen> */
	public static function all(): array {
		return [
			new Screen( self::FIRST, __( 'Overview', 'sedifex-sync' ), __( 'Overview', 'sedifex-sync' ), [ '/sedifex/v1/overview', '/sedifex/v1/checklist' ] ),
			new Screen( 'connect', __( 'Connect your store', 'sedifex-sync' ), __( 'Connect', 'sedifex-sync' ), [ '/sedifex/v1/settings', '/sedifex/v1/pages' ] ),
			new Screen( 'orders', __( 'Orders', 'sedifex-sync' ), __( 'Orders', 'sedifex-sync' ), [] ),
			new Screen( 'settings', __( 'Settings', 'sedifex-sync' ), __( 'Settings', 'sedifex-sync' ), [ '/sedifex/v1/settings', '/sedifex/v1/status', self::PAGES ] ),
		];
	}

	public static function url( string $name ): string {
		return admin_url( 'admin.php?page=' . ( self::FIRST === $name ? self::MENU : self::MENU . '-' . $name ) );
	}
}
