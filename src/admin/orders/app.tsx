import type { View } from '@wordpress/dataviews';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Detail } from './detail';
import { List } from './list';
import { useAddress } from './use-address';
import { keepView, keptView } from './view';

/** Everything that went through this site: the list, or one order of it. */
export const App = () => {
	const [ reference, open ] = useAddress();
	const [ view, setView ] = useState< View >( keptView );
	// Whoever comes back from an order goes on where its row is.
	const last = useRef( '' );
	if ( '' !== reference ) {
		last.current = reference;
	}

	return (
		<div className="sedifex-admin sedifex-orders">
			<p className="sedifex-orders__note">
				{ __(
					'Sedifex holds the record of every order. This screen shows what this site knows of it, and what Selldone and Sevi reported of theirs.',
					'sedifex-sync'
				) }
			</p>
			{ '' === reference ? (
				<List
					view={ view }
					onChangeView={ ( next ) => {
						keepView( next );
						setView( next );
					} }
					onOpen={ open }
					cameFrom={ last.current }
				/>
			) : (
				<Detail
					key={ reference }
					reference={ reference }
					onClose={ () => open( '' ) }
				/>
			) }
		</div>
	);
};
