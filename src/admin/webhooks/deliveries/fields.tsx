import type { Field } from '@wordpress/dataviews';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { EventRow } from '../../../api/events';
import { Badge } from '../../components/badge';
import { When } from '../../components/when';
import {
	SOURCES,
	sourceName,
	STATE_TONES,
	STATES,
	stateWord,
	typeName,
} from '../words';

const filterBy = (): NonNullable< Field< EventRow >[ 'filterBy' ] > => ( {
	operators: [ 'is' ],
	isPrimary: true,
} );

const times = ( { deliveries }: EventRow ): string =>
	sprintf(
		/* translators: %d: number of times that the same delivery reached the site. */
		_n( 'came %d time', 'came %d times', deliveries, 'sedifex-sync' ),
		deliveries
	);

/**
 * The columns of the list. Sorting and filtering are the server's: only what it can do is offered.
 *
 * @param types Kinds of deliveries that there are.
 */
export const fields = ( types: readonly string[] ): Field< EventRow >[] => [
	{
		id: 'type',
		label: __( 'Delivery', 'sedifex-sync' ),
		enableHiding: false,
		enableSorting: true,
		elements: types
			.filter( ( type ) => '' !== type )
			.map( ( value ) => ( { value, label: value } ) ),
		filterBy: filterBy(),
		render: ( { item } ) => (
			<span className="sedifex-webhooks__what sedifex-webhooks__title">
				<bdi>{ typeName( item.type ) }</bdi>
				{ '' !== item.object && (
					<bdi className="sedifex-webhooks__object">
						{ item.object }
					</bdi>
				) }
			</span>
		),
	},
	{
		id: 'state',
		label: __( 'State', 'sedifex-sync' ),
		enableSorting: false,
		elements: STATES.map( ( value ) => ( {
			value,
			label: stateWord( value ),
		} ) ),
		filterBy: filterBy(),
		render: ( { item } ) => (
			<Badge
				tone={ STATE_TONES[ item.state ] }
				label={ stateWord( item.state ) }
			/>
		),
	},
	{
		id: 'source',
		label: __( 'From', 'sedifex-sync' ),
		enableSorting: true,
		elements: Object.entries( SOURCES ).map( ( [ value, label ] ) => ( {
			value,
			label,
		} ) ),
		filterBy: filterBy(),
		render: ( { item } ) => <>{ sourceName( item.source ) }</>,
	},
	{
		id: 'sentence',
		label: __( 'What came of it', 'sedifex-sync' ),
		enableSorting: false,
		filterBy: false,
		render: ( { item } ) => (
			<span className="sedifex-webhooks__sentence">
				{ item.sentence }
			</span>
		),
	},
	{
		id: 'attempts',
		label: __( 'Tries', 'sedifex-sync' ),
		enableSorting: true,
		filterBy: false,
		render: ( { item } ) => (
			<span className="sedifex-webhooks__count">
				<span className="sedifex-webhooks__label">
					{ __( 'Tries', 'sedifex-sync' ) }{ ' ' }
				</span>
				{ item.attempts }
			</span>
		),
	},
	{
		id: 'received_at',
		label: __( 'Received', 'sedifex-sync' ),
		enableSorting: true,
		filterBy: false,
		render: ( { item } ) => (
			<span className="sedifex-webhooks__what">
				<When at={ item.received_at } />
				{ item.deliveries > 1 && (
					<span className="sedifex-webhooks__object">
						{ times( item ) }
					</span>
				) }
			</span>
		),
	},
];
