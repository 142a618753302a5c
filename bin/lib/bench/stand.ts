import { join } from 'node:path';

import { DEMO_KEY, DEMO_STORE } from '../../../tests/sandbox/demo/load';
import { buildIfNeeded } from '../build';
import { ROOT } from '../paths';
import { freePort } from '../port';
import { step } from '../progress';
import { until } from '../run';
import { startSandboxProcess, type SandboxProcess } from '../sandbox';
import { PLUGIN_FILE } from '../shop';
import type { Site } from '../site';
import { startSite } from '../start-site';
import { Hooks } from './sandbox';

/** What Sedifex would sign its webhooks with. */
export const WEBHOOK_SECRET = 'whsec-bench-0001';

const MUST_USE = [
	'tests/mu-plugins/network-guard.php',
	'tests/mu-plugins/mail-box.php',
	'bin/php/bench/probe.php',
];

const inPlugin = ( file: string ): string =>
	`require ${ PLUGIN_FILE }/bin/php/${ file }';`;

/**
 * A shop on MariaDB, php-fpm with opcache and nginx, connected to a sandbox:
 * what is measured. First with the demo shop's items; fill() makes them three
 * hundred.
 */
export class Stand {
	readonly hooks: Hooks;

	private constructor(
		readonly site: Site,
		private readonly sandbox: SandboxProcess
	) {
		this.hooks = new Hooks( sandbox.url );
	}

	static async start(): Promise< Stand > {
		await buildIfNeeded();
		const sandbox = await startSandboxProcess( await freePort() );
		try {
			const site = await startSite( {
				name: 'bench',
				fresh: true,
				mustUse: MUST_USE.map( ( file ) => join( ROOT, file ) ),
				constants: {
					// As on a site that is visited.
					WP_DEBUG: false,
					SEDIFEX_API_BASE_URL: sandbox.url,
					SEDIFEX_STORE_ID: DEMO_STORE,
					SEDIFEX_INTEGRATION_API_KEY: DEMO_KEY,
					SEDIFEX_WEBHOOK_SECRET: WEBHOOK_SECRET,
				},
			} );
			const stand = new Stand( site, sandbox );
			await step( 'Making the shop and its pictures', async () => {
				await site.php( inPlugin( 'make-shop.php' ) );
				await stand.makePictures();
			} );
			return stand;
		} catch ( error ) {
			sandbox.stop();
			throw error;
		}
	}

	/** Three hundred items, and the pages whose time is compared. */
	async fill(): Promise< void > {
		await step( 'Filling the shop with 300 items', async () => {
			await this.hooks.fill();
			await this.sync();
			await this.makePictures();
			await this.site.php( inPlugin( 'bench/pages.php' ) );
		} );
	}

	/** Makes the static twin of a page that was just asked for and kept. */
	async makeTwin( size: string ): Promise< void > {
		await this.site.php(
			`$sedifex_size = '${ size }'; ${ inPlugin( 'bench/make-twin.php' ) }`
		);
	}

	async sync(): Promise< void > {
		await this.site.php(
			`wp_set_current_user( 1 );
			$answer = rest_do_request( new WP_REST_Request( 'POST', '/sedifex/v1/catalog/sync' ) );
			if ( $answer->is_error() ) { throw new RuntimeException( wp_json_encode( $answer->get_data() ) ); }`
		);
	}

	async stop(): Promise< void > {
		this.sandbox.stop();
		await this.site.stop();
	}

	/** The worker's part, until nothing is due any more. */
	private async makePictures(): Promise< void > {
		await until(
			'the pictures to be made',
			async () => {
				await this.site.php( "do_action( 'sedifex_sync_work' );" );
				const due = await this.site.sql(
					'SELECT COUNT(*) FROM wp_sedifex_products WHERE removed_at IS NULL AND pictures_due_at <= UNIX_TIMESTAMP()'
				);
				return Number( due ) === 0;
			},
			180000
		);
	}
}
