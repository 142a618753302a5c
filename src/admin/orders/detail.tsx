import { Icon, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { chevronLeft } from '@wordpress/icons';
import { getOrder, type OrderDetail } from '../../api/orders';
import { Calls } from './detail/calls';
import { Contents } from './detail/contents';
import { NeedsYou } from './detail/needs-you';
import { Reported } from './detail/reported';
import { SedifexSays } from './detail/sedifex-says';
import { Timeline } from './detail/timeline';
import { Answer } from './parts/answer';
import { Badge } from './parts/badge';
import { Copy } from '../components/copy';
import { Trouble } from '../components/trouble';
import { When } from '../components/when';
import { orderUrl } from './use-address';
import { useAction, type Acting } from './use-action';
import { useAnswer } from './use-answer';

const Head = ( { order }: { readonly order: OrderDetail } ) => {
	const heading = useRef< HTMLHeadingElement >( null );
	// Another page, though nothing was loaded: the focus goes to its heading.
	useEffect( () => heading.current?.focus(), [] );
	return (
		<header className="sedifex-orders__head">
			<h2 ref={ heading } tabIndex={ -1 }>
				{ order.reference }
			</h2>
			<Copy
				isSmall
				text={ order.reference }
				label={ __( 'Copy reference', 'sedifex-sync' ) }
			/>
			<Badge state={ order.state } label={ order.state_label } />
			<Badge state={ order.payment } label={ order.payment_label } />
			<When at={ order.ordered_at } />
		</header>
	);
};

const Body = ( {
	order,
	acting,
}: {
	readonly order: OrderDetail;
	readonly acting: Acting;
} ) => (
	<>
		<Head order={ order } />
		<Answer acting={ acting } />
		{ '' !== order.attention_code && (
			<NeedsYou order={ order } acting={ acting } />
		) }
		<div className="sedifex-orders__columns">
			<Contents order={ order } />
			<div>
				{ '' === order.reported_by ? (
					<SedifexSays order={ order } acting={ acting } />
				) : (
					<Reported order={ order } />
				) }
				<Timeline entries={ order.timeline } />
			</div>
		</div>
		{ order.calls.length > 0 && <Calls order={ order } /> }
	</>
);

interface Props {
	readonly reference: string;
	readonly onClose: () => void;
}

/** One order, with everything that is known of it. */
export const Detail = ( { reference, onClose }: Props ) => {
	const { answer, error, again } = useAnswer( reference, () =>
		getOrder( reference )
	);
	const acting = useAction( again );
	return (
		<div className="sedifex-orders__detail">
			<a
				className="sedifex-admin__back"
				href={ orderUrl( '' ) }
				onClick={ ( event ) => {
					if ( ! event.metaKey && ! event.ctrlKey ) {
						event.preventDefault();
						onClose();
					}
				} }
			>
				<Icon icon={ chevronLeft } size={ 20 } />
				{ __( 'All orders', 'sedifex-sync' ) }
			</a>
			{ '' !== error && <Trouble text={ error } onRetry={ again } /> }
			{ null === answer && '' === error && <Spinner /> }
			{ null !== answer && <Body order={ answer } acting={ acting } /> }
		</div>
	);
};
