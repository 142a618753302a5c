import { Button, Spinner } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { screenUrl } from '../shell/mount';
import type { Connect } from './use-connect';
import type { Sync } from './use-sync';

/** How far the items are, in words. */
export const syncWords = ( { state, items, problem }: Sync ): string => {
	switch ( state ) {
		case 'running':
			return __( 'Your items are being fetched…', 'sedifex-sync' );
		case 'failed':
			return '' === problem
				? __(
						'Your items could not be fetched just now. It is tried again by itself.',
						'sedifex-sync'
					)
				: problem;
		case 'done':
			return 0 === items
				? __(
						'Your store has no visible items yet. Publish some in Sedifex, and they appear here by themselves.',
						'sedifex-sync'
					)
				: sprintf(
						/* translators: %s: number of items. */
						_n(
							'%s item is in your shop. Small copies of its pictures follow by themselves.',
							'%s items are in your shop. Small copies of their pictures follow by themselves.',
							items,
							'sedifex-sync'
						),
						items.toLocaleString(
							document.documentElement.lang || undefined
						)
					);
		default:
			return '';
	}
};

/** The shop, and where to go from here. */
export const DoneStep = ( { connect }: { connect: Connect } ) => {
	const shop = connect.pages.find( ( { name } ) => 'shop' === name );
	const { sync } = connect;
	return (
		<div className="sedifex-admin__fields">
			<p className="sedifex-connect__sync">
				{ 'running' === sync.state && <Spinner /> }
				<span>{ syncWords( sync ) }</span>
			</p>
			<div className="sedifex-connect__actions">
				{ undefined !== shop && '' !== shop.url && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						href={ shop.is_public ? shop.url : shop.edit_url }
					>
						{ shop.is_public
							? __( 'See your shop', 'sedifex-sync' )
							: __( 'Publish your shop page', 'sedifex-sync' ) }
					</Button>
				) }
				{ 'failed' === sync.state && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						onClick={ () => void sync.start() }
					>
						{ __( 'Fetch again', 'sedifex-sync' ) }
					</Button>
				) }
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					href={ screenUrl( 'overview' ) }
				>
					{ __( 'Go to the overview', 'sedifex-sync' ) }
				</Button>
			</div>
		</div>
	);
};
