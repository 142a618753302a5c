import { Button, Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { AdvancedSection } from './sections/advanced';
import { ConnectionSection } from './sections/connection';
import { PagesSection } from './sections/pages';
import { SellingSection } from './sections/selling';
import { useSettings } from './use-settings';

/** The settings screen: how the shop is, four groups of settings, one button that saves. */
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

	const notice = null !== message && (
		<Notice
			status={ message.kind }
			onRemove={ state.dismiss }
			politeness={ 'error' === message.kind ? 'assertive' : 'polite' }
		>
			{ message.text }
		</Notice>
	);
	if ( null === answer || null === form ) {
		return false === notice ? <Spinner /> : notice;
	}
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
			{ null !== status && (
				<p className={ `sedifex-admin__health is-${ status.health }` }>
					{ status.sentence }
				</p>
			) }
			<ConnectionSection context={ context } state={ state } />
			<SellingSection context={ context } />
			<PagesSection context={ context } />
			<AdvancedSection context={ context } />
			<div className="sedifex-admin__save">
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
					{ isDirty && null === busy && (
						<span>
							{ __(
								'You have unsaved changes.',
								'sedifex-sync'
							) }
						</span>
					) }
				</div>
			</div>
		</form>
	);
};
