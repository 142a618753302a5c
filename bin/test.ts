import { choose, runLanes } from './lib/lanes/run-lanes';
import { checkLanes } from './lib/lanes/checks';
import { e2eLanes } from './lib/lanes/e2e';
import { playgroundLanes } from './lib/lanes/playground';
import { phpunitLanes } from './lib/lanes/phpunit';
import { scriptLanes } from './lib/lanes/scripts';
import { runMain } from './lib/problem';
import { elapsed, setQuiet } from './lib/progress';
import { stopStartedSites } from './lib/start-site';

const LANES = [
	...scriptLanes,
	...checkLanes,
	// Two run at a time: the longest that keeps one processor busy begins early.
	...playgroundLanes,
	...phpunitLanes,
	...e2eLanes,
];

runMain( async () => {
	const words = process.argv.slice( 2 );
	if ( words.includes( '--list' ) ) {
		for ( const lane of LANES ) {
			console.log( `${ lane.name } (${ lane.groups.join( ', ' ) })` );
		}
		return;
	}
	let isComplete = false;
	// Tests that end before they could be counted have not passed.
	process.on( 'exit', () => {
		if ( ! isComplete ) {
			console.log( 'The tests were broken off before their end.' );
			process.exitCode = process.exitCode || 1;
		}
	} );
	for ( const signal of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.once( signal, () => {
			console.log( `Stopping (${ signal }) …` );
			void stopStartedSites().finally( () => process.exit( 130 ) );
		} );
	}
	setQuiet( true );
	const { passed, failed } = await runLanes( choose( LANES, words ) );
	isComplete = true;
	console.log( `\nIn ${ elapsed() }:` );
	console.log( `${ passed } passed, ${ failed } failed` );
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} );
