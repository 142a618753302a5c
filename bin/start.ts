/**
 * `npm start`: a shop on this machine that one can buy in, with a Sedifex of
 * its own behind it. PORT and SANDBOX_PORT choose the ports; `npm start --
 * --fresh` forgets what was done in the shop before.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { DEMO_KEY, DEMO_STORE } from '../tests/sandbox/demo/load';
import { buildIfNeeded } from './lib/build';
import { takeLock } from './lib/lock';
import { CACHE } from './lib/paths';
import { isFree } from './lib/port';
import { Problem, runMain } from './lib/problem';
import { elapsed, step } from './lib/progress';
import { pause } from './lib/run';
import { startSandboxProcess } from './lib/sandbox';
import { PLUGIN_FILE, startShop, type ShopSite } from './lib/shop';
import { findSite } from './lib/start-site';
import { ENTER_SECRETS, nameShop } from './lib/start-webhooks';

const LOCK = join( CACHE, 'start.lock' );
/** As its owner would, so that one can disconnect in wp-admin and connect again. */
const CONNECT = `
	wp_set_current_user( 1 );
	$sedifex_settings = new WP_REST_Request( 'POST', '/sedifex/v1/settings' );
	$sedifex_settings->set_body_params( [ 'store_id' => '${ DEMO_STORE }', 'integration_key' => '${ DEMO_KEY }' ] );
	if ( rest_do_request( $sedifex_settings )->is_error() ) {
		throw new RuntimeException( 'The shop could not be connected.' );
	}`;
const MAKE_SHOP = `require ${ PLUGIN_FILE }/bin/php/make-shop.php';`;
const WORK = "do_action( 'sedifex_sync_work' );";

function portFrom( name: string, usual: number ): number {
	const port = Number( process.env[ name ] ?? usual );
	if ( ! Number.isInteger( port ) || port < 1 || port > 65535 ) {
		throw new Problem(
			`${ name }=${ process.env[ name ] } is no port: choose a number from 1024 to 65535.`
		);
	}
	return port;
}

async function claimPort( port: number ): Promise< void > {
	if ( await isFree( port ) ) {
		return;
	}
	// Left running by a start that was killed: ours, so it may go.
	const left = await findSite( 'start' );
	if ( left?.port === port ) {
		await left.stop();
	}
	if ( ! ( await isFree( port ) ) ) {
		throw new Problem(
			`Port ${ port } is in use, and the shop needs it. Stop what is using it, or choose another one with PORT.`
		);
	}
}

function announce( shop: ShopSite, sandbox: string ): void {
	console.log( `
The shop is open (WordPress ${ shop.version } on ${ shop.on }; ready in ${ elapsed() }):

  Shop           ${ shop.url }/shop/
  Cart           ${ shop.url }/cart/
  Order status   ${ shop.url }/order-status/
  wp-admin       ${ shop.admin }   (admin / password)
  Sedifex        ${ sandbox }/   the sandbox: orders, bookings, payments, faults
  Webhooks       ${ sandbox }/staff/webhooks   send those of Sedifex, Selldone and Sevi

To connect as a new owner does, disconnect in wp-admin (Sedifex, Connect) and
enter store ID ${ DEMO_STORE } and key
${ DEMO_KEY }.

The sandbox forgets its orders when it stops; "npm start -- --fresh" makes the
shop forget too. Ctrl-C stops everything.` );
}

/** Does what cron would: pictures, refreshes, retries. */
async function keepWorking( shop: ShopSite ): Promise< void > {
	for (;;) {
		await shop.php( WORK ).catch( () => undefined );
		await pause( 10000 );
	}
}

runMain( async () => {
	const port = portFrom( 'PORT', 9400 );
	const sandboxPort = portFrom( 'SANDBOX_PORT', 9410 );
	const stops: Array< () => void | Promise< void > > = [];
	let stopped: Promise< void > | undefined;
	// A second signal, as from a whole group, waits for the first one's work.
	const stopAll = (): Promise< void > =>
		( stopped ??= ( async () => {
			for ( const stop of stops.reverse() ) {
				await stop();
			}
		} )() );
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
		process.on( signal, () => {
			console.log( '\nStopping …' );
			void stopAll().finally( () => process.exit( 0 ) );
		} );
	}
	if ( ! ( await takeLock( LOCK ) ) ) {
		throw new Problem(
			'This shop is open already, started in another terminal. Stop it there with Ctrl-C first.'
		);
	}
	stops.push( () => rm( LOCK, { force: true } ) );
	try {
		await claimPort( port );
		await buildIfNeeded();
		const sandbox = await step( 'Starting the Sedifex sandbox', () =>
			startSandboxProcess( sandboxPort )
		);
		stops.push( sandbox.stop );
		const shop = await startShop(
			port,
			sandbox.url,
			process.argv.includes( '--fresh' )
		);
		stops.push( shop.stop );
		await step( 'Making the pages and fetching the catalogue', async () => {
			await shop.php( CONNECT );
			await shop.php( MAKE_SHOP );
			await shop.php( ENTER_SECRETS );
			await nameShop( sandbox.url, shop.url );
		} );
		// Most pictures are there after this; the rest follow while one looks.
		await step( 'Making small copies of the pictures', () =>
			Promise.race( [ shop.php( WORK ), pause( 20000 ) ] )
		);
		announce( shop, sandbox.url );
		await keepWorking( shop );
	} catch ( error ) {
		await stopAll();
		throw error;
	}
} );
