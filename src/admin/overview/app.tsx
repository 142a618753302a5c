import { Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { getChecklist } from '../../api/checklist';
import { getOverview } from '../../api/overview';
import { screenUrl } from '../shell/mount';
import { CataloguePanel } from './catalogue';
import { Checklist } from './checklist';
import { DiagnosticsPanel } from './diagnostics';
import { Empty } from './empty';
import { Health } from './health';
import { LatestOrders, NeedsPerson } from './orders';
import './overview.scss';
import { useLive } from '../components/use-live';

const EVERY = 30_000;

/** How the shop is, at a glance. */
export const App = () => {
	const { answer, error, refresh } = useLive( getOverview, EVERY );
	const checklist = useLive( getChecklist, EVERY );
	const notice = '' !== error && (
		<Notice status="warning" isDismissible={ false }>
			{ null === answer
				? error
				: `${ error } ${ __(
						'What you see may be out of date.',
						'sedifex-sync'
					) }` }
		</Notice>
	);
	if ( null === answer ) {
		return false === notice ? <Spinner /> : notice;
	}
	if ( 'not_connected' === answer.health ) {
		return <Empty url={ screenUrl( 'connect' ) } />;
	}
	const refreshAll = async (): Promise< void > => {
		await Promise.all( [ refresh(), checklist.refresh() ] );
	};
	return (
		<div className="sedifex-admin sedifex-overview">
			{ notice }
			<Health overview={ answer } />
			<div className="sedifex-overview__columns">
				<div>
					{ answer.needs_person.length > 0 && (
						<NeedsPerson overview={ answer } />
					) }
					<LatestOrders overview={ answer } />
					{ null !== checklist.answer && (
						<Checklist items={ checklist.answer } />
					) }
				</div>
				<div>
					<CataloguePanel
						overview={ answer }
						refresh={ refreshAll }
					/>
					<DiagnosticsPanel />
				</div>
			</div>
		</div>
	);
};
