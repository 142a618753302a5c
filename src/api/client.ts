/**
 * Asks the REST routes of this site. An answer of another form than we know is an
 * error with a sentence, not a crash further on.
 */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import * as z from 'zod/mini';
import { connectionSchema, type ConnectionAnswer } from './connection';
import { pagesSchema, type PageAnswer } from './pages';
import {
	settingsSchema,
	type SettingsAnswer,
	type SettingsChanges,
} from './settings';
import { statusSchema, type StatusAnswer } from './status';

/** Why a request failed, in words, and which fields it is about. */
export class ApiError extends Error {
	constructor(
		message: string,
		readonly fields: Readonly< Record< string, string > > = {}
	) {
		super( message );
		this.name = 'ApiError';
	}
}

const failure = z.object( {
	message: z.string(),
	data: z.optional(
		z.object( {
			params: z.optional( z.record( z.string(), z.string() ) ),
		} )
	),
} );

const toApiError = ( thrown: unknown ): ApiError => {
	const read = failure.safeParse( thrown );
	return read.success
		? new ApiError( read.data.message, read.data.data?.params ?? {} )
		: new ApiError(
				__(
					'Something went wrong on the way. Please try again.',
					'sedifex-sync'
				)
			);
};

const ask = async < T >(
	schema: z.ZodMiniType< T >,
	options: { path: string; method?: 'POST'; data?: unknown }
): Promise< T > => {
	let answer: unknown;
	try {
		answer = await apiFetch( options );
	} catch ( thrown ) {
		throw toApiError( thrown );
	}
	const read = schema.safeParse( answer );
	if ( ! read.success ) {
		throw new ApiError(
			__(
				'This screen and the plugin do not fit together. Reload the page; if that does not help, clear the cache of your site.',
				'sedifex-sync'
			)
		);
	}
	return read.data;
};

export const getSettings = (): Promise< SettingsAnswer > =>
	ask( settingsSchema, { path: '/sedifex/v1/settings' } );

export const saveSettings = (
	data: SettingsChanges
): Promise< SettingsAnswer > =>
	ask( settingsSchema, {
		path: '/sedifex/v1/settings',
		method: 'POST',
		data,
	} );

export const testConnection = (): Promise< ConnectionAnswer > =>
	ask( connectionSchema, {
		path: '/sedifex/v1/connection/test',
		method: 'POST',
	} );

export const getStatus = (): Promise< StatusAnswer > =>
	ask( statusSchema, { path: '/sedifex/v1/status' } );

/** Fetches the catalogue now. What it found is in the status; only whether it ran matters here. */
export const syncCatalogue = async (): Promise< void > => {
	await ask( z.unknown(), {
		path: '/sedifex/v1/catalog/sync',
		method: 'POST',
	} );
};

/** The first hundred pages, or those whose text matches. Admin\AdminModule preloads the former. */
export const getPages = ( search = '' ): Promise< PageAnswer[] > =>
	ask( pagesSchema, {
		path: addQueryArgs( '/wp/v2/pages', {
			per_page: 100,
			orderby: 'title',
			order: 'asc',
			status: 'publish,draft,private',
			_fields: 'id,title,status',
			context: 'edit',
			...( '' === search ? {} : { search } ),
		} ),
	} );
