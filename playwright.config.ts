import { defineConfig } from '@playwright/test';

import { browserArguments, findBrowser } from './tests/e2e/support/browser';
import { resultsFolder } from './tests/e2e/support/place';

/**
 * End to end in the machine's own Chromium, on a WordPress with a Sedifex
 * sandbox behind it, which global setup starts. WP=6.8 chooses
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
	// A machine that is held up may miss a deadline once; `npm test` says which test did.
	retries: process.env.CI ? 1 : 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		viewport: { width: 1280, height: 900 },
		locale: 'en-GB',
		timezoneId: 'Africa/Accra',
		actionTimeout: 10_000,
		navigationTimeout: 20_000,
		// A trace of everything takes a third of the time: --trace on has one.
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: findBrowser() ?? 'chromium',
			args: browserArguments,
		},
	},
} );
