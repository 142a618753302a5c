import { Button, Icon } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { caution, check, close, reset } from '@wordpress/icons';
import type { ConnectionAnswer, ConnectionCheck } from '../../api/connection';
import { headline, stateWords, stepNames } from './check-words';
import './checks.scss';

interface Props {
	readonly result: ConnectionAnswer;
	readonly isBusy: boolean;
	readonly onUseVersion: ( version: string ) => void;
	/** Fold away what is good, so that what is to be known stands out. */
	readonly isShort?: boolean;
	/** … though unfolded at first, for who has not seen it yet. */
	readonly isNew?: boolean;
}

const icons = {
	ok: check,
	failed: close,
	notice: caution,
	skipped: reset,
} as const;

const List = ( { checks }: { checks: readonly ConnectionCheck[] } ) => (
	<ul className="sedifex-admin__checks">
		{ checks.map( ( { step, state, message } ) => (
			<li key={ step } className={ `is-${ state }` }>
				<Icon icon={ icons[ state ] } size={ 20 } />
				<strong>{ stepNames()[ step ] }</strong>
				<span>
					<span
						className={
							[ 'failed', 'notice' ].includes( state )
								? 'sedifex-admin__word'
								: 'screen-reader-text'
						}
					>
						{ stateWords()[ state ] }
					</span>{ ' ' }
					{ message }
				</span>
			</li>
		) ) }
	</ul>
);

/** What the test of the connection found, thing by thing, with the one thing to do. */
export const Checks = ( {
	result,
	isBusy,
	onUseVersion,
	isShort = false,
	isNew = false,
}: Props ) => {
	// Without a sentence, a thing does not concern this shop.
	const shown = result.checks.filter( ( { message } ) => '' !== message );
	const good = shown.filter( ( { state } ) => 'ok' === state );
	const others = shown.filter( ( { state } ) => 'ok' !== state );
	return (
		<div className="sedifex-admin__result">
			{ ! result.ok && <h3>{ headline( result ) }</h3> }
			{ isShort ? (
				<>
					{ others.length > 0 && <List checks={ others } /> }
					<details className="sedifex-admin__more" open={ isNew }>
						<summary>
							{ sprintf(
								/* translators: %d: number of things that were checked and are well. */
								_n(
									'%d check is good',
									'%d checks are good',
									good.length,
									'sedifex-sync'
								),
								good.length
							) }
						</summary>
						<List checks={ good } />
					</details>
				</>
			) : (
				<List checks={ shown } />
			) }
			{ '' !== result.expected_version && (
				<Button
					__next40pxDefaultSize
					variant="primary"
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ () => onUseVersion( result.expected_version ) }
				>
					{ sprintf(
						/* translators: %s: a version such as 2026-04-13. */
						__( 'Use version %s', 'sedifex-sync' ),
						result.expected_version
					) }
				</Button>
			) }
			{ ! result.ok && '' !== result.request_id && (
				<p className="sedifex-admin__small">
					{ __(
						'If you ask Sedifex for help, give them this number:',
						'sedifex-sync'
					) }{ ' ' }
					<code>{ result.request_id }</code>
				</p>
			) }
		</div>
	);
};
