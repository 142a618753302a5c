import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** Before a store is connected: what this is, and the one thing to do. */
export const Empty = ( { url }: { url: string } ) => (
	<div className="sedifex-overview__empty">
		<h2>{ __( 'Sell from your Sedifex store here', 'sedifex-sync' ) }</h2>
		<p>
			{ __(
				'Connect your store, and its items appear on this site with prices and stock that keep themselves up to date. It takes about two minutes.',
				'sedifex-sync'
			) }
		</p>
		<Button __next40pxDefaultSize variant="primary" href={ url }>
			{ __( 'Connect your store', 'sedifex-sync' ) }
		</Button>
	</div>
);
