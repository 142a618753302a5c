/** What the server answers the wizard, for its tests. */
import type * as api from '../../api/client';
import type { ShopPage } from '../../api/pages';
import type { SettingsAnswer } from '../../api/settings';
import type { StatusAnswer } from '../../api/status';
import { answer, tested } from '../fields/test-answers';

const NAMES = [ 'shop', 'cart', 'status' ] as const;

/** The three pages of a shop, all in one state. */
export const shopPages = ( changes: Partial< ShopPage > = {} ): ShopPage[] =>
	NAMES.map( ( name, index ) => ( {
		name,
		state: 'missing',
		id: 'missing' === ( changes.state ?? 'missing' ) ? 0 : 40 + index,
		title: name,
		url:
			'missing' === ( changes.state ?? 'missing' )
				? ''
				: `https://shop.example/${ name }/`,
		edit_url: `https://shop.example/edit/${ name }`,
		is_public: true,
		made: false,
		...changes,
	} ) );

/** Before anything was entered. */
export const fresh = (): SettingsAnswer => {
	const saved = answer();
	return {
		...saved,
		settings: { ...saved.settings, store_id: '' },
		secrets: {
			...saved.secrets,
			integration_key: {
				has_value: false,
				last4: '',
				source: 'none',
				locked: false,
			},
		},
		is_connected: false,
	};
};

const at = '2026-11-21T14:05:00Z';

/** A catalogue with that many items; null = none was fetched yet. */
export const statusOf = ( items: number | null ): StatusAnswer => ( {
	health: 'ok',
	sentence: 'Everything is working.',
	items: items ?? 0,
	as_of: null === items ? null : at,
	worker_at: null,
} );

/** All is well, and nothing is set up yet. */
export const prepare = ( mocked: jest.MockedObject< typeof api > ): void => {
	mocked.getSettings.mockResolvedValue( fresh() );
	mocked.saveSettings.mockResolvedValue( answer() );
	mocked.testConnection.mockResolvedValue( tested() );
	mocked.syncCatalogue.mockResolvedValue();
	mocked.getShopPages.mockResolvedValue( shopPages() );
	mocked.makeShopPages.mockResolvedValue(
		shopPages( { state: 'set', made: true } )
	);
	mocked.undoShopPages.mockResolvedValue( shopPages() );
	mocked.getStatus.mockResolvedValue( statusOf( 44 ) );
};
