/** What a test of Site Health answers; in PHP, Admin\SiteHealthController. */
import * as z from 'zod/mini';
import { ask } from './ask';

export const siteHealthSchema = z.strictObject( {
	/** The finding in one line. */
	label: z.string(),
	status: z.enum( [ 'good', 'recommended', 'critical' ] ),
	badge: z.strictObject( { label: z.string(), color: z.string() } ),
	/** HTML, as WordPress's own screen shows it. */
	description: z.string(),
	actions: z.string(),
	test: z.string(),
} );

export type SiteHealthAnswer = z.infer< typeof siteHealthSchema >;

/** As Admin\SiteHealthRemote expects it: whether it arrives is the test. */
const TOKEN = 'Bearer sedifex-site-health';

/** Whether senders reach this site from outside, as far as its own server can tell. */
export const getReach = (): Promise< SiteHealthAnswer > =>
	ask( siteHealthSchema, { path: '/sedifex/v1/site-health/webhooks' } );

/** Whether the header arrives in which Sevi shows its token. */
export const getAuthorization = (): Promise< SiteHealthAnswer > =>
	ask( siteHealthSchema, {
		path: '/sedifex/v1/site-health/authorization',
		headers: { Authorization: TOKEN },
	} );
