import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { caution, check, closeSmall, scheduled } from '@wordpress/icons';
import type { EventStep } from '../../../api/events';
import { When } from '../../components/when';
import { markWord, stepName, toneOf } from '../words';

const icons = {
	yes: check,
	no: closeSmall,
	note: caution,
	waiting: scheduled,
} as const;

/** What happened to the delivery on its way in, step by step. */
export const Chain = ( {
	steps,
}: {
	readonly steps: readonly EventStep[];
} ) => (
	<ol
		className="sedifex-webhooks__chain"
		aria-label={ __( 'The way of this delivery', 'sedifex-sync' ) }
	>
		{ steps.map( ( { step, mark, sentence, at } ) => (
			<li key={ step } className={ `is-${ toneOf( { step, mark } ) }` }>
				<span className="sedifex-webhooks__mark">
					<Icon
						icon={ icons[ toneOf( { step, mark } ) ] }
						size={ 20 }
					/>
				</span>
				<div>
					<p className="sedifex-webhooks__step">
						<strong>{ stepName( step ) }</strong>
						<span className="screen-reader-text">
							{ markWord( toneOf( { step, mark } ) ) }
						</span>
						{ null !== at && <When at={ at } /> }
					</p>
					<p>{ sentence }</p>
				</div>
			</li>
		) ) }
	</ol>
);
