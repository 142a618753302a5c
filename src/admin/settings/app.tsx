import { Button, Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { AdvancedSection } from './sections/advanced';
import { ConnectionSection } from './sections/connection';
import { LeavingSection } from './sections/leaving';
import { MessagesSection } from './sections/messages';
import { PagesSection } from './sections/pages';
import { SellingSection } from './sections/selling';
import { useSettings } from './use-settings';

/** The settings screen: how the shop is, its settings in groups, one button that saves. */
export const App = () => {
	const state = useSettings();
	const { answer, form, errors, message, busy, status, isDirty } = state;
	const root = useRef< HTMLFormElement >( null );

	useEffect( () => {
		if ( Object.keys( errors ).length > 0 ) {
			root.current
				?.querySelector< HTMLElement >( '[aria-invalid="true"]' )
				?.focus();
		}
	}, [ errors ] );

	useEffect( () => {
		if ( ! isDirty ) {
			return undefined;
		}
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', ask );
		return () => window.removeEventListener( 'beforeunload', ask );
	}, [ isDirty ] );

	const notice = 'error' === message?.kind && (
		<Notice
			status="error"
			onRemove={ state.dismiss }
			politeness="assertive"
		>
			{ message.text }
		</Notice>
	);
	if ( null === answer || null === form ) {
		return false === notice ? <Spinner /> : notice;
	}
	// What was just tested is newer than what the last fetch of the catalogue left behind.
	const failed = state.test?.checks.find(
		( check ) => 'failed' === check.state
	);
	const health =
		undefined === failed
			? status
			: { health: 'attention', sentence: failed.message };
	const context = { answer, form, errors, change: state.change };
	return (
		<form
			ref={ root }
			className="sedifex-admin"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void state.save();
			} }
		>
			{ null !== health && (
				<p className={ `sedifex-admin__health is-${ health.health }` }>
					{ health.sentence }
				</p>
			) }
			<ConnectionSection context={ context } state={ state } />
			<SellingSection context={ context } />
			<PagesSection context={ context } />
			<MessagesSection context={ context } />
			<AdvancedSection context={ context } />
			<LeavingSection context={ context } />
			<div
				className={ `sedifex-admin__save${
					isDirty || null !== message ? ' is-needed' : ''
				}` }
			>
				{ notice }
				<div className="sedifex-admin__save-row">
					<Button
						__next40pxDefaultSize
						variant="primary"
						type="submit"
						isBusy={ 'saving' === busy }
						disabled={ null !== busy || ! isDirty }
						accessibleWhenDisabled
					>
						{ 'saving' === busy
							? __( 'Saving…', 'sedifex-sync' )
							: __( 'Save changes', 'sedifex-sync' ) }
					</Button>
					<span role="status">
						{ 'success' === message?.kind && message.text }
						{ isDirty &&
							null === busy &&
							__( 'You have unsaved changes.', 'sedifex-sync' ) }
					</span>
				</div>
			</div>
		</form>
	);
};
