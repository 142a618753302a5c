import {
	Button,
	ComboboxControl,
	Flex,
	FlexBlock,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { keyOf } from './catalog';
import type { CatalogItem } from './catalog';

interface Props {
	readonly items: readonly CatalogItem[];
	readonly picked: readonly string[];
	readonly onChange: ( picked: string[] ) => void;
}

/** Items chosen one by one, found by name, in the order in which they are shown. */
export function ItemPicker( { items, picked, onChange }: Props ) {
	// A new key empties the search field after each choice.
	const [ round, setRound ] = useState( 0 );
	const nameOf = ( key: string ): string =>
		items.find( ( item ) => keyOf( item ) === key )?.name ??
		__( 'No longer in the shop', 'sedifex-sync' );
	const up = ( at: number ): void => {
		const next = [ ...picked ];
		const [ moved ] = next.splice( at, 1 );
		next.splice( at - 1, 0, ...( moved === undefined ? [] : [ moved ] ) );
		onChange( next );
	};
	return (
		<>
			<ComboboxControl
				key={ round }
				label={ __( 'Add an item', 'sedifex-sync' ) }
				value={ null }
				options={ items
					.filter( ( item ) => ! picked.includes( keyOf( item ) ) )
					.map( ( item ) => ( {
						value: keyOf( item ),
						label: item.name,
					} ) ) }
				onChange={ ( key ) => {
					if ( typeof key === 'string' && key !== '' ) {
						onChange( [ ...picked, key ] );
						setRound( round + 1 );
					}
				} }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<ol style={ { margin: '12px 0 0', padding: 0, listStyle: 'none' } }>
				{ picked.map( ( key, at ) => (
					<li key={ key }>
						<Flex>
							<FlexBlock>{ nameOf( key ) }</FlexBlock>
							<Button
								icon="arrow-up-alt2"
								size="small"
								disabled={ at === 0 }
								accessibleWhenDisabled
								label={ sprintf(
									/* translators: %s: name of an item. */
									__( 'Move %s up', 'sedifex-sync' ),
									nameOf( key )
								) }
								onClick={ () => up( at ) }
							/>
							<Button
								icon="no-alt"
								size="small"
								label={ sprintf(
									/* translators: %s: name of an item. */
									__( 'Remove %s', 'sedifex-sync' ),
									nameOf( key )
								) }
								onClick={ () =>
									onChange(
										picked.filter( ( one ) => one !== key )
									)
								}
							/>
						</Flex>
					</li>
				) ) }
			</ol>
		</>
	);
}
