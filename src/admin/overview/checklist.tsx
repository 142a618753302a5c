import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { caution, check, reset } from '@wordpress/icons';
import type { ChecklistAnswer, ChecklistItem } from '../../api/checklist';
import { Panel } from './panel';

const ORDER: readonly ChecklistItem[ 'state' ][] = [
	'todo',
	'unknown',
	'ok',
	'not_set_up',
];

const words = (): Record< ChecklistItem[ 'state' ], string > => ( {
	ok: __( 'Done', 'sedifex-sync' ),
	todo: __( 'To do', 'sedifex-sync' ),
	not_set_up: __( 'Not set up', 'sedifex-sync' ),
	unknown: __( 'Not known yet', 'sedifex-sync' ),
} );

const icons = {
	ok: check,
	todo: caution,
	not_set_up: reset,
	unknown: reset,
} as const;

/** In one line how far the shop is. */
export const summary = ( items: ChecklistAnswer ): string => {
	const done = items.filter( ( { state } ) => 'ok' === state ).length;
	if ( items.length === done ) {
		return __( 'All ten checks pass', 'sedifex-sync' );
	}
	const open = items.filter( ( { state } ) =>
		[ 'todo', 'unknown' ].includes( state )
	).length;
	return 0 === open
		? sprintf(
				/* translators: 1: number of checks that pass, 2: number that concern parts not set up. */
				__(
					'All %1$d checks pass; %2$d more concern what is not set up yet',
					'sedifex-sync'
				),
				done,
				items.length - done
			)
		: sprintf(
				/* translators: 1: number of checks that pass, 2: number of all checks. */
				__( '%1$d of %2$d checks pass', 'sedifex-sync' ),
				done,
				items.length
			);
};

const Item = ( { item }: { item: ChecklistItem } ) => (
	<li className={ `is-${ item.state }` }>
		<Icon icon={ icons[ item.state ] } size={ 20 } />
		<div>
			<p>
				<strong>{ item.title }</strong>{ ' ' }
				<span className="sedifex-overview__word">
					{ words()[ item.state ] }
				</span>
			</p>
			<p className="sedifex-overview__how">
				{ item.how }{ ' ' }
				{ null !== item.action_url && (
					<a href={ item.action_url }>{ item.action }</a>
				) }
			</p>
		</div>
	</li>
);

/** What must be right before the shop opens; one line once it is. */
export const Checklist = ( { items }: { items: ChecklistAnswer } ) => {
	const isOpen = items.some( ( { state } ) =>
		[ 'todo', 'unknown' ].includes( state )
	);
	const sorted = [ ...items ].sort(
		( a, b ) => ORDER.indexOf( a.state ) - ORDER.indexOf( b.state )
	);
	return (
		<Panel title={ __( 'Ready to sell', 'sedifex-sync' ) }>
			<details
				key={ String( isOpen ) }
				className="sedifex-overview__checklist"
				open={ isOpen }
			>
				<summary>{ summary( items ) }</summary>
				<ul>
					{ sorted.map( ( item ) => (
						<Item key={ item.id } item={ item } />
					) ) }
				</ul>
			</details>
		</Panel>
	);
};
