import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ADDRESSES, type Place } from '../use-place';

/** Nothing is in the log: why, and what comes next. */
export const Empty = ( {
	wasUsed,
	go,
}: {
	/** Something came once; the log was deleted. */
	readonly wasUsed: boolean;
	readonly go: ( to: Place ) => void;
} ) => (
	<div className="sedifex-admin__empty">
		<h2>
			{ wasUsed
				? __( 'The log is empty', 'sedifex-sync' )
				: __( 'Nothing has been received yet', 'sedifex-sync' ) }
		</h2>
		<p>
			{ wasUsed
				? __(
						'The next delivery appears here the moment it comes.',
						'sedifex-sync'
					)
				: __(
						'Sedifex, Selldone and Sevi can tell your site at once what changed. Give each of them the address of your site; what they send appears here.',
						'sedifex-sync'
					) }
		</p>
		<Button
			__next40pxDefaultSize
			variant={ wasUsed ? 'secondary' : 'primary' }
			onClick={ () => go( ADDRESSES ) }
		>
			{ wasUsed
				? __( 'See the addresses', 'sedifex-sync' )
				: __( 'Set up the addresses', 'sedifex-sync' ) }
		</Button>
	</div>
);

export const NothingFits = ( {
	onClear,
}: {
	readonly onClear: () => void;
} ) => (
	<div className="sedifex-admin__none">
		<p>
			{ __(
				'No delivery fits what you are looking for.',
				'sedifex-sync'
			) }
		</p>
		<Button __next40pxDefaultSize variant="secondary" onClick={ onClear }>
			{ __( 'Clear search and filters', 'sedifex-sync' ) }
		</Button>
	</div>
);
