import { Button, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { getEndpoints } from '../../../api/endpoints';
import { useLive } from '../../components/use-live';
import { ADDRESSES, type Place } from '../use-place';

const EVERY = 15_000;

/** Nothing is in the log: because nobody can send yet, or because nobody has since it was emptied. */
export const Empty = ( { go }: { readonly go: ( to: Place ) => void } ) => {
	const { answer, error } = useLive( getEndpoints, EVERY );
	if ( null === answer && '' === error ) {
		return <Spinner />;
	}
	const isSetUp =
		answer?.endpoints.some( ( { secret } ) => secret.has_value ) ?? true;
	return (
		<div className="sedifex-admin__empty">
			<h2>
				{ isSetUp
					? __( 'The log is empty', 'sedifex-sync' )
					: __(
							'Nobody can tell your site anything yet',
							'sedifex-sync'
						) }
			</h2>
			<p>
				{ isSetUp
					? __(
							'The next delivery appears here the moment it comes.',
							'sedifex-sync'
						)
					: __(
							'Sedifex, Selldone and Sevi can tell your site at once what changed. Give each of them the address of your site; what they send appears here.',
							'sedifex-sync'
						) }
			</p>
			<Button
				__next40pxDefaultSize
				variant={ isSetUp ? 'secondary' : 'primary' }
				onClick={ () => go( ADDRESSES ) }
			>
				{ isSetUp
					? __( 'See the addresses', 'sedifex-sync' )
					: __( 'Set up the addresses', 'sedifex-sync' ) }
			</Button>
		</div>
	);
};

export const NothingFits = ( {
	onClear,
}: {
	readonly onClear: () => void;
} ) => (
	<div className="sedifex-admin__none">
		<p>
			{ __(
				'No delivery fits what you are looking for.',
				'sedifex-sync'
			) }
		</p>
		<Button __next40pxDefaultSize variant="secondary" onClick={ onClear }>
			{ __( 'Clear search and filters', 'sedifex-sync' ) }
		</Button>
	</div>
);
