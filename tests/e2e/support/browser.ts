import { find } from '../../../bin/lib/run';

/** The machine's own Chromium; none is downloaded. */
export const findBrowser = (): string | undefined =>
	process.env.SEDIFEX_CHROMIUM ??
	find(
		'chromium',
		'chromium-browser',
		'google-chrome',
		'google-chrome-stable'
	);

export const browserArguments = [
	// Tests run as root in containers, where Chromium has no sandbox.
	'--no-sandbox',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--no-first-run',
	// Nothing that a page asks for leaves this machine.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
