import { Button, ExternalLink } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ShopPage } from '../../api/pages';
import { screenUrl } from '../shell/mount';
import type { Connect } from './use-connect';

/** What becomes of one page, or what became of it. */
const fate = ( { state, made, is_public: isPublic }: ShopPage ): string => {
	if ( 'missing' === state ) {
		return __( 'will be made', 'sedifex-sync' );
	}
	if ( ! isPublic ) {
		return __( 'is there, but not published yet', 'sedifex-sync' );
	}
	if ( made ) {
		return __( 'made just now', 'sedifex-sync' );
	}
	return 'found' === state
		? __( 'is there already and stays as it is', 'sedifex-sync' )
		: '';
};

export const PageList = ( { pages }: { pages: readonly ShopPage[] } ) => (
	<ul className="sedifex-connect__pages">
		{ pages.map( ( page ) => (
			<li key={ page.name }>
				{ '' === page.url ? (
					<strong>{ page.title }</strong>
				) : (
					<ExternalLink
						href={ page.is_public ? page.url : page.edit_url }
					>
						{ '' === page.title
							? __( '(no title)', 'sedifex-sync' )
							: page.title }
					</ExternalLink>
				) }{ ' ' }
				<span>{ fate( page ) }</span>
			</li>
		) ) }
	</ul>
);

/** Makes the pages of the shop that are not there yet. */
export const PagesStep = ( { connect }: { connect: Connect } ) => {
	const { pages, busy } = connect;
	const isAllThere = ! pages.some( ( { state } ) => 'missing' === state );
	return (
		<div className="sedifex-admin__fields">
			<p>
				{ __(
					'A shop needs three pages: one for your items, one for the cart, and one where customers find their order again.',
					'sedifex-sync'
				) }
			</p>
			<PageList pages={ pages } />
			<div className="sedifex-connect__actions">
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={ 'pages' === busy }
					disabled={ null !== busy }
					accessibleWhenDisabled
					onClick={ () => void connect.makePages() }
				>
					{ isAllThere
						? __( 'Use these pages', 'sedifex-sync' )
						: __( 'Create pages', 'sedifex-sync' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					href={ screenUrl( 'settings' ) }
				>
					{ __( 'Choose pages of mine', 'sedifex-sync' ) }
				</Button>
			</div>
		</div>
	);
};

/** What was made, with the way back. */
export const PagesDone = ( { connect }: { connect: Connect } ) => {
	const made = connect.pages.filter( ( page ) => page.made );
	return (
		<div className="sedifex-connect__connected">
			<PageList pages={ connect.pages } />
			{ made.length > 0 && (
				<div className="sedifex-connect__actions is-quiet">
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						isBusy={ 'pages' === connect.busy }
						disabled={ null !== connect.busy }
						accessibleWhenDisabled
						onClick={ () => void connect.undoPages() }
					>
						{ sprintf(
							/* translators: %d: number of pages. */
							_n(
								'Undo: put %d new page into the bin',
								'Undo: put %d new pages into the bin',
								made.length,
								'sedifex-sync'
							),
							made.length
						) }
					</Button>
				</div>
			) }
		</div>
	);
};
