import { hooks } from './hooks';
import type { SideDoor } from './http/dispatch';
import type { SandboxRequest } from './http/request';
import type { Reply } from './http/reply';
import { bookingsAction, bookingsPage } from './pages/bookings';
import { catalogueAction, cataloguePage } from './pages/catalogue';
import { faultsAction, faultsPage } from './pages/faults';
import { ordersAction, ordersPage } from './pages/orders';
import { requestsPage, switchesAction, switchesPage } from './pages/overview';
import { payPage } from './pages/pay';
import { picture } from './pages/pictures';
import { targetAction, webhooksAction, webhooksPage } from './pages/webhooks';
import type { SandboxState } from './store/state';

type Page = (
	state: SandboxState,
	request: SandboxRequest
) => Reply | Promise< Reply >;

const PAGES: Record< string, Page > = {
	'GET /': ordersPage,
	'POST /staff/orders': ordersAction,
	'GET /staff/requests': requestsPage,
	'GET /staff/bookings': bookingsPage,
	'POST /staff/bookings': bookingsAction,
	'GET /staff/catalogue': cataloguePage,
	'POST /staff/catalogue': catalogueAction,
	'GET /staff/webhooks': webhooksPage,
	'POST /staff/webhooks': webhooksAction,
	'POST /staff/webhooks/target': targetAction,
	'GET /staff/switches': switchesPage,
	'POST /staff/switches': switchesAction,
	'GET /staff/faults': faultsPage,
	'POST /staff/faults': faultsAction,
};

/**
 * Everything that is not a function of Sedifex: the payment page, pictures, the
 * pages of the store, and the hooks of tests.
 */
export function sideDoors(
	state: SandboxState,
	origin: () => string
): SideDoor {
	return async ( request ) => {
		const [ first = '' ] = request.segments;
		if ( first === '__sandbox' ) {
			return hooks( state, origin(), request );
		}
		if ( first === 'pay' ) {
			return payPage( state, request );
		}
		if ( first === 'pictures' ) {
			return picture( request );
		}
		const page = PAGES[ `${ request.method } ${ request.path }` ];
		return page ? page( state, request ) : null;
	};
}
