import { Button, Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { caution, check, close } from '@wordpress/icons';
import type { ConnectionAnswer, ConnectionCheck } from '../../api/connection';

interface Props {
	readonly result: ConnectionAnswer;
	readonly isBusy: boolean;
	/** False where a constant holds the contract version. */
	readonly canChangeVersion: boolean;
	readonly onUseVersion: ( version: string ) => void;
}

const labels = (): Record< ConnectionCheck[ 'step' ], string > => ( {
	address: __( 'Address', 'sedifex-sync' ),
	contract: __( 'Contract', 'sedifex-sync' ),
	store: __( 'Store', 'sedifex-sync' ),
	key: __( 'Key', 'sedifex-sync' ),
	products: __( 'Items', 'sedifex-sync' ),
	delivery: __( 'Pay on delivery', 'sedifex-sync' ),
} );

const words = (): Record< ConnectionCheck[ 'state' ], string > => ( {
	ok: __( 'Good', 'sedifex-sync' ),
	failed: __( 'To do', 'sedifex-sync' ),
	notice: __( 'Please note', 'sedifex-sync' ),
	skipped: __( 'Not checked yet', 'sedifex-sync' ),
} );

const icons = { ok: check, failed: close, notice: caution } as const;

/** What the test of the connection found, step by step, with the one thing to do. */
export const Checks = ( {
	result,
	isBusy,
	canChangeVersion,
	onUseVersion,
}: Props ) => (
	<>
		<ul className="sedifex-admin__checks">
			{ result.checks
				.filter( ( { state } ) => 'skipped' !== state )
				.map( ( { step, state, message } ) => (
					<li key={ step } className={ `is-${ state }` }>
						{ 'skipped' !== state && (
							<Icon icon={ icons[ state ] } size={ 20 } />
						) }
						<span>
							<strong>{ labels()[ step ] }</strong>
							<span className="screen-reader-text">
								{ ` (${ words()[ state ] })` }
							</span>{ ' ' }
							{ message }
						</span>
					</li>
				) ) }
		</ul>
		{ canChangeVersion && '' !== result.expected_version && (
			<Button
				__next40pxDefaultSize
				variant="secondary"
				disabled={ isBusy }
				onClick={ () => onUseVersion( result.expected_version ) }
			>
				{ sprintf(
					/* translators: %s: a version such as 2026-04-13. */
					__( 'Use contract version %s', 'sedifex-sync' ),
					result.expected_version
				) }
			</Button>
		) }
	</>
);
