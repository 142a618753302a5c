import { createRoot } from '@wordpress/element';
import type { ReactNode } from 'react';
import './shell.scss';

/** Shows one screen in the place that Admin\AdminModule prints for it. */
export const mount = ( screen: ReactNode ): void => {
	const root = document.getElementById( 'sedifex-admin' );
	if ( null !== root ) {
		createRoot( root ).render( screen );
	}
};

/** The address of another screen of ours; `name` as in includes/Admin/Screens.php. */
export const screenUrl = (
	name: 'overview' | 'connect' | 'orders' | 'webhooks' | 'settings',
	query: Readonly< Record< string, string > > = {}
): string => {
	const page =
		'overview' === name ? 'sedifex-sync' : `sedifex-sync-${ name }`;
	return `admin.php?${ new URLSearchParams( { page, ...query } ) }`;
};
