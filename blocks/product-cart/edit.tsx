import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import type { BlockEditProps } from '@wordpress/blocks';
import {
	Notice,
	PanelBody,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { formatMoney } from '../../src/shared/money';

// A type alias, not an interface: @wordpress/blocks wants Record<string, unknown>.
export type ProductCartAttributes = {
	heading: string;
	note: string;
};

const SAMPLE = [
	{ name: __( 'Shea butter, 250 g', 'sedifex-sync' ), count: 2, unit: 3500 },
	{ name: __( 'Woven basket', 'sedifex-sync' ), count: 1, unit: 5050 },
];

const money = ( minor: number ): string => formatMoney( minor, 'GHS' );

const Lines = () => (
	<section className="sfx-cart__part">
		<h2 className="sfx-cart__title">
			{ __( 'Your cart', 'sedifex-sync' ) }
		</h2>
		<ul className="sfx-cart__lines">
			{ SAMPLE.map( ( { name, count, unit } ) => (
				<li className="sfx-cart__line" key={ name }>
					<span className="sfx-cart__picture">
						<span>{ name.charAt( 0 ) }</span>
					</span>
					<span className="sfx-cart__what">
						{ name }
						<small>
							{ sprintf(
								/* translators: %s: price of one piece. */
								__( '%s each', 'sedifex-sync' ),
								money( unit )
							) }
						</small>
					</span>
					<span className="sfx-cart__count">
						<button type="button" disabled>
							−
						</button>
						<input value={ count } disabled readOnly />
						<button type="button" disabled>
							+
						</button>
					</span>
					<strong className="sfx-cart__amount">
						{ money( unit * count ) }
					</strong>
				</li>
			) ) }
		</ul>
	</section>
);

const Field = ( { id, label }: { id: string; label: string } ) => (
	<p className="sfx-cart__field">
		<label htmlFor={ id }>{ label }</label>
		<input id={ id } disabled />
	</p>
);

type ChoiceProps = { id: string; label: string; isChosen?: boolean };

const Choice = ( { id, label, isChosen = false }: ChoiceProps ) => (
	<label htmlFor={ id }>
		<input id={ id } type="radio" checked={ isChosen } disabled readOnly />
		<span>{ label }</span>
	</label>
);

/** The page as a visitor with three things in the cart sees it. */
export function Edit( {
	attributes: { heading, note },
	setAttributes,
}: BlockEditProps< ProductCartAttributes > ) {
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
							'Above the cart. Leave it empty where the page has a title.',
							'sedifex-sync'
						) }
						value={ heading }
						onChange={ ( value ) =>
							setAttributes( { heading: value } )
						}
					/>
					<TextareaControl
						__nextHasNoMarginBottom
						label={ __( 'Under the button', 'sedifex-sync' ) }
						help={ __(
							'For what customers ask last: returns, delivery days.',
							'sedifex-sync'
						) }
						value={ note }
						onChange={ ( value ) =>
							setAttributes( { note: value } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<div { ...props }>
				<Notice status="info" isDismissible={ false }>
					{ __(
						'These are samples. Each visitor sees their own cart here; ways to pay and to receive come from the settings.',
						'sedifex-sync'
					) }
				</Notice>
				{ heading !== '' && (
					<h2 className="wp-block-heading">{ heading }</h2>
				) }
				<Lines />
				<div className="sfx-cart__form">
					<section className="sfx-cart__part">
						<h2 className="sfx-cart__title">
							{ __( 'Your details', 'sedifex-sync' ) }
						</h2>
						<Field
							id="sfx-sample-name"
							label={ __( 'Full name', 'sedifex-sync' ) }
						/>
						<Field
							id="sfx-sample-phone"
							label={ __( 'Phone number', 'sedifex-sync' ) }
						/>
						<Field
							id="sfx-sample-place"
							label={ __( 'Place and landmark', 'sedifex-sync' ) }
						/>
					</section>
					<section className="sfx-cart__part">
						<h2 className="sfx-cart__title">
							{ __( 'Pay', 'sedifex-sync' ) }
						</h2>
						<fieldset className="sfx-cart__choice">
							<Choice
								id="sfx-sample-online"
								label={ __( 'Pay online', 'sedifex-sync' ) }
								isChosen
							/>
							<Choice
								id="sfx-sample-delivery"
								label={ __(
									'Pay on delivery',
									'sedifex-sync'
								) }
							/>
						</fieldset>
						<p className="sfx-cart__total">
							<span>{ __( 'Total', 'sedifex-sync' ) }</span>
							<span>{ money( 12290 ) }</span>
						</p>
						<span className="wp-element-button sfx-cart__order">
							{ sprintf(
								/* translators: %s: an amount of money. */
								__( 'Pay %s securely', 'sedifex-sync' ),
								money( 12290 )
							) }
						</span>
						{ note !== '' && (
							<p className="sfx-cart__note">{ note }</p>
						) }
					</section>
				</div>
			</div>
		</>
	);
}
