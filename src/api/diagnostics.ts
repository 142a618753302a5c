/** What `/diagnostics` answers; in PHP, Admin\DiagnosticsController. */
import * as z from 'zod/mini';
import { ask } from './ask';

export const diagnosticsSchema = z.strictObject( {
	text: z.string(),
	data: z.array(
		z.strictObject( {
			title: z.string(),
			rows: z.array(
				z.strictObject( { name: z.string(), value: z.string() } )
			),
		} )
	),
} );

export type DiagnosticsAnswer = z.infer< typeof diagnosticsSchema >;

export const getDiagnostics = (): Promise< DiagnosticsAnswer > =>
	ask( diagnosticsSchema, { path: '/sedifex/v1/diagnostics' } );
