import { __ } from '@wordpress/i18n';
import type { EventDetail } from '../../../api/events';

const Value = ( { value }: { readonly value: string | null } ) =>
	null === value || '' === value ? (
		<span className="sedifex-webhooks__quiet">
			{ __( 'nothing', 'sedifex-sync' ) }
		</span>
	) : (
		<bdi>{ value }</bdi>
	);

/** What it changed here, before and after. */
export const Changes = ( {
	changes,
}: {
	readonly changes: EventDetail[ 'changes' ];
} ) =>
	0 === changes.length ? (
		<p className="sedifex-webhooks__quiet">
			{ __( 'It changed nothing here.', 'sedifex-sync' ) }
		</p>
	) : (
		<table className="sedifex-webhooks__changes">
			<thead>
				<tr>
					<th scope="col">{ __( 'What', 'sedifex-sync' ) }</th>
					<th scope="col">{ __( 'Before', 'sedifex-sync' ) }</th>
					<th scope="col">{ __( 'After', 'sedifex-sync' ) }</th>
				</tr>
			</thead>
			<tbody>
				{ changes.map( ( change, index ) => (
					<tr key={ index }>
						<th scope="row">{ change.what }</th>
						<td>
							<Value value={ change.before } />
						</td>
						<td>
							<Value value={ change.after } />
						</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
