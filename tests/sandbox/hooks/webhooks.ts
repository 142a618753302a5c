import { readAsk, readTarget } from '../webhooks/ask';
import { startRun, summary, type Run } from '../webhooks/runs';
import { done, refused, type Hook } from './hook';

const shown = ( run: Run ) => ( { run, ...summary( run ) } );

/** Sends webhooks of all three systems; README.md describes each hook. */
export const webhookHooks: Record< string, Hook > = {
	'GET webhooks': ( state ) => done( { runs: state.webhooks.runs } ),
	'POST webhooks': async ( state, given ) => {
		const ask = readAsk( given );
		if ( typeof ask === 'string' ) {
			return refused( ask );
		}
		if ( state.webhooks.target.site === '' ) {
			return refused( 'no site is named: POST webhooks/target first' );
		}
		const { run, finished } = startRun( state, ask.wish, ask.manner );
		if ( given.wait !== false ) {
			await finished;
		}
		return done( shown( run ) );
	},
	'GET webhooks/target': ( state ) =>
		done( { target: state.webhooks.target } ),
	'POST webhooks/target': ( state, given ) => {
		const wrong = readTarget( state, given );
		return wrong
			? refused( wrong )
			: done( { target: state.webhooks.target } );
	},
	'GET webhooks/orders': ( state ) =>
		done( {
			selldone: state.webhooks.selldone,
			sevi: state.webhooks.sevi,
		} ),
};
