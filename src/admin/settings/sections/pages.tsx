import { ComboboxControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { getPages } from '../../../api/client';
import type { PageAnswer } from '../../../api/pages';
import type { PageName } from '../../../api/settings';
import { Section } from '../../components/section';
import type { FieldContext } from '../../fields/field-context';

const fields = (): { name: PageName; label: string; help: string }[] => [
	{
		name: 'shop',
		label: __( 'Shop', 'sedifex-sync' ),
		help: __(
			'Shows your items (block “Sedifex products”).',
			'sedifex-sync'
		),
	},
	{
		name: 'cart',
		label: __( 'Cart and checkout', 'sedifex-sync' ),
		help: __(
			'Where people order (block “Sedifex cart and checkout”).',
			'sedifex-sync'
		),
	},
	{
		name: 'status',
		label: __( 'Order status', 'sedifex-sync' ),
		help: __(
			'Where people find their order again (block “Sedifex order status”).',
			'sedifex-sync'
		),
	},
	{
		name: 'booking',
		label: __( 'Booking', 'sedifex-sync' ),
		help: __(
			'Where services and courses lead. Without one they lead to WhatsApp.',
			'sedifex-sync'
		),
	},
];

const label = ( page: PageAnswer ): string => {
	const title =
		'' === page.title.raw
			? __( '(no title)', 'sedifex-sync' )
			: page.title.raw;
	return 'publish' === page.status
		? title
		: sprintf(
				/* translators: %s: title of a page that visitors cannot see. */
				__( '%s (not published)', 'sedifex-sync' ),
				title
			);
};

export const PagesSection = ( { context }: { context: FieldContext } ) => {
	const { form, errors, change } = context;
	const [ pages, setPages ] = useState< PageAnswer[] >( [] );
	const [ problem, setProblem ] = useState( '' );

	// A site may have more pages than one answer holds: what is typed is searched for as well.
	const find = ( search: string ) => {
		getPages( search )
			.then( ( found ) =>
				setPages( ( known ) => [
					...new Map(
						[ ...known, ...found ].map( ( page ) => [
							page.id,
							page,
						] )
					).values(),
				] )
			)
			.catch( ( thrown: unknown ) =>
				setProblem( thrown instanceof Error ? thrown.message : '' )
			);
	};
	useEffect( () => find( '' ), [] );

	const chosen = Object.values( form.values.pages );
	const options = [
		...pages.map( ( page ) => ( {
			value: String( page.id ),
			label: label( page ),
		} ) ),
		// A page that is not among those found still has to be shown as chosen.
		...chosen
			.filter(
				( id ) => 0 !== id && ! pages.some( ( page ) => page.id === id )
			)
			.map( ( id ) => ( { value: String( id ), label: `#${ id }` } ) ),
	];
	const error = errors.pages ?? ( '' === problem ? undefined : problem );
	return (
		<Section
			title={ __( 'Pages', 'sedifex-sync' ) }
			text={ __(
				'Which of your pages is which, so that buttons and e-mails lead to the right place.',
				'sedifex-sync'
			) }
		>
			{ fields().map( ( field ) => {
				const id = form.values.pages[ field.name ];
				return (
					<ComboboxControl
						key={ field.name }
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ field.label }
						help={ field.help }
						placeholder={ __( 'Choose a page', 'sedifex-sync' ) }
						value={ 0 === id ? null : String( id ) }
						options={ options }
						onFilterValueChange={ ( text ) => {
							if ( text.length > 2 ) {
								find( text );
							}
						} }
						onChange={ ( value ) =>
							change( {
								...form,
								values: {
									...form.values,
									pages: {
										...form.values.pages,
										[ field.name ]: Number( value ?? 0 ),
									},
								},
							} )
						}
					/>
				);
			} ) }
			{ undefined !== error && (
				<p className="sedifex-admin__error">{ error }</p>
			) }
		</Section>
	);
};
