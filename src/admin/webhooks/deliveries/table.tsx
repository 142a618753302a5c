import { Button } from '@wordpress/components';
import { DataViews, type Action, type View } from '@wordpress/dataviews';
import { useEffect, useMemo, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { rotateRight } from '@wordpress/icons';
import type { EventRow, EventsAnswer } from '../../../api/events';
import '../../components/list.scss';
import { cleared } from '../../components/kept-view';
import { useFilterNames } from '../../components/use-filter-names';
import { GoLink } from '../go-link';
import { deliveryAt, placeUrl, type Place } from '../use-place';
import { NothingFits } from './empty';
import { fields } from './fields';
import type { HeldRows } from './held-rows';

interface Props {
	readonly view: View;
	readonly onChangeView: ( view: View ) => void;
	readonly answer: EventsAnswer;
	readonly held: HeldRows;
	readonly isLoading: boolean;
	readonly selection: string[];
	readonly onSelect: ( ids: string[] ) => void;
	readonly onReplay: ( ids: readonly number[] ) => void;
	readonly go: ( to: Place ) => void;
	readonly cameFrom: number;
}

const actions = (
	onReplay: ( ids: readonly number[] ) => void
): Action< EventRow >[] => [
	{
		id: 'replay',
		label: __( 'Replay', 'sedifex-sync' ),
		icon: rotateRight,
		isPrimary: true,
		supportsBulk: true,
		isEligible: ( { body_kept: isKept } ) => isKept,
		callback: ( items ) => onReplay( items.map( ( { id } ) => id ) ),
	},
];

/** The rows themselves, with their choice. */
export const Table = ( {
	view,
	onChangeView,
	answer,
	held,
	isLoading,
	selection,
	onSelect,
	onReplay,
	go,
	cameFrom,
}: Props ) => {
	const types = answer.types.join( '\n' );
	const columns = useMemo( () => fields( types.split( '\n' ) ), [ types ] );
	const place = useRef< HTMLDivElement >( null );
	useFilterNames( place );
	useEffect( () => {
		if ( cameFrom > 0 ) {
			const href = placeUrl( deliveryAt( cameFrom ) );
			[ ...( place.current?.querySelectorAll( 'a' ) ?? [] ) ]
				.find( ( link ) => href === link.getAttribute( 'href' ) )
				?.focus();
		}
	}, [ cameFrom ] );
	return (
		<>
			{ held.behind > 0 && (
				<p className="sedifex-webhooks__behind" role="status">
					{ sprintf(
						/* translators: %d: number of deliveries. */
						_n(
							'%d delivery came in. It is not shown, so that your choice stays as it is.',
							'%d deliveries came in. They are not shown, so that your choice stays as it is.',
							held.behind,
							'sedifex-sync'
						),
						held.behind
					) }{ ' ' }
					<Button variant="link" onClick={ () => onSelect( [] ) }>
						{ __( 'Let go of it and show them', 'sedifex-sync' ) }
					</Button>
				</p>
			) }
			<div
				ref={ place }
				className="sedifex-admin__list sedifex-webhooks__list"
				aria-busy={ isLoading }
			>
				<DataViews
					view={ view }
					onChangeView={ onChangeView }
					fields={ columns }
					data={ [ ...held.rows ] }
					getItemId={ ( item ) => String( item.id ) }
					isLoading={ isLoading }
					paginationInfo={ {
						totalItems: answer.total,
						totalPages: answer.pages,
					} }
					defaultLayouts={ { table: {} } }
					actions={ actions( onReplay ) }
					selection={ selection }
					onChangeSelection={ onSelect }
					search
					searchLabel={ __( 'Name, order or item', 'sedifex-sync' ) }
					isItemClickable={ () => true }
					onClickItem={ ( item ) => go( deliveryAt( item.id ) ) }
					renderItemLink={ ( { item, ...props } ) => (
						<GoLink
							{ ...props }
							to={ deliveryAt( item.id ) }
							go={ go }
						/>
					) }
					empty={
						<NothingFits
							onClear={ () => onChangeView( cleared( view ) ) }
						/>
					}
				/>
			</div>
			{ answer.is_more && (
				<p className="sedifex-webhooks__quiet">
					{ __(
						'There are more than can be paged through. Search or filter to find the others.',
						'sedifex-sync'
					) }
				</p>
			) }
		</>
	);
};
