<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Admin;

/** The screens of the menu "Sedifex", in their order, each with what it asks for at once. */
final class Screens {

	public const MENU = 'sedifex-sync';

	public const FIRST = 'overview';

	/** As src/api/client.ts asks for them. */
	private const PAGES = '/wp/v2/pages?per_page=100&orderby=title&order=asc&status=publish%2Cdraft%2Cprivate&_fields=id%2Ctitle%2Cstatus&context=edit';

	/** The list as it is when nobody has changed it, as src/admin/orders asks for it. */
	private const ORDERS = '/sedifex/v1/admin/orders?page=1&per_page=25&orderby=ordered_at&order=desc';

	private const WAITING = '/sedifex/v1/admin/orders?attention=waiting&page=1&per_page=3&orderby=ordered_at&order=asc';

	/** As src/admin/webhooks asks for it, in the same way. */
	private const EVENTS = '/sedifex/v1/events?page=1&per_page=25&sort=received_at&order=desc';

	/** @return list<Screen> */
	public static function all(): array {
		return [
			new Screen( self::FIRST, __( 'Overview', 'sedifex-sync' ), __( 'Overview', 'sedifex-sync' ), [ '/sedifex/v1/overview', '/sedifex/v1/checklist' ] ),
			new Screen( 'connect', __( 'Connect your store', 'sedifex-sync' ), __( 'Connect', 'sedifex-sync' ), [ '/sedifex/v1/settings', '/sedifex/v1/pages' ] ),
			new Screen( 'orders', __( 'Orders', 'sedifex-sync' ), __( 'Orders', 'sedifex-sync' ), [ self::ORDERS, self::WAITING ] ),
			new Screen( 'webhooks', __( 'Webhooks', 'sedifex-sync' ), __( 'Webhooks', 'sedifex-sync' ), [ self::EVENTS, '/sedifex/v1/endpoints' ] ),
			new Screen( 'settings', __( 'Settings', 'sedifex-sync' ), __( 'Settings', 'sedifex-sync' ), [ '/sedifex/v1/settings', '/sedifex/v1/status', self::PAGES ] ),
		];
	}

	public static function url( string $name ): string {
		return admin_url( 'admin.php?page=' . ( self::FIRST === $name ? self::MENU : self::MENU . '-' . $name ) );
	}
}
