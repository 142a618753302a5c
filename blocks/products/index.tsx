import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import type { ProductsAttributes } from './editor/attributes';
import metadata from './block.json';
import { Edit } from './edit';
import './style.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration< ProductsAttributes > ),
	edit: Edit,
	save: () => null,
} );
