import { Icon, Notice, Spinner } from '@wordpress/components';
import { useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chevronLeft } from '@wordpress/icons';
import { getEvent, type EventDetail } from '../../../api/events';
import { Trouble } from '../../components/trouble';
import { useLive } from '../../components/use-live';
import { GoLink } from '../go-link';
import { Replay } from '../replay';
import { DELIVERIES, type Place } from '../use-place';
import { Errors, Facts } from './facts';
import { Head } from './head';
import { Story } from './story';
import { Raw } from './raw';

/** Milliseconds: what is being worked on is looked at more often. */
const SOON = 3000;
const RARELY = 15_000;

const Body = ( {
	delivery,
	onReplay,
}: {
	readonly delivery: EventDetail;
	readonly onReplay: () => void;
} ) => (
	<>
		<Head delivery={ delivery } onReplay={ onReplay } />
		<div className="sedifex-webhooks__columns">
			<Story delivery={ delivery } />
			<div>
				<Facts delivery={ delivery } />
				{ delivery.errors.length > 0 && (
					<Errors delivery={ delivery } />
				) }
			</div>
		</div>
		<Raw delivery={ delivery } />
	</>
);

interface Props {
	readonly id: number;
	readonly go: ( to: Place ) => void;
}

/** One delivery, with everything that is known of it. */
export const Delivery = ( { id, go }: Props ) => {
	const [ isOpen, setIsOpen ] = useState( true );
	const { answer, error, refresh } = useLive(
		useCallback( () => getEvent( id ), [ id ] ),
		isOpen ? SOON : RARELY
	);
	const [ isReplaying, setIsReplaying ] = useState( false );
	const [ said, setSaid ] = useState( '' );
	const goesOn =
		null !== answer && [ 'pending', 'processing' ].includes( answer.state );
	if ( null !== answer && goesOn !== isOpen ) {
		setIsOpen( goesOn );
	}
	return (
		<div className="sedifex-webhooks__detail">
			<GoLink className="sedifex-admin__back" to={ DELIVERIES } go={ go }>
				<Icon icon={ chevronLeft } size={ 20 } />
				{ __( 'All deliveries', 'sedifex-sync' ) }
			</GoLink>
			{ '' !== error && (
				<Trouble text={ error } onRetry={ () => void refresh() } />
			) }
			{ '' !== said && (
				<Notice
					status="success"
					onRemove={ () => setSaid( '' ) }
					// It was spoken already.
					spokenMessage=""
				>
					{ said }
				</Notice>
			) }
			{ null === answer && '' === error && <Spinner /> }
			{ null !== answer && (
				<Body
					delivery={ answer }
					onReplay={ () => setIsReplaying( true ) }
				/>
			) }
			{ isReplaying && (
				<Replay
					choice={ { ids: [ id ] } }
					onClose={ () => setIsReplaying( false ) }
					onDone={ ( sentence ) => {
						setIsReplaying( false );
						setSaid( sentence );
						setIsOpen( true );
						void refresh();
					} }
				/>
			) }
		</div>
	);
};
