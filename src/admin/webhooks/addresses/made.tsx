import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Endpoint, NewSecretAnswer } from '../../../api/endpoints';
import { CopyLine } from './copy-line';
import { secretName } from './words';

interface Props {
	readonly endpoint: Endpoint;
	readonly made: NewSecretAnswer;
	readonly onSeen: () => void;
}

/** A secret that has just been made, whole: this once. */
export const Made = ( { endpoint, made, onSeen }: Props ) => {
	const place = useRef< HTMLDivElement >( null );
	useEffect( () => place.current?.focus(), [] );
	return (
		<div
			ref={ place }
			tabIndex={ -1 }
			className="sedifex-webhooks__made"
			role="group"
			aria-label={ __( 'Just made', 'sedifex-sync' ) }
		>
			<p>
				<strong>{ made.sentence }</strong>
			</p>
			{ null !== made.address && (
				<CopyLine
					name={ __( 'Address', 'sedifex-sync' ) }
					text={ made.address }
					copy={ __( 'Copy the address', 'sedifex-sync' ) }
				/>
			) }
			{ ( ! endpoint.secret_in_address || null === made.address ) && (
				<CopyLine
					name={ secretName( endpoint.source ) }
					text={ made.secret }
					copy={
						'sevi' === endpoint.source
							? __( 'Copy the token', 'sedifex-sync' )
							: __( 'Copy the secret', 'sedifex-sync' )
					}
				/>
			) }
			{ null !== made.second_address && (
				<details className="sedifex-webhooks__fold">
					<summary>
						{ __( 'If that address is refused', 'sedifex-sync' ) }
					</summary>
					<CopyLine
						name={ __( 'Second address', 'sedifex-sync' ) }
						text={ made.second_address }
						copy={ __( 'Copy the second address', 'sedifex-sync' ) }
					/>
				</details>
			) }
			<Button __next40pxDefaultSize variant="primary" onClick={ onSeen }>
				{ __( 'I have copied it', 'sedifex-sync' ) }
			</Button>
		</div>
	);
};
