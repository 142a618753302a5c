import { Button, Notice, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { headline } from '../components/check-words';
import { paymentNames, receiveNames } from '../fields/selling-words';
import { Connected } from './connected';
import { DoneStep, syncWords } from './done-step';
import { PagesDone, PagesStep } from './pages-step';
import { SellingStep } from './selling-step';
import { Step } from './step';
import { StoreStep } from './store-step';
import { useConnect, type Connect } from './use-connect';

/** What someone who does not see the screen is told of its changes. */
const spoken = ( { busy, test, sync, step }: Connect ): string => {
	if ( 'testing' === busy ) {
		return __( 'Asking Sedifex…', 'sedifex-sync' );
	}
	if ( null === test ) {
		return '';
	}
	if ( ! test.ok ) {
		const failed = test.checks.find( ( { state } ) => 'failed' === state );
		return `${ headline( test ) }. ${ failed?.message ?? '' }`;
	}
	return 'done' === step
		? syncWords( sync )
		: __( 'You are connected.', 'sedifex-sync' );
};

const SellingDone = ( { connect }: { connect: Connect } ) => {
	const { payments = [], receive = [] } = connect.answer?.settings ?? {};
	return (
		<div className="sedifex-connect__line">
			<p>
				{ sprintf(
					/* translators: 1: ways to pay, 2: ways to receive an order; each a list with commas. */
					__( 'Pay: %1$s · Receive: %2$s', 'sedifex-sync' ),
					payments
						.map( ( way ) => paymentNames()[ way ].label )
						.join( ', ' ),
					receive
						.map( ( way ) => receiveNames()[ way ].label )
						.join( ', ' )
				) }
			</p>
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				disabled={ null !== connect.busy }
				accessibleWhenDisabled
				onClick={ () => connect.goTo( 'selling' ) }
			>
				{ __( 'Change', 'sedifex-sync' ) }
				<span className="screen-reader-text">
					{ __( 'how you sell', 'sedifex-sync' ) }
				</span>
			</Button>
		</div>
	);
};

/** From a key to a shop, step by step, on one page. */
export const App = () => {
	const connect = useConnect();
	const { answer, form, step, problem } = connect;
	const notice = '' !== problem && (
		<Notice status="error" isDismissible={ false }>
			{ problem }
		</Notice>
	);
	if ( null === answer || null === form ) {
		return false === notice ? <Spinner /> : notice;
	}
	return (
		<div className="sedifex-admin sedifex-connect">
			<div role="status" className="screen-reader-text">
				{ spoken( connect ) }
			</div>
			{ notice }
			<ol className="sedifex-connect__steps">
				<Step
					name="store"
					open={ step }
					title={
						'store' === step
							? __( 'Your store', 'sedifex-sync' )
							: __( 'You are connected', 'sedifex-sync' )
					}
					summary={
						<Connected connect={ connect } answer={ answer } />
					}
				>
					<StoreStep
						connect={ connect }
						answer={ answer }
						form={ form }
					/>
				</Step>
				<Step
					name="selling"
					open={ step }
					title={ __( 'How you sell', 'sedifex-sync' ) }
					summary={ <SellingDone connect={ connect } /> }
				>
					<SellingStep connect={ connect } form={ form } />
				</Step>
				<Step
					name="pages"
					open={ step }
					title={ __( 'Your pages', 'sedifex-sync' ) }
					summary={ <PagesDone connect={ connect } /> }
				>
					<PagesStep connect={ connect } />
				</Step>
				<Step
					name="done"
					open={ step }
					title={
						'done' === step
							? __( 'Your shop is ready', 'sedifex-sync' )
							: __( 'Your shop', 'sedifex-sync' )
					}
					isComplete={
						'done' === step && 'done' === connect.sync.state
					}
				>
					<DoneStep connect={ connect } />
				</Step>
			</ol>
		</div>
	);
};
