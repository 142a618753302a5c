import { ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import {
	chooseForEndpoint,
	type Endpoint,
	type EndpointChoices,
} from '../../../api/endpoints';
import { useTask } from '../use-task';

interface Props {
	readonly endpoint: Endpoint;
	readonly onChanged: () => void;
}

/** Where an owner may be stricter than the other system needs it. */
export const Choices = ( { endpoint, onChanged }: Props ) => {
	const task = useTask();
	const {
		source,
		label,
		require_signature: signature,
		known_senders_only: senders,
	} = endpoint;
	if ( null === signature && null === senders ) {
		return null;
	}
	const choose = ( choices: EndpointChoices ) =>
		task.run( () => chooseForEndpoint( source, choices ), onChanged );
	return (
		<details className="sedifex-webhooks__fold">
			<summary>{ __( 'Be stricter', 'sedifex-sync' ) }</summary>
			{ null !== signature && (
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __(
						'Only take signed deliveries',
						'sedifex-sync'
					) }
					help={ sprintf(
						/* translators: %s: name of another system, such as Selldone. */
						__(
							'%s signs only some of what it sends. With this on, all the rest is refused.',
							'sedifex-sync'
						),
						label
					) }
					checked={ signature }
					disabled={ task.isBusy }
					onChange={ ( value ) =>
						choose( { require_signature: value } )
					}
				/>
			) }
			{ null !== senders && (
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __(
						'Only take what comes from known senders',
						'sedifex-sync'
					) }
					help={ sprintf(
						/* translators: %s: name of another system, such as Sevi. */
						__(
							'Only addresses that %s names are taken. Leave it off behind a proxy that hides where visitors come from.',
							'sedifex-sync'
						),
						label
					) }
					checked={ senders }
					disabled={ task.isBusy }
					onChange={ ( value ) =>
						choose( { known_senders_only: value } )
					}
				/>
			) }
			{ '' !== task.error && (
				<p className="sedifex-webhooks__wrong">{ task.error }</p>
			) }
		</details>
	);
};
