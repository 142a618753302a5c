import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { EventDetail } from '../../../api/events';
import { Badge } from '../../components/badge';
import { Copy } from '../../components/copy';
import { When } from '../../components/when';
import { sourceName, STATE_TONES, stateWord, typeName } from '../words';
import { asJson } from './as-json';

/** What it is and how it stands, with what can be done about it. */
export const Head = ( {
	delivery,
	onReplay,
}: {
	readonly delivery: EventDetail;
	readonly onReplay: () => void;
} ) => {
	const heading = useRef< HTMLHeadingElement >( null );
	// Another page, though nothing was loaded: the focus goes to its heading.
	useEffect( () => heading.current?.focus(), [] );
	return (
		<header className="sedifex-webhooks__head">
			<div>
				<h2 ref={ heading } tabIndex={ -1 }>
					<bdi>{ typeName( delivery.type ) }</bdi>
				</h2>
				<p>
					<Badge
						tone={ STATE_TONES[ delivery.state ] }
						label={ stateWord( delivery.state ) }
					/>
					<span>{ sourceName( delivery.source ) }</span>
					<When at={ delivery.received_at } />
				</p>
			</div>
			<div className="sedifex-webhooks__buttons">
				{ delivery.body_kept && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						onClick={ onReplay }
					>
						{ __( 'Replay', 'sedifex-sync' ) }
					</Button>
				) }
				<Copy
					text={ asJson( delivery ) }
					label={ __( 'Copy as JSON', 'sedifex-sync' ) }
				/>
			</div>
		</header>
	);
};
