// The parser that jest brings; it is no dependency of ours.
// eslint-disable-next-line import/no-extraneous-dependencies
import { JSDOM } from 'jsdom';

/** What a browser makes of a page's HTML, without running any of it. */
export function pageOf( html: string ): Document {
	return new JSDOM( html ).window.document;
}
