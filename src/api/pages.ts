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

/** What `/pages` answers; in PHP, Admin\PagesController. */
export const shopPagesSchema = z.strictObject( {
	pages: z.array(
		z.strictObject( {
			name: z.enum( [ 'shop', 'cart', 'status' ] ),
			/** Chosen in the settings; there and usable, though not chosen; neither. */
			state: z.enum( [ 'set', 'found', 'missing' ] ),
			id: z.int(),
			title: z.string(),
			url: z.string(),
			edit_url: z.string(),
			is_public: z.boolean(),
			/** Made by this very request. */
			made: z.boolean(),
		} )
	),
} );

export type ShopPage = z.infer< typeof shopPagesSchema >[ 'pages' ][ number ];
