/** What `/connection/test` answers; in PHP, Sedifex\ConnectionController. */
import * as z from 'zod/mini';

export const connectionSchema = z.strictObject( {
	ok: z.boolean(),
	checks: z.array(
		z.strictObject( {
			step: z.enum( [
				'address',
				'contract',
				'store',
				'key',
				'products',
				'delivery',
			] ),
			state: z.enum( [ 'ok', 'failed', 'notice', 'skipped' ] ),
			message: z.string(),
		} )
	),
	expected_version: z.string(),
	request_id: z.string(),
} );

export type ConnectionAnswer = z.infer< typeof connectionSchema >;
export type ConnectionCheck = ConnectionAnswer[ 'checks' ][ number ];
