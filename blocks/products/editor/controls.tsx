import {
	PanelBody,
	RangeControl,
	SelectControl,
	TextControl,
	ToggleControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ProductsAttributes } from './attributes';
import type { Catalog } from './catalog';
import { ItemPicker } from './item-picker';

interface Props {
	readonly attributes: ProductsAttributes;
	readonly setAttributes: ( changes: Partial< ProductsAttributes > ) => void;
	readonly catalog: Catalog;
}

const look = { __next40pxDefaultSize: true, __nextHasNoMarginBottom: true };

/** What the grid shows: everything, one kind, one category, or items chosen by hand. */
function What( { attributes, setAttributes, catalog }: Props ) {
	const { type, category, items, sort } = attributes;
	const [ byHand, setByHand ] = useState( items.length > 0 );
	const categories = [
		...new Set(
			catalog.items
				.filter( ( item ) => type === '' || item.type === type )
				.map( ( item ) => item.category )
		),
	].filter( ( name ) => name !== '' );
	return (
		<PanelBody title={ __( 'What to show', 'sedifex-sync' ) }>
			<SelectControl
				{ ...look }
				label={ __( 'Items', 'sedifex-sync' ) }
				value={ byHand ? 'picked' : type }
				options={ [
					{ value: '', label: __( 'Everything', 'sedifex-sync' ) },
					{ value: 'product', label: __( 'Goods', 'sedifex-sync' ) },
					{
						value: 'service',
						label: __( 'Services', 'sedifex-sync' ),
					},
					{ value: 'course', label: __( 'Courses', 'sedifex-sync' ) },
					{
						value: 'picked',
						label: __( 'Chosen by hand', 'sedifex-sync' ),
					},
				] }
				onChange={ ( value ) => {
					setByHand( value === 'picked' );
					setAttributes(
						value === 'picked'
							? { type: '', category: '' }
							: {
									type: value as ProductsAttributes[ 'type' ],
									category: '',
									items: [],
								}
					);
				} }
			/>
			{ byHand ? (
				<ItemPicker
					items={ catalog.items }
					picked={ items }
					onChange={ ( picked ) =>
						setAttributes( { items: picked } )
					}
				/>
			) : (
				<SelectControl
					{ ...look }
					label={ __( 'Category', 'sedifex-sync' ) }
					value={ category }
					options={ [
						{
							value: '',
							label: __( 'All categories', 'sedifex-sync' ),
						},
						...categories.map( ( name ) => ( {
							value: name,
							label: name,
						} ) ),
					] }
					onChange={ ( value ) =>
						setAttributes( { category: value } )
					}
				/>
			) }
			<SelectControl
				{ ...look }
				label={ __( 'Order', 'sedifex-sync' ) }
				value={ sort }
				options={ [
					{
						value: 'position',
						label: byHand
							? __( 'As chosen', 'sedifex-sync' )
							: __( 'As in Sedifex', 'sedifex-sync' ),
					},
					{
						value: 'new',
						label: __( 'Newest first', 'sedifex-sync' ),
					},
					{
						value: 'price',
						label: __( 'Price, lowest first', 'sedifex-sync' ),
					},
					{
						value: '-price',
						label: __( 'Price, highest first', 'sedifex-sync' ),
					},
					{ value: 'name', label: __( 'Name', 'sedifex-sync' ) },
				] }
				onChange={ ( value ) =>
					setAttributes( {
						sort: value as ProductsAttributes[ 'sort' ],
					} )
				}
			/>
		</PanelBody>
	);
}

function Layout( { attributes, setAttributes }: Omit< Props, 'catalog' > ) {
	const { layout, columns, perPage, buttonText } = attributes;
	return (
		<PanelBody title={ __( 'Layout', 'sedifex-sync' ) }>
			<SelectControl
				{ ...look }
				label={ __( 'Shape', 'sedifex-sync' ) }
				value={ layout }
				options={ [
					{ value: 'grid', label: __( 'Grid', 'sedifex-sync' ) },
					{ value: 'list', label: __( 'List', 'sedifex-sync' ) },
				] }
				onChange={ ( value ) =>
					setAttributes( {
						layout: value === 'list' ? 'list' : 'grid',
					} )
				}
			/>
			{ layout === 'grid' && (
				<RangeControl
					{ ...look }
					label={ __( 'Columns, at most', 'sedifex-sync' ) }
					help={ __( 'Small screens show fewer.', 'sedifex-sync' ) }
					min={ 1 }
					max={ 6 }
					value={ columns }
					onChange={ ( value ) =>
						setAttributes( { columns: value ?? 4 } )
					}
				/>
			) }
			<RangeControl
				{ ...look }
				label={ __( 'Items on a page', 'sedifex-sync' ) }
				min={ 1 }
				max={ 100 }
				value={ perPage }
				onChange={ ( value ) =>
					setAttributes( { perPage: value ?? 24 } )
				}
			/>
			<TextControl
				{ ...look }
				label={ __( 'Words on the button', 'sedifex-sync' ) }
				placeholder={ __( 'Add to cart', 'sedifex-sync' ) }
				value={ buttonText }
				onChange={ ( value ) => setAttributes( { buttonText: value } ) }
			/>
		</PanelBody>
	);
}

function Tools( { attributes, setAttributes }: Omit< Props, 'catalog' > ) {
	const toggles: ReadonlyArray<
		[
			(
				| 'showSearch'
				| 'showCategories'
				| 'showSort'
				| 'showPaging'
				| 'showCart'
			),
			string,
		]
	> = [
		[ 'showSearch', __( 'Search', 'sedifex-sync' ) ],
		[ 'showCategories', __( 'Categories', 'sedifex-sync' ) ],
		[ 'showSort', __( 'Choice of order', 'sedifex-sync' ) ],
		[ 'showPaging', __( 'Further pages', 'sedifex-sync' ) ],
		[ 'showCart', __( 'Cart button', 'sedifex-sync' ) ],
	];
	return (
		<PanelBody title={ __( 'Tools for visitors', 'sedifex-sync' ) }>
			{ toggles.map( ( [ name, label ] ) => (
				<ToggleControl
					__nextHasNoMarginBottom
					key={ name }
					label={ label }
					checked={ attributes[ name ] }
					onChange={ ( value ) =>
						setAttributes( { [ name ]: value } )
					}
				/>
			) ) }
		</PanelBody>
	);
}

export function Controls( props: Props ) {
	return (
		<>
			<What { ...props } />
			<Layout { ...props } />
			<Tools { ...props } />
		</>
	);
}
