/** What `/checklist` answers; in PHP, Admin\ChecklistController. */
import * as z from 'zod/mini';
import { ask } from './ask';

export const checklistSchema = z.array(
	z.strictObject( {
		id: z.string(),
		state: z.enum( [ 'ok', 'todo', 'not_set_up', 'unknown' ] ),
		title: z.string(),
		how: z.string(),
		action: z.string(),
		action_url: z.nullable( z.string() ),
	} )
);

export type ChecklistAnswer = z.infer< typeof checklistSchema >;
export type ChecklistItem = ChecklistAnswer[ number ];

export const getChecklist = (): Promise< ChecklistAnswer > =>
	ask( checklistSchema, { path: '/sedifex/v1/checklist' } );
