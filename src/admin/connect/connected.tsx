import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { SettingsAnswer } from '../../api/settings';
import { Checks } from '../components/checks';
import { heldBy } from '../fields/held-by';
import type { Connect } from './use-connect';

interface Props {
	readonly connect: Connect;
	readonly answer: SettingsAnswer;
}

/** Asks once; the key can be pasted again at any time. */
const Disconnect = ( { connect }: { connect: Connect } ) => {
	const [ isAsking, setAsking ] = useState( false );
	const no = useRef< HTMLButtonElement >( null );
	useEffect( () => {
		if ( isAsking ) {
			no.current?.focus();
		}
	}, [ isAsking ] );
	const isBusy = null !== connect.busy;
	if ( ! isAsking ) {
		return (
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				disabled={ isBusy }
				accessibleWhenDisabled
				onClick={ () => setAsking( true ) }
			>
				{ __( 'Disconnect', 'sedifex-sync' ) }
			</Button>
		);
	}
	return (
		<div
			className="sedifex-connect__ask"
			role="group"
			aria-label={ __( 'Disconnect', 'sedifex-sync' ) }
		>
			<p>
				{ __(
					'Remove the key from this site? Your shop then takes no orders until you connect again. Settings, pages and orders stay.',
					'sedifex-sync'
				) }
			</p>
			<div className="sedifex-connect__actions">
				<Button
					__next40pxDefaultSize
					ref={ no }
					variant="secondary"
					onClick={ () => setAsking( false ) }
				>
					{ __( 'Stay connected', 'sedifex-sync' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					isDestructive
					isBusy={ 'leaving' === connect.busy }
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ () => void connect.disconnect() }
				>
					{ __( 'Remove the key', 'sedifex-sync' ) }
				</Button>
			</div>
		</div>
	);
};

/** What is connected, how well, and the quiet ways to change that. */
export const Connected = ( { connect, answer }: Props ) => {
	const key = answer.secrets.integration_key;
	const keyConstant = answer.constants.integration_key;
	return (
		<div className="sedifex-connect__connected">
			<p>
				{ '' === key.last4
					? answer.settings.store_id
					: sprintf(
							/* translators: 1: a store ID, 2: the last four characters of a key. */
							__( '%1$s · key ends in %2$s', 'sedifex-sync' ),
							answer.settings.store_id,
							key.last4
						) }
			</p>
			{ null !== connect.test && (
				<Checks
					result={ connect.test }
					isBusy={ null !== connect.busy }
					onUseVersion={ ( version ) =>
						void connect.connect( { contract_version: version } )
					}
					isShort
					isNew={ connect.isNew && 'selling' === connect.step }
				/>
			) }
			{ undefined !== keyConstant && (
				<p className="sedifex-admin__small">
					{ heldBy( keyConstant ) }
				</p>
			) }
			<div className="sedifex-connect__actions is-quiet">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					disabled={ null !== connect.busy }
					accessibleWhenDisabled
					onClick={ () => connect.goTo( 'store' ) }
				>
					{ undefined === keyConstant
						? __( 'Change or test again', 'sedifex-sync' )
						: __( 'Test again', 'sedifex-sync' ) }
				</Button>
				{ undefined === keyConstant && (
					<Disconnect connect={ connect } />
				) }
			</div>
		</div>
	);
};
