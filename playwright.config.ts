import { defineConfig } from '@playwright/test';

import { chromiumPath } from './bin/lib/chromium';
import { resultsFolder } from './tests/e2e/support/place';

const executablePath = chromiumPath();

/**
 * End to end in the machine's own Chromium, on a WordPress with a Sedifex
 * sandbox behind it, which global setup starts. SEDIFEX_TEST_WP=6.8 chooses
 * another WordPress than the newest. Tests share one shop, one catalogue and
 * one Sedifex, so they run one after the other.
 */
export default defineConfig( {
	testDir: 'tests/e2e',
	outputDir: resultsFolder,
	globalSetup: './tests/e2e/support/setup.ts',
	workers: 1,
	fullyParallel: false,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		viewport: { width: 1280, height: 900 },
		locale: 'en-GB',
		timezoneId: 'Africa/Accra',
		actionTimeout: 10_000,
		navigationTimeout: 20_000,
		trace: 'retain-on-failure',
		launchOptions: {
			...( executablePath ? { executablePath } : {} ),
			args: [
				// Tests run as root in containers, where it has no sandbox.
				'--no-sandbox',
				'--disable-dev-shm-usage',
				'--disable-background-networking',
				'--disable-component-update',
				'--no-first-run',
				// Nothing that a page asks for leaves this machine.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
			],
		},
	},
} );
