/** What the screens for connecting and settings ask for. */
import { addQueryArgs } from '@wordpress/url';
import * as z from 'zod/mini';
import { ask } from './ask';
import { connectionSchema, type ConnectionAnswer } from './connection';
import {
	pagesSchema,
	shopPagesSchema,
	type PageAnswer,
	type ShopPage,
} from './pages';
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

/** The pages of the shop: those that are chosen, found, or missing. */
export const getShopPages = async (): Promise< ShopPage[] > =>
	( await ask( shopPagesSchema, { path: '/sedifex/v1/pages' } ) ).pages;

/** Makes those that are missing. */
export const makeShopPages = async (): Promise< ShopPage[] > =>
	(
		await ask( shopPagesSchema, {
			path: '/sedifex/v1/pages',
			method: 'POST',
		} )
	).pages;

/** Takes back what was just made. */
export const undoShopPages = async (
	ids: readonly number[]
): Promise< ShopPage[] > =>
	(
		await ask( shopPagesSchema, {
			path: '/sedifex/v1/pages/undo',
			method: 'POST',
			data: { ids },
		} )
	).pages;
