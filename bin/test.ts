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
	...phpunitLanes,
	...e2eLanes,
	...playgroundLanes,
];

runMain( async () => {
	const words = process.argv.slice( 2 );
	if ( words.includes( '--list' ) ) {
		for ( const lane of LANES ) {
			console.log( `${ lane.name } (${ lane.groups.join( ', ' ) })` );
		}
		return;
	}
	for ( const signal of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.once( signal, () => {
			void stopStartedSites().finally( () => process.exit( 130 ) );
		} );
	}
	setQuiet( true );
	const { passed, failed } = await runLanes( choose( LANES, words ) );
	console.log( `\nIn ${ elapsed() }:` );
	console.log( `${ passed } passed, ${ failed } failed` );
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} );
