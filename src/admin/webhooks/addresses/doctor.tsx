import { Modal, Notice, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	getRefused,
	type Endpoint,
	type RefusedAnswer,
} from '../../../api/endpoints';
import { When } from '../../components/when';
import { useTask } from '../use-task';
import { PastedDelivery } from './pasted-delivery';

/** Says of the last refused deliveries, and of a pasted one, what was wrong with them. */
export const Doctor = ( {
	endpoint,
	onClose,
}: {
	readonly endpoint: Endpoint;
	readonly onClose: () => void;
} ) => {
	const [ answer, setAnswer ] = useState< RefusedAnswer | null >( null );
	const { run, error } = useTask();
	const { source } = endpoint;
	useEffect( () => {
		run( () => getRefused( source ), setAnswer );
		// eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens.
	}, [] );
	return (
		<Modal
			title={ sprintf(
				/* translators: %s: name of another system, such as Sedifex. */
				__( '%s: why was it refused?', 'sedifex-sync' ),
				endpoint.label
			) }
			size="medium"
			className="sedifex-webhooks__dialog"
			onRequestClose={ onClose }
		>
			<h3>{ __( 'The last that were refused', 'sedifex-sync' ) }</h3>
			{ '' !== error && (
				<Notice status="error" isDismissible={ false }>
					{ error }
				</Notice>
			) }
			{ null === answer && '' === error && <Spinner /> }
			{ 0 === answer?.refused.length && (
				<p className="sedifex-webhooks__quiet">
					{ __( 'None is kept.', 'sedifex-sync' ) }
				</p>
			) }
			{ null !== answer && answer.refused.length > 0 && (
				<ol className="sedifex-webhooks__refused">
					{ answer.refused.map( ( one, index ) => (
						<li key={ index }>
							<When at={ one.at } />
							<span>{ one.sentence }</span>
						</li>
					) ) }
				</ol>
			) }
			<PastedDelivery source={ source } />
		</Modal>
	);
};
