/** The pages of this WordPress, as its own REST API gives them: more fields than we name may come. */
import * as z from 'zod/mini';

export const pagesSchema = z.array(
	z.object( {
		id: z.int(),
		title: z.object( { raw: z.string() } ),
		status: z.string(),
	} )
);

export type PageAnswer = z.infer< typeof pagesSchema >[ number ];
