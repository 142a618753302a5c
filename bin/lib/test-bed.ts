import { DEMO_KEY, DEMO_STORE } from '../../tests/sandbox/demo/load';
import { freePort } from './port';
import { startSandboxProcess, type SandboxProcess } from './sandbox';
import { PLUGIN_FILE } from './shop';
import type { Site, SiteOptions } from './site';
import { startSite } from './start-site';

export type TestBed = {
	site: Site;
	sandbox: SandboxProcess;
	stop: () => Promise< void >;
};

/**
 * A shop with a Sedifex of its own behind it: pages made, catalogue synced,
 * pictures copied. site.reset() comes back to that.
 */
export async function startTestBed( options: SiteOptions ): Promise< TestBed > {
	const sandbox = await startSandboxProcess( await freePort() );
	const site = await startSite( {
		...options,
		fresh: true,
		constants: {
			SEDIFEX_API_BASE_URL: sandbox.url,
			SEDIFEX_STORE_ID: DEMO_STORE,
			SEDIFEX_INTEGRATION_API_KEY: DEMO_KEY,
			...options.constants,
		},
	} );
	await site.php( `require ${ PLUGIN_FILE }/bin/php/make-shop.php';` );
	await site.php( "do_action( 'sedifex_sync_work' );" );
	await site.keep();
	return {
		site,
		sandbox,
		stop: async () => {
			sandbox.stop();
			await site.stop();
		},
	};
}
