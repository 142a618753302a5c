import { Button, Spinner } from '@wordpress/components';
import { DataViews, type View } from '@wordpress/dataviews';
import { useEffect, useMemo, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { getOrders, orderName } from '../../api/orders';
import { cleared } from '../components/kept-view';
import '../components/list.scss';
import { useFilterNames } from '../components/use-filter-names';
import { fields } from './fields';
import { Trouble } from '../components/trouble';
import { orderUrl } from './use-address';
import { useAction } from './use-action';
import { useAnswer } from './use-answer';
import { isNarrowed, onlyWaiting, toQuery } from './view';
import { Waiting } from './waiting';

/** As Admin\Screens preloads it. */
const WAITING = {
	attention: 'waiting',
	page: 1,
	per_page: 3,
	orderby: 'ordered_at',
	order: 'asc',
} as const;

interface Props {
	readonly view: View;
	readonly onChangeView: ( view: View ) => void;
	readonly onOpen: ( reference: string ) => void;
	/** The order that was open before: its row gets the focus. '' = none. */
	readonly cameFrom: string;
}

/** All orders, those that need a person first. */
export const List = ( { view, onChangeView, onOpen, cameFrom }: Props ) => {
	const query = toQuery( view );
	const page = useAnswer( JSON.stringify( query ), () => getOrders( query ) );
	const waiting = useAnswer( '', () => getOrders( WAITING ) );
	const acting = useAction( () => {
		page.again();
		waiting.again();
	} );
	const columns = useMemo( fields, [] );
	const { answer, error } = page;
	const place = useRef< HTMLDivElement >( null );
	useFilterNames( place );
	// While it loads, the list has no rows that could be focused.
	const isThere = null !== answer && ! page.isLoading;
	const wasFocused = useRef( false );
	useEffect( () => {
		if ( isThere && '' !== cameFrom && ! wasFocused.current ) {
			wasFocused.current = true;
			[ ...( place.current?.querySelectorAll( 'a' ) ?? [] ) ]
				.find(
					( link ) =>
						orderUrl( cameFrom ) === link.getAttribute( 'href' )
				)
				?.focus();
		}
	}, [ isThere, cameFrom ] );
	const clear = () => onChangeView( cleared( view ) );

	if ( null === answer && '' === error ) {
		return <Spinner />;
	}
	const isEmpty =
		null !== answer && 0 === answer.total && ! isNarrowed( view );
	return (
		<>
			<Waiting
				orders={ waiting.answer?.orders ?? [] }
				count={ waiting.answer?.waiting ?? 0 }
				acting={ acting }
				onOpen={ onOpen }
				onShowAll={ () => onChangeView( onlyWaiting( view ) ) }
			/>
			{ '' !== error && (
				<Trouble text={ error } onRetry={ page.again } />
			) }
			{ isEmpty && (
				<div className="sedifex-admin__empty">
					<h2>{ __( 'No orders yet', 'sedifex-sync' ) }</h2>
					<p>
						{ __(
							'The first order from your shop appears here the moment it is placed.',
							'sedifex-sync'
						) }
					</p>
					{ '' !== answer.shop_url && (
						<Button
							__next40pxDefaultSize
							variant="primary"
							href={ answer.shop_url }
						>
							{ __( 'Visit your shop', 'sedifex-sync' ) }
						</Button>
					) }
				</div>
			) }
			{ null !== answer && ! isEmpty && (
				<div
					ref={ place }
					className="sedifex-admin__list"
					aria-busy={ page.isLoading }
				>
					<DataViews
						view={ view }
						onChangeView={ onChangeView }
						fields={ columns }
						data={ answer.orders }
						getItemId={ ( item ) => String( item.id ) }
						isLoading={ page.isLoading }
						paginationInfo={ {
							totalItems: answer.total,
							totalPages: answer.pages,
						} }
						defaultLayouts={ { table: {} } }
						search
						searchLabel={ __(
							'Reference, name, phone or e-mail',
							'sedifex-sync'
						) }
						isItemClickable={ () => true }
						onClickItem={ ( item ) => onOpen( orderName( item ) ) }
						renderItemLink={ ( { item, ...props } ) => (
							// eslint-disable-next-line jsx-a11y/anchor-has-content -- the content comes with the props.
							<a
								{ ...props }
								href={ orderUrl( orderName( item ) ) }
								onClick={ ( event ) => {
									event.stopPropagation();
									if ( ! event.metaKey && ! event.ctrlKey ) {
										event.preventDefault();
										onOpen( orderName( item ) );
									}
								} }
							/>
						) }
						empty={
							<div className="sedifex-admin__none">
								<p>
									{ __(
										'No order fits what you are looking for.',
										'sedifex-sync'
									) }
								</p>
								<Button
									__next40pxDefaultSize
									variant="secondary"
									onClick={ clear }
								>
									{ __(
										'Clear search and filters',
										'sedifex-sync'
									) }
								</Button>
							</div>
						}
					/>
				</div>
			) }
			{ answer?.is_more && (
				<p className="sedifex-orders__note">
					{ __(
						'There are more than can be paged through. Search or filter to find the others.',
						'sedifex-sync'
					) }
				</p>
			) }
		</>
	);
};
