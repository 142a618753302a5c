/** What `/connection/test` answers; in PHP, Sedifex\ConnectionController. */
import * as z from 'zod/mini';

export const connectionSchema = z.strictObject( {
	ok: z.boolean(),
	/** Which kind of failure it is; '' = none. */
	category: z.enum( [ '', 'authentication', 'contract', 'network', 'data' ] ),
	checks: z.array(
		z.strictObject( {
			step: z.enum( [
				'address',
				'https',
				'clock',
				'contract',
				'store',
				'key',
				'products',
				'availability',
				'checkout',
				'split',
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
