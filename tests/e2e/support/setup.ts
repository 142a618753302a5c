import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { buildIfNeeded } from '../../../bin/lib/build';
import { ROOT } from '../../../bin/lib/paths';
import { startTestBed } from '../../../bin/lib/test-bed';
import { SANDBOX_VARIABLE, siteName, wordPress } from './place';

/**
 * Waits scaled to test time; their order stays as in the field. An order is
 * looked at whenever its page asks, and no limit is reached by one address
 * that plays all customers.
 */
const TIMING = {
	request: 8,
	call_least: 1,
	call_total: 3,
	read: 3,
	quiet: 5,
	lease: 4,
	stale: 1,
	ask_for: 20,
	give_up: 600,
	look_gap: 0,
	second_look: 0,
	backoff: [ 1 ],
	reads: [ 1, 2, 3 ],
};
const LIMITS = {
	order_contact: [ 1000, 600 ],
	order_network: [ 1000, 600 ],
	lookup_contact: [ 1000, 600 ],
	lookup_network: [ 1000, 600 ],
};
const WHATSAPP = '+233200000142';

/** A shop to buy in, with a Sedifex of its own; ends with the run. */
export default async function setUp(): Promise< () => Promise< void > > {
	// Another checkout than this one.
	const plugin = process.env.SEDIFEX_PLUGIN;
	if (
		! plugin &&
		! existsSync( join( ROOT, 'build/blocks/blocks-manifest.php' ) )
	) {
		await buildIfNeeded();
	}
	const bed = await startTestBed( {
		name: siteName,
		wp: wordPress,
		...( plugin ? { plugin } : {} ),
	} );
	process.env[ SANDBOX_VARIABLE ] = bed.sandbox.url;
	await bed.site.php(
		`update_option( 'sedifex_test_timing', json_decode( '${ JSON.stringify( TIMING ) }', true ) );
		update_option( 'sedifex_test_limits', json_decode( '${ JSON.stringify( LIMITS ) }', true ) );
		update_option( 'sedifex_sync_settings', [ 'whatsapp' => '${ WHATSAPP }' ] + (array) get_option( 'sedifex_sync_settings' ) );`
	);
	return bed.stop;
}
