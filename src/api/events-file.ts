/** The log of webhooks as a file: the one answer of ours that is no JSON. */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import { addQueryArgs } from '@wordpress/url';
import { ApiError } from './ask';

/**
 * By a request with the user's nonce in a header: in an address it would stay in histories and access logs.
 *
 * @param query Which events, as the route takes it.
 */
export const exportEvents = async (
	query: Readonly< Record< string, string | number > >
): Promise< Blob > => {
	try {
		const response = await apiFetch( {
			path: addQueryArgs( '/sedifex/v1/events/export', query ),
			parse: false,
		} );
		return await response.blob();
	} catch {
		throw new ApiError(
			__(
				'The file could not be made. Please try again.',
				'sedifex-sync'
			)
		);
	}
};
