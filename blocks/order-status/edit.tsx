import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import type { BlockEditProps } from '@wordpress/blocks';
import {
	Notice,
	PanelBody,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { formatMoney } from '../../src/shared/money';

// A type alias, not an interface: @wordpress/blocks wants Record<string, unknown>.
export type OrderStatusAttributes = {
	heading: string;
	help: string;
};

const STEPS = [
	{ label: __( 'Order received', 'sedifex-sync' ), at: 'is-done' },
	{ label: __( 'Confirmed by store', 'sedifex-sync' ), at: 'is-current' },
	{ label: __( 'Being prepared', 'sedifex-sync' ), at: '' },
	{ label: __( 'Out for delivery', 'sedifex-sync' ), at: '' },
	{ label: __( 'Delivered', 'sedifex-sync' ), at: '' },
];

const Order = () => (
	<>
		<section>
			<h2 className="sfx-order__headline" data-tone="good">
				{ __( 'Confirmed by store', 'sedifex-sync' ) }
			</h2>
			<p className="sfx-order__next">
				{ __(
					'The store is preparing your order and will call you on delivery day.',
					'sedifex-sync'
				) }
			</p>
			<ol className="sfx-order__steps">
				{ STEPS.map( ( { label, at } ) => (
					<li className={ at } key={ label }>
						{ label }
					</li>
				) ) }
			</ol>
		</section>
		<dl className="sfx-order__facts">
			<div>
				<dt>{ __( 'Reference', 'sedifex-sync' ) }</dt>
				<dd>
					<strong>SFX-7K3M9QXD</strong>
				</dd>
			</div>
			<div>
				<dt>{ __( 'Amount', 'sedifex-sync' ) }</dt>
				<dd>{ formatMoney( 12290, 'GHS' ) }</dd>
			</div>
		</dl>
	</>
);

const LookUp = ( { heading, help }: OrderStatusAttributes ) => (
	<section>
		<h2 className="sfx-order__title">
			{ heading || __( 'How is my order doing?', 'sedifex-sync' ) }
		</h2>
		<p className="sfx-order__field">
			<label htmlFor="sfx-sample-reference">
				{ __( 'Reference', 'sedifex-sync' ) }
			</label>
			<input id="sfx-sample-reference" disabled />
		</p>
		<p className="sfx-order__field">
			<label htmlFor="sfx-sample-contact">
				{ __( 'Phone number or e-mail of the order', 'sedifex-sync' ) }
			</label>
			<input id="sfx-sample-contact" disabled />
		</p>
		<p>
			<span className="wp-element-button sfx-order__main">
				{ __( 'Find my order', 'sedifex-sync' ) }
			</span>
		</p>
		{ help !== '' && <p className="sfx-order__help">{ help }</p> }
	</section>
);

/** Both faces of the block: an order for whoever has its link, and the look-up. */
export function Edit( {
	attributes,
	setAttributes,
}: BlockEditProps< OrderStatusAttributes > ) {
	const props = useBlockProps();
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Texts', 'sedifex-sync' ) }>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Heading', 'sedifex-sync' ) }
						help={ __(
							'Above the form that finds an order.',
							'sedifex-sync'
						) }
						value={ attributes.heading }
						onChange={ ( heading ) => setAttributes( { heading } ) }
					/>
					<TextareaControl
						__nextHasNoMarginBottom
						label={ __( 'Lost reference', 'sedifex-sync' ) }
						help={ __(
							'What customers can do who have lost it. Leave it empty for our words.',
							'sedifex-sync'
						) }
						value={ attributes.help }
						onChange={ ( help ) => setAttributes( { help } ) }
					/>
				</PanelBody>
			</InspectorControls>
			<div { ...props }>
				<Notice status="info" isDismissible={ false }>
					{ __(
						'These are samples. With the link of an order visitors see the upper part, without it the lower one.',
						'sedifex-sync'
					) }
				</Notice>
				<Order />
				<LookUp { ...attributes } />
			</div>
		</>
	);
}
