import type { Field } from '@wordpress/dataviews';
import { __ } from '@wordpress/i18n';
import type { OrderRow } from '../../api/orders';
import { money } from '../components/format';
import { Badge } from './parts/badge';
import { When } from '../components/when';

type Words = ReadonlyArray< { value: string; label: string } >;

const states = (): Words => [
	{ value: 'confirming', label: __( 'Being confirmed', 'sedifex-sync' ) },
	{ value: 'checking', label: __( 'Not clear yet', 'sedifex-sync' ) },
	{ value: 'not_taken', label: __( 'Not taken', 'sedifex-sync' ) },
	{ value: 'received', label: __( 'Received', 'sedifex-sync' ) },
	{ value: 'confirmed', label: __( 'Confirmed', 'sedifex-sync' ) },
	{ value: 'preparing', label: __( 'Being prepared', 'sedifex-sync' ) },
	{ value: 'shipped', label: __( 'On its way', 'sedifex-sync' ) },
	{
		value: 'out_for_delivery',
		label: __( 'Out for delivery', 'sedifex-sync' ),
	},
	{ value: 'delivered', label: __( 'Delivered', 'sedifex-sync' ) },
	{ value: 'completed', label: __( 'Completed', 'sedifex-sync' ) },
	{ value: 'rescheduled', label: __( 'New time', 'sedifex-sync' ) },
	{ value: 'cancelled', label: __( 'Cancelled', 'sedifex-sync' ) },
	{ value: 'returned', label: __( 'Returned', 'sedifex-sync' ) },
];

const payments = (): Words => [
	{ value: 'pending', label: __( 'Waiting for payment', 'sedifex-sync' ) },
	{ value: 'paid', label: __( 'Paid', 'sedifex-sync' ) },
	{ value: 'on_delivery', label: __( 'Pay on delivery', 'sedifex-sync' ) },
	{ value: 'failed', label: __( 'Failed', 'sedifex-sync' ) },
	{ value: 'partial', label: __( 'Partly paid', 'sedifex-sync' ) },
	{ value: 'refunded', label: __( 'Refunded', 'sedifex-sync' ) },
	{ value: 'manual', label: __( 'Manual payment', 'sedifex-sync' ) },
	{ value: 'not_required', label: __( 'Nothing to pay', 'sedifex-sync' ) },
	{ value: 'test', label: __( 'Test', 'sedifex-sync' ) },
];

const filter = { operators: [ 'is' ], isPrimary: true } as const;

/** Who took the order. */
const SOURCES: Readonly< Record< string, string > > = {
	sedifex: 'Sedifex',
	selldone: 'Selldone',
	sevi: 'Sevi',
};

const filterBy = (): NonNullable< Field< OrderRow >[ 'filterBy' ] > => ( {
	operators: [ ...filter.operators ],
	isPrimary: filter.isPrimary,
} );

/** The columns of the list. Sorting and filtering are the server's: only what it can do is offered. */
export const fields = (): Field< OrderRow >[] => [
	{
		id: 'reference',
		label: __( 'Order', 'sedifex-sync' ),
		enableHiding: false,
		enableSorting: false,
		filterBy: false,
		render: ( { item } ) => (
			<>
				<bdi>{ item.reference }</bdi>
				{ 'sedifex' !== item.source && (
					<span className="sedifex-orders__flag is-handled">
						{ SOURCES[ item.source ] ?? item.source }
					</span>
				) }
				{ null !== item.attention && (
					<span className="sedifex-orders__flag">
						{ __( 'Needs you', 'sedifex-sync' ) }
					</span>
				) }
				{ item.is_handled && (
					<span className="sedifex-orders__flag is-handled">
						{ __( 'Handled', 'sedifex-sync' ) }
					</span>
				) }
			</>
		),
	},
	{
		id: 'customer',
		label: __( 'Customer', 'sedifex-sync' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => item.customer.name,
		render: ( { item } ) => (
			<span className="sedifex-orders__customer">
				<span>{ item.customer.name }</span>
				<bdi>{ item.customer.contact }</bdi>
			</span>
		),
	},
	{
		id: 'state',
		label: __( 'State', 'sedifex-sync' ),
		enableSorting: false,
		elements: [ ...states() ],
		filterBy: filterBy(),
		render: ( { item } ) => (
			<Badge state={ item.state } label={ item.state_label } />
		),
	},
	{
		id: 'payment',
		label: __( 'Payment', 'sedifex-sync' ),
		enableSorting: false,
		elements: [ ...payments() ],
		filterBy: filterBy(),
		render: ( { item } ) => (
			<Badge state={ item.payment } label={ item.payment_label } />
		),
	},
	{
		id: 'total',
		label: __( 'Total', 'sedifex-sync' ),
		enableSorting: true,
		filterBy: false,
		getValue: ( { item } ) => item.total_minor,
		render: ( { item } ) => (
			<span className="sedifex-orders__money">
				{ money( item.total_minor, item.currency ) }
			</span>
		),
	},
	{
		id: 'ordered_at',
		label: __( 'Ordered', 'sedifex-sync' ),
		enableSorting: true,
		filterBy: false,
		render: ( { item } ) => <When at={ item.ordered_at } />,
	},
	{
		id: 'source',
		label: __( 'From', 'sedifex-sync' ),
		enableSorting: false,
		elements: Object.entries( SOURCES ).map( ( [ value, label ] ) => ( {
			value,
			label,
		} ) ),
		filterBy: { operators: [ 'is' ], isPrimary: false },
		render: ( { item } ) => <>{ SOURCES[ item.source ] ?? item.source }</>,
	},
	{
		id: 'attention',
		label: __( 'Needs you', 'sedifex-sync' ),
		enableHiding: false,
		enableSorting: false,
		elements: [
			{
				value: 'waiting',
				label: __( 'Waiting for you', 'sedifex-sync' ),
			},
			{ value: 'handled', label: __( 'Handled', 'sedifex-sync' ) },
		],
		filterBy: filterBy(),
		render: () => null,
	},
];
