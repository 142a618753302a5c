import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Endpoint } from '../../../api/endpoints';
import { When } from '../../components/when';
import { Doctor } from './doctor';

/** What was turned away, and the way to find out why. */
export const Refusals = ( { endpoint }: { readonly endpoint: Endpoint } ) => {
	const [ isOpen, setIsOpen ] = useState( false );
	return (
		<>
			{ endpoint.refusals.length > 0 && (
				<div className="sedifex-webhooks__refusals">
					<h3>{ __( 'Refused', 'sedifex-sync' ) }</h3>
					<ul>
						{ endpoint.refusals.map( ( one ) => (
							<li key={ one.reason }>
								<span>{ one.sentence }</span>
								<span className="sedifex-webhooks__quiet">
									{ sprintf(
										/* translators: %d: number of times. */
										_n(
											'%d time, last',
											'%d times, last',
											one.count,
											'sedifex-sync'
										),
										one.count
									) }{ ' ' }
									<When at={ one.last_at } />
								</span>
							</li>
						) ) }
					</ul>
				</div>
			) }
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				onClick={ () => setIsOpen( true ) }
			>
				{ __( 'Why was it refused?', 'sedifex-sync' ) }
				<span className="screen-reader-text">
					{ ` ${ endpoint.label }` }
				</span>
			</Button>
			{ isOpen && (
				<Doctor
					endpoint={ endpoint }
					onClose={ () => setIsOpen( false ) }
				/>
			) }
		</>
	);
};
