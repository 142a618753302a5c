import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import type { BlockEditProps } from '@wordpress/blocks';
import { Button, Disabled, Placeholder, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import ServerSideRender from '@wordpress/server-side-render';
import type { ProductsAttributes } from './editor/attributes';
import { useCatalog } from './editor/catalog';
import { Controls } from './editor/controls';

function Empty() {
	return (
		<Placeholder
			icon="store"
			label={ __( 'Sedifex products', 'sedifex-sync' ) }
			instructions={ __(
				'Connect your Sedifex store, and your items are shown here.',
				'sedifex-sync'
			) }
		>
			<Button
				variant="primary"
				href="admin.php?page=sedifex"
				target="_top"
			>
				{ __( 'Connect your store', 'sedifex-sync' ) }
			</Button>
		</Placeholder>
	);
}

export function Edit( {
	attributes,
	setAttributes,
}: BlockEditProps< ProductsAttributes > ) {
	const catalog = useCatalog();
	const isEmpty = catalog.state === 'ready' && catalog.total === 0;
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<Controls
					attributes={ attributes }
					setAttributes={ setAttributes }
					catalog={ catalog }
				/>
			</InspectorControls>
			{ isEmpty ? (
				<Empty />
			) : (
				<Disabled>
					<ServerSideRender
						block="sedifex/products"
						attributes={ attributes }
						skipBlockSupportAttributes
						LoadingResponsePlaceholder={ Spinner }
					/>
				</Disabled>
			) }
		</div>
	);
}
