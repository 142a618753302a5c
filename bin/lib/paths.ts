import { resolve } from 'node:path';

/** The project's own folder. */
export const ROOT = resolve( __dirname, '../..' );

/** What is downloaded or made while developing; safe to delete at any time. */
export const CACHE = resolve( process.env.SEDIFEX_CACHE ?? `${ ROOT }/.cache` );

export const PLUGIN_SLUG = 'sedifex-sync';
