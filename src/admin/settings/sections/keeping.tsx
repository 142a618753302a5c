import { SelectControl } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { FieldContext } from '../../fields/field-context';

const DAYS = [ 7, 14, 30, 90, 365 ];

const MEGABYTES = [ 10, 50, 200, 1000 ];

/** The usual choices, and the one that is set. */
const choices = (
	usual: readonly number[],
	now: number,
	label: ( value: number ) => string
) =>
	[ ...new Set( [ ...usual, now ] ) ]
		.sort( ( a, b ) => a - b )
		.map( ( value ) => ( {
			value: String( value ),
			label: label( value ),
		} ) );

/** How long what webhooks brought is kept. */
export const KeepingFields = ( { context }: { context: FieldContext } ) => {
	const { form, errors, change } = context;
	const { values } = form;
	const set = ( changes: Partial< typeof values > ) =>
		change( { ...form, values: { ...values, ...changes } } );
	return (
		<>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Keep the webhook log for', 'sedifex-sync' ) }
				help={
					errors.events_keep_days ??
					__(
						'Then it is emptied by itself. Your orders and items stay as they are.',
						'sedifex-sync'
					)
				}
				value={ String( values.events_keep_days ) }
				options={ choices( DAYS, values.events_keep_days, ( days ) =>
					sprintf(
						/* translators: %d: number of days. */
						_n( '%d day', '%d days', days, 'sedifex-sync' ),
						days
					)
				) }
				onChange={ ( value ) =>
					set( { events_keep_days: Number( value ) } )
				}
			/>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __(
					'Largest size of the webhook log',
					'sedifex-sync'
				) }
				help={
					errors.events_keep_mb ??
					__(
						'When it grows beyond this, the oldest go first.',
						'sedifex-sync'
					)
				}
				value={ String( values.events_keep_mb ) }
				options={ choices( MEGABYTES, values.events_keep_mb, ( size ) =>
					sprintf(
						/* translators: %d: number of megabytes. */
						__( '%d MB', 'sedifex-sync' ),
						size
					)
				) }
				onChange={ ( value ) =>
					set( { events_keep_mb: Number( value ) } )
				}
			/>
		</>
	);
};
