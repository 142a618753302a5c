import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import metadata from './block.json';
import { Edit } from './edit';
import type { OrderStatusAttributes } from './edit';
import './style.scss';

registerBlockType( metadata.name, {
	...( metadata as unknown as BlockConfiguration< OrderStatusAttributes > ),
	edit: Edit,
	save: () => null,
} );
