import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	getSettings,
	getStatus,
	saveSettings,
	syncCatalogue,
	testConnection,
} from '../../api/client';
import { ApiError } from '../../api/ask';
import type { ConnectionAnswer } from '../../api/connection';
import type { SettingsAnswer, SettingsChanges } from '../../api/settings';
import type { StatusAnswer } from '../../api/status';
import {
	changesOf,
	formOf,
	touchesConnection,
	type Form,
} from '../fields/form';

export interface Message {
	readonly kind: 'success' | 'error';
	readonly text: string;
}

export interface SettingsState {
	readonly answer: SettingsAnswer | null;
	readonly form: Form | null;
	readonly status: StatusAnswer | null;
	readonly errors: Readonly< Record< string, string > >;
	readonly message: Message | null;
	readonly busy: 'saving' | 'testing' | null;
	readonly test: ConnectionAnswer | null;
	readonly isDirty: boolean;
	change: ( form: Form ) => void;
	save: ( more?: SettingsChanges ) => Promise< void >;
	saveAndTest: () => Promise< void >;
	dismiss: () => void;
}

const sentence = ( thrown: unknown ): string =>
	thrown instanceof ApiError
		? thrown.message
		: __( 'Something went wrong. Please try again.', 'sedifex-sync' );

/** Keeps the settings screen: reads once, saves what was changed, tests what was saved. */
export const useSettings = (): SettingsState => {
	const [ answer, setAnswer ] = useState< SettingsAnswer | null >( null );
	const [ form, setForm ] = useState< Form | null >( null );
	const [ status, setStatus ] = useState< StatusAnswer | null >( null );
	const [ errors, setErrors ] = useState< Record< string, string > >( {} );
	const [ message, setMessage ] = useState< Message | null >( null );
	const [ busy, setBusy ] = useState< 'saving' | 'testing' | null >( null );
	const [ test, setTest ] = useState< ConnectionAnswer | null >( null );

	const fail = useCallback( ( thrown: unknown ) => {
		setMessage( { kind: 'error', text: sentence( thrown ) } );
	}, [] );

	useEffect( () => {
		getSettings()
			.then( ( read ) => {
				setAnswer( read );
				setForm( formOf( read ) );
			} )
			.catch( fail );
		getStatus().then( setStatus ).catch( fail );
	}, [ fail ] );

	const changes =
		null !== answer && null !== form ? changesOf( answer, form ) : {};
	const isDirty = Object.keys( changes ).length > 0;

	const store = async ( wanted: SettingsChanges ): Promise< boolean > => {
		setBusy( 'saving' );
		setMessage( null );
		setErrors( {} );
		try {
			const saved = await saveSettings( wanted );
			setAnswer( saved );
			setForm( formOf( saved ) );
			setMessage( {
				kind: 'success',
				text: __( 'Your settings are saved.', 'sedifex-sync' ),
			} );
			return true;
		} catch ( thrown ) {
			setErrors( thrown instanceof ApiError ? { ...thrown.fields } : {} );
			fail( thrown );
			return false;
		} finally {
			setBusy( null );
		}
	};

	const tryConnection = async (): Promise< void > => {
		setBusy( 'testing' );
		setTest( null );
		try {
			const result = await testConnection();
			setTest( result );
			if ( result.ok ) {
				await syncCatalogue();
			}
			setStatus( await getStatus() );
		} catch ( thrown ) {
			fail( thrown );
		} finally {
			setBusy( null );
		}
	};

	return {
		answer,
		form,
		status,
		errors,
		message,
		busy,
		test,
		isDirty,
		change: ( next ) => {
			setForm( next );
			setMessage( null );
		},
		save: async ( more = {} ) => {
			const wanted = { ...changes, ...more };
			if ( ( await store( wanted ) ) && touchesConnection( wanted ) ) {
				await tryConnection();
			}
		},
		saveAndTest: async () => {
			if ( ! isDirty || ( await store( changes ) ) ) {
				await tryConnection();
			}
		},
		dismiss: () => setMessage( null ),
	};
};
