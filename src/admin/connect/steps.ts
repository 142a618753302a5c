/** The steps from a key to a shop, and what leads from one to the next. */
import { __ } from '@wordpress/i18n';
import type { ShopPage } from '../../api/pages';
import type { SettingsAnswer } from '../../api/settings';
import type { Form } from '../fields/form';

export const STEPS = [ 'store', 'selling', 'pages', 'done' ] as const;

export type StepName = ( typeof STEPS )[ number ];

/** A shop that has its pages is set up: there is nothing left to ask. */
export const afterStore = ( pages: readonly ShopPage[] ): StepName =>
	pages.length > 0 && pages.every( ( { state } ) => 'set' === state )
		? 'done'
		: 'selling';

/** What has to be typed before there is anything to test, said beside its field. */
export const missingFields = (
	answer: SettingsAnswer,
	form: Form
): Record< string, string > => {
	const key = answer.secrets.integration_key;
	const hasKey =
		( key.has_value && ! key.locked ) ||
		'' !== ( form.secrets.integration_key ?? '' ).trim();
	return {
		...( '' === form.values.store_id.trim()
			? { store_id: __( 'Enter your store ID.', 'sedifex-sync' ) }
			: {} ),
		...( hasKey
			? {}
			: {
					integration_key: __(
						'Enter your integration key.',
						'sedifex-sync'
					),
				} ),
	};
};
