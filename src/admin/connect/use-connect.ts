import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError } from '../../api/ask';
import {
	getSettings,
	getShopPages,
	makeShopPages,
	saveSettings,
	testConnection,
	undoShopPages,
} from '../../api/client';
import type { ConnectionAnswer } from '../../api/connection';
import type { ShopPage } from '../../api/pages';
import type { SettingsAnswer, SettingsChanges } from '../../api/settings';
import { changesOf, formOf, type Form } from '../fields/form';
import { afterStore, missingFields, type StepName } from './steps';
import { useSync, type Sync } from './use-sync';

export type Busy = 'saving' | 'testing' | 'pages' | 'leaving' | null;

export interface Connect {
	readonly answer: SettingsAnswer | null;
	readonly form: Form | null;
	readonly pages: readonly ShopPage[];
	readonly test: ConnectionAnswer | null;
	/** What the test said was asked for just now, not on opening the screen. */
	readonly isNew: boolean;
	readonly sync: Sync;
	/** The step that is open; the ones before it are done. */
	readonly step: StepName;
	readonly busy: Busy;
	readonly errors: Readonly< Record< string, string > >;
	/** What went wrong apart from the fields; '' = nothing. */
	readonly problem: string;
	change: ( form: Form ) => void;
	goTo: ( step: StepName ) => void;
	/** Saves what was typed and tests it; `more` is saved with it. */
	connect: ( more?: SettingsChanges ) => Promise< void >;
	saveSelling: () => Promise< void >;
	makePages: () => Promise< void >;
	undoPages: () => Promise< void >;
	disconnect: () => Promise< void >;
}

/**
 * Keeps the way from a key to a shop. Everything is saved where it is done,
 * so after a reload the way goes on from there.
 */
export const useConnect = (): Connect => {
	const [ answer, setAnswer ] = useState< SettingsAnswer | null >( null );
	const [ form, setForm ] = useState< Form | null >( null );
	const [ pages, setPages ] = useState< readonly ShopPage[] >( [] );
	const [ test, setTest ] = useState< ConnectionAnswer | null >( null );
	const [ isNew, setNew ] = useState( false );
	const [ step, setStep ] = useState< StepName >( 'store' );
	const [ busy, setBusy ] = useState< Busy >( null );
	const [ errors, setErrors ] = useState< Record< string, string > >( {} );
	const [ problem, setProblem ] = useState( '' );
	const sync = useSync();

	const take = ( saved: SettingsAnswer ) => {
		setAnswer( saved );
		setForm( formOf( saved ) );
	};

	/** Does one thing; false where it did not work, which is then said. */
	const attempt = async (
		kind: Busy,
		work: () => Promise< void >
	): Promise< boolean > => {
		setBusy( kind );
		setErrors( {} );
		setProblem( '' );
		try {
			await work();
			return true;
		} catch ( thrown ) {
			const fields =
				thrown instanceof ApiError ? { ...thrown.fields } : {};
			setErrors( fields );
			setProblem(
				thrown instanceof ApiError
					? thrown.message
					: __(
							'Something went wrong. Please try again.',
							'sedifex-sync'
						)
			);
			return false;
		} finally {
			setBusy( null );
		}
	};

	/** Tests what is saved, and goes on where it is well. */
	const tryIt = ( known: readonly ShopPage[], isAsked: boolean ) =>
		attempt( 'testing', async () => {
			setTest( null );
			setNew( isAsked );
			const result = await testConnection();
			setTest( result );
			if ( result.ok ) {
				// Runs on while the owner reads and chooses.
				void ( isAsked ? sync.start() : sync.look() );
				setStep( afterStore( known ) );
			} else {
				setStep( 'store' );
			}
		} );

	const begin = async () => {
		const [ saved, known ] = await Promise.all( [
			getSettings(),
			getShopPages(),
		] );
		take( saved );
		setPages( known );
		return { saved, known };
	};
	const hasBegun = useRef( false );
	useEffect( () => {
		if ( hasBegun.current ) {
			return;
		}
		hasBegun.current = true;
		let first: Awaited< ReturnType< typeof begin > > | undefined;
		void attempt( null, async () => {
			first = await begin();
		} ).then( () =>
			first?.saved.is_connected ? tryIt( first.known, false ) : undefined
		);
		// eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the screen opens.
	}, [] );

	const store = ( changes: SettingsChanges ) =>
		0 === Object.keys( changes ).length
			? Promise.resolve( true )
			: attempt( 'saving', async () =>
					take( await saveSettings( changes ) )
				);
	const changes =
		null !== answer && null !== form ? changesOf( answer, form ) : {};

	return {
		answer,
		form,
		pages,
		test,
		isNew,
		sync,
		step,
		busy,
		errors,
		problem,
		change: setForm,
		goTo: ( next ) => {
			setErrors( {} );
			setProblem( '' );
			setStep( next );
		},
		connect: async ( more = {} ) => {
			const missing =
				null !== answer && null !== form
					? missingFields( answer, form )
					: {};
			if ( Object.keys( missing ).length > 0 ) {
				setErrors( missing );
				return;
			}
			if ( await store( { ...changes, ...more } ) ) {
				await tryIt( pages, true );
			}
		},
		saveSelling: async () => {
			if ( await store( changes ) ) {
				setStep( 'done' === afterStore( pages ) ? 'done' : 'pages' );
			}
		},
		makePages: async () => {
			await attempt( 'pages', async () => {
				setPages( await makeShopPages() );
				setStep( 'done' );
			} );
		},
		undoPages: async () => {
			await attempt( 'pages', async () => {
				const made = pages.filter( ( page ) => page.made );
				setPages( await undoShopPages( made.map( ( { id } ) => id ) ) );
				setStep( 'pages' );
			} );
		},
		disconnect: async () => {
			await attempt( 'leaving', async () => {
				take( await saveSettings( { forget: [ 'integration_key' ] } ) );
				setTest( null );
				setStep( 'store' );
			} );
		},
	};
};
