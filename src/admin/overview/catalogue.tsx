import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { OverviewAnswer } from '../../api/overview';
import { Ago } from './ago';
import { Panel } from './panel';
import { useSync } from './use-sync';

type Catalogue = OverviewAnswer[ 'catalogue' ];

/** "212 of 212 items". */
const count = ( { items, listed }: Catalogue ): string =>
	sprintf(
		/* translators: 1: number of items in the shop, 2: number of items that Sedifex listed. */
		_n( '%1$d of %2$d item', '%1$d of %2$d items', listed, 'sedifex-sync' ),
		items,
		listed
	);

const Pictures = ( { pictures }: Pick< OverviewAnswer, 'pictures' > ) => {
	const { wanted, made, failed, problem } = pictures;
	if ( 0 === wanted ) {
		return null;
	}
	const text = sprintf(
		/* translators: 1: number of pictures that are made, 2: number of all pictures. */
		__( '%1$d of %2$d pictures are ready.', 'sedifex-sync' ),
		made,
		wanted
	);
	return (
		<div className="sedifex-overview__pictures">
			<p id="sedifex-pictures">
				{ text }{ ' ' }
				{ failed > 0 &&
					sprintf(
						/* translators: %d: number of pictures. */
						_n(
							'%d could not be made; we try again later.',
							'%d could not be made; we try again later.',
							failed,
							'sedifex-sync'
						),
						failed
					) }
			</p>
			{ made + failed < wanted && (
				<progress
					aria-labelledby="sedifex-pictures"
					max={ wanted }
					value={ made }
				/>
			) }
			{ '' !== problem && <p>{ problem }</p> }
		</div>
	);
};

const Unreadable = ( { catalogue }: { catalogue: Catalogue } ) =>
	0 === catalogue.unreadable.length ? null : (
		<details>
			<summary>
				{ sprintf(
					/* translators: %d: number of items. */
					_n(
						'%d item could not be read',
						'%d items could not be read',
						catalogue.unreadable.length,
						'sedifex-sync'
					),
					catalogue.unreadable.length
				) }
			</summary>
			<ul>
				{ catalogue.unreadable.map( ( { id, message }, place ) => (
					<li key={ place }>
						<code>{ id }</code> { message }
					</li>
				) ) }
			</ul>
		</details>
	);

interface Props {
	readonly overview: OverviewAnswer;
	/** Shows the new state once a look is over. */
	readonly refresh: () => Promise< void >;
}

/** How far our copy of the store's items is, and a look at once. */
export const CataloguePanel = ( { overview, refresh }: Props ) => {
	const { catalogue, pictures } = overview;
	const sync = useSync( refresh );
	return (
		<Panel title={ __( 'Your items', 'sedifex-sync' ) }>
			<p>
				<strong>{ count( catalogue ) }</strong>
				{ null !== catalogue.as_of && (
					<>
						, { __( 'checked', 'sedifex-sync' ) }{ ' ' }
						<Ago at={ catalogue.as_of } />
					</>
				) }
			</p>
			{ catalogue.doubts.map( ( doubt ) => (
				<p key={ doubt }>{ doubt }</p>
			) ) }
			<Unreadable catalogue={ catalogue } />
			<Button
				__next40pxDefaultSize
				variant="secondary"
				disabled={ sync.isBusy }
				accessibleWhenDisabled
				onClick={ () => void sync.start() }
			>
				{ __( 'Sync now', 'sedifex-sync' ) }
			</Button>
			<div
				className={ `sedifex-overview__sync${
					sync.isError ? ' is-error' : ''
				}` }
				role="status"
			>
				{ sync.isBusy && (
					<>
						<p id="sedifex-sync">
							{ __(
								'Fetching your items from Sedifex…',
								'sedifex-sync'
							) }
						</p>
						<progress aria-labelledby="sedifex-sync" />
					</>
				) }
				{ '' !== sync.text && <p>{ sync.text }</p> }
				{ sync.doubts.map( ( doubt ) => (
					<p key={ doubt }>{ doubt }</p>
				) ) }
			</div>
			{ sync.doubts.length > 0 && (
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ () => void sync.start( true ) }
				>
					{ __( 'The list is right, use it now', 'sedifex-sync' ) }
				</Button>
			) }
			<Pictures pictures={ pictures } />
		</Panel>
	);
};
