/**
 * Asks the REST routes of this site. An answer of another form than we know is an
 * error with a sentence, not a crash further on.
 */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import * as z from 'zod/mini';

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

export const ask = async < T >(
	schema: z.ZodMiniType< T >,
	options: {
		path: string;
		method?: 'POST' | 'DELETE';
		data?: unknown;
		headers?: Record< string, string >;
	}
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
