/** What `/status` answers; in PHP, Admin\StatusController. */
import * as z from 'zod/mini';

export const statusSchema = z.strictObject( {
	health: z.enum( [ 'ok', 'attention', 'not_connected' ] ),
	sentence: z.string(),
	items: z.int(),
	as_of: z.nullable( z.string() ),
	worker_at: z.nullable( z.string() ),
} );

export type StatusAnswer = z.infer< typeof statusSchema >;
