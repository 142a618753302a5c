/**
 * What the two commands of the README need before TypeScript can run: a Node
 * that is new enough, and the packages that package-lock.json names. Plain
 * JavaScript without dependencies, because there may be none yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(
	dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);

// One more try for each package: without a connection, npm's own patience
// would take minutes.
const NPM_CI = [
	'ci',
	'--no-audit',
	'--no-fund',
	'--loglevel=error',
	'--fetch-retries=1',
	'--fetch-retry-mintimeout=2000',
];

function fail( sentence ) {
	console.error( `\n✖ ${ sentence }` );
	process.exit( 1 );
}

function checkNode() {
	const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
	if ( major < 20 || ( major === 20 && minor < 19 ) ) {
		fail(
			`Node ${ process.versions.node } is too old: please install Node 20.19 or newer.`
		);
	}
}

/**
 * npm writes its own list of what it installed last of all: a half-finished
 * installation has none, or one that does not match.
 */
export function isInstalled( folder ) {
	const listed = join( folder, 'node_modules/.package-lock.json' );
	if ( ! existsSync( listed ) ) {
		return false;
	}
	const read = ( file ) =>
		JSON.parse( readFileSync( file, 'utf8' ) ).packages;
	const wanted = read( join( folder, 'package-lock.json' ) );
	const there = read( listed );
	return Object.entries( wanted ).every(
		( [ path, entry ] ) =>
			path === '' ||
			entry.optional ||
			entry.devOptional ||
			entry.peer ||
			there[ path ]?.version === entry.version
	);
}

function run( command, args, options ) {
	return new Promise( ( done ) => {
		const child = spawn( command, args, {
			cwd: root,
			shell: process.platform === 'win32' && command === 'npm',
			...options,
		} );
		let output = '';
		child.stdout?.on( 'data', ( text ) => ( output += text ) );
		child.stderr?.on( 'data', ( text ) => ( output += text ) );
		child.on( 'error', ( error ) =>
			done( { code: 1, output: String( error ) } )
		);
		child.on( 'close', ( code, signal ) =>
			done( { code: code ?? 1, signal, output } )
		);
	} );
}

/** Shows that something is going on, for people who wait. */
async function withDots( label, work ) {
	const since = Date.now();
	process.stdout.write( `· ${ label } …` );
	const timer = setInterval( () => process.stdout.write( '.' ), 3000 );
	const result = await work();
	clearInterval( timer );
	const seconds = ( ( Date.now() - since ) / 1000 ).toFixed( 0 );
	process.stdout.write(
		result.code === 0 ? ` done in ${ seconds } s\n` : '\n'
	);
	return result;
}

/** Installs packages where they are missing or not those of the lock file. */
export async function install( folder = root, label = 'Installing packages' ) {
	if ( isInstalled( folder ) ) {
		return;
	}
	const result = await withDots( label, () =>
		run( 'npm', NPM_CI, {
			cwd: folder,
		} )
	);
	if ( result.code !== 0 ) {
		const offline =
			/E(CONNREFUSED|CONNRESET|NOTFOUND|AI_AGAIN|TIMEDOUT|NETUNREACH|HOSTUNREACH)/;
		const reason = offline.test( result.output )
			? 'the package registry cannot be reached'
			: result.output.trim().split( '\n' ).at( -1 );
		fail(
			`The packages could not be installed (${ reason }). Once there is a connection, run the same command again.`
		);
	}
}

/** Installs, then goes on in TypeScript; ends with that command's exit code. */
export async function continueIn( script ) {
	checkNode();
	await install();
	const child = spawn(
		process.execPath,
		[
			'--import',
			import.meta.resolve( 'tsx' ),
			join( root, script ),
			...process.argv.slice( 2 ),
		],
		{ cwd: root, stdio: 'inherit' }
	);
	// Ctrl-C reaches the child by itself; it tidies up, and we wait for it.
	process.on( 'SIGINT', () => undefined );
	process.on( 'SIGTERM', () => child.kill( 'SIGTERM' ) );
	child.on( 'close', ( code, signal ) => {
		if ( signal ) {
			console.error( `${ script } was ended by ${ signal }.` );
		}
		process.exitCode = code ?? 130;
	} );
}
