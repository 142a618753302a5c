import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import type { BlockEditProps } from '@wordpress/blocks';
import { PanelBody, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { formatMoney } from '../../src/shared/money';

// A type alias, not an interface: @wordpress/blocks wants Record<string, unknown>.
export type CartButtonAttributes = {
	showTotal: boolean;
};

/** The bag as a visitor with three things in it sees it. */
export function Edit( {
	attributes,
	setAttributes,
}: BlockEditProps< CartButtonAttributes > ) {
	return (
		<div { ...useBlockProps() }>
			<InspectorControls>
				<PanelBody title={ __( 'Cart button', 'sedifex-sync' ) }>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Show the total', 'sedifex-sync' ) }
						help={ __(
							'While the cart is empty, visitors see the bag alone.',
							'sedifex-sync'
						) }
						checked={ attributes.showTotal }
						onChange={ ( showTotal ) =>
							setAttributes( { showTotal } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<span className="sfx-bag">
				<svg
					viewBox="0 0 24 24"
					width="24"
					height="24"
					fill="none"
					stroke="currentColor"
					strokeWidth="1.6"
					strokeLinejoin="round"
					strokeLinecap="round"
					aria-hidden="true"
				>
					<path d="M5.5 8h13l1 12.5h-15zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5" />
				</svg>
				<span className="sfx-bag__count">3</span>
				{ attributes.showTotal && (
					<span className="sfx-bag__total">
						{ formatMoney( 24500, 'GHS' ) }
					</span>
				) }
			</span>
		</div>
	);
}
