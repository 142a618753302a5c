import { Card, CardBody } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { EventDetail } from '../../../api/events';

/** What was sent, word for word but for what is nobody's business. */
export const Raw = ( { delivery }: { readonly delivery: EventDetail } ) => (
	<Card className="sedifex-webhooks__card">
		<CardBody>
			<h3>{ __( 'What was sent', 'sedifex-sync' ) }</h3>
			<p className="sedifex-webhooks__quiet">
				{ __(
					'Secrets and what is personal are hidden here.',
					'sedifex-sync'
				) }
			</p>
			{ delivery.headers.length > 0 && (
				<details className="sedifex-webhooks__fold">
					<summary>{ __( 'Headers', 'sedifex-sync' ) }</summary>
					<dl className="sedifex-webhooks__headers">
						{ delivery.headers.map( ( { name, value } ) => (
							<div key={ name }>
								<dt>
									<code dir="ltr">{ name }</code>
								</dt>
								<dd>
									<code dir="ltr">{ value }</code>
								</dd>
							</div>
						) ) }
					</dl>
				</details>
			) }
			{ null === delivery.body ? (
				<p>
					{ __(
						'What it said is no longer kept, so it cannot be replayed. What it did stays done.',
						'sedifex-sync'
					) }
				</p>
			) : (
				<pre
					className="sedifex-webhooks__body"
					dir="ltr"
					// It scrolls by itself: keys must reach it.
					tabIndex={ 0 }
					role="region"
					aria-label={ __( 'Body', 'sedifex-sync' ) }
				>
					{ delivery.body }
				</pre>
			) }
		</CardBody>
	</Card>
);
