import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import metadata from './block.json';
import { Edit } from './edit';
import type { ProductCartAttributes } from './edit';
import './style.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration< ProductCartAttributes > ),
	edit: Edit,
	save: () => null,
} );
