/** What the settings screen asks for. */
import { addQueryArgs } from '@wordpress/url';
import * as z from 'zod/mini';
import { ask } from './ask';
import { connectionSchema, type ConnectionAnswer } from './connection';
import { pagesSchema, type PageAnswer } from './pages';
import {
	settingsSchema,
	type SettingsAnswer,
	type SettingsChanges,
} from './settings';
import { statusSchema, type StatusAnswer } from './status';

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
