import type { SettingsAnswer } from '../../api/settings';
import type { Form } from './form';

/** What every group of settings needs. */
export interface FieldContext {
	readonly answer: SettingsAnswer;
	readonly form: Form;
	readonly errors: Readonly< Record< string, string > >;
	readonly change: ( form: Form ) => void;
}
