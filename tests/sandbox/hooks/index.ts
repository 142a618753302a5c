import { notDeployed, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import { runStep } from '../payments/steps';
import { act, ACTIONS } from '../staff/actions';
import { orderList } from '../staff/order-list';
import { defaultSwitches, type SandboxState } from '../store/state';
import { isRecord, text, type Doc } from '../store/values';
import { loadWorld } from '../worlds';
import { bookingHooks } from './bookings';
import { done, refused, type Hook } from './hook';
import { addMany, editItem, hostileItems } from './items';
import { webhookHooks } from './webhooks';

/** By method and name; README.md describes each. */
const HOOKS: Record< string, Hook > = {
	'GET health': ( state, _given, _request, origin ) =>
		done( { world: state.world, url: origin } ),
	'POST reset': ( state, given, _request, origin ) => {
		const world = given.world ?? 'demo';
		if ( world !== 'demo' && world !== 'world' && world !== 'empty' ) {
			return refused( 'world is demo, world or empty' );
		}
		loadWorld( state, world, origin );
		return done( { world } );
	},
	'GET switches': ( state ) => done( { switches: state.switches } ),
	'POST switches': ( state, given ) => {
		const known = defaultSwitches() as unknown as Doc;
		for ( const [ name, value ] of Object.entries( given ) ) {
			if ( typeof value !== typeof known[ name ] ) {
				return refused( `there is no switch ${ name } of that kind` );
			}
		}
		Object.assign( state.switches, given );
		return done( { switches: state.switches } );
	},
	'GET faults': ( state ) => done( { faults: state.faults.list() } ),
	'POST faults': ( state, given ) => {
		const wanted: unknown[] = Array.isArray( given.faults )
			? given.faults
			: [ given ];
		const added = wanted.map( ( fault ) => state.faults.add( fault ) );
		const wrong = added.find( ( fault ) => typeof fault === 'string' );
		return wrong ? refused( wrong ) : done( { faults: added } );
	},
	'DELETE faults': ( state ) => {
		state.faults.clear();
		return done();
	},
	'GET ledger': ( state, _given, { query } ) =>
		done( {
			lastId: state.ledger.lastId,
			calls: state.ledger.calls(
				query.get( 'endpoint' ) ?? undefined,
				Number( query.get( 'since' ) ?? 0 )
			),
		} ),
	'DELETE ledger': ( state ) => {
		state.ledger.clear();
		return done();
	},
	'GET effects': ( state, _given, { query } ) => effects( state, query ),
	'GET documents': ( state, _given, { query } ) =>
		done( {
			collections: state.documents.names(),
			documents: state.documents.list( query.get( 'collection' ) ?? '' ),
		} ),
	'POST do': ( state, given ) => {
		const wrong = runStep(
			state,
			text( given.do ),
			isRecord( given.with ) ? given.with : {}
		);
		return wrong ? refused( wrong ) : done();
	},
	'POST staff': ( state, given ) => {
		const action = ACTIONS.find( ( name ) => name === given.action );
		if ( ! action ) {
			return refused( `action is one of ${ ACTIONS.join( ', ' ) }` );
		}
		const id = text( given.id );
		const storeId =
			text( given.storeId ) ||
			( orderList( state ).find( ( row ) => row.id === id )?.storeId ??
				'' );
		return storeId !== '' &&
			act( state, storeId, id, action, text( given.stage ) )
			? done()
			: refused( `there is no order ${ id }` );
	},
	'POST clock': ( state, given ) => {
		state.skewMs = Number( given.skewMs ) || 0;
		return done( { now: state.nowIso() } );
	},
	'POST items': ( state, given ) => {
		const wrong = editItem( state, given );
		return wrong ? refused( wrong ) : done();
	},
	'POST items/many': ( state, given ) =>
		done( { added: addMany( state, given ) } ),
	...webhookHooks,
	...bookingHooks,
	'POST items/hostile': ( state, given, _request, origin ) =>
		done( { added: hostileItems( state, given, origin ) } ),
};

export async function hooks(
	state: SandboxState,
	origin: string,
	request: SandboxRequest
): Promise< Reply > {
	const name = request.segments.slice( 1 ).join( '/' );
	const hook = HOOKS[ `${ request.method } ${ name }` ];
	if ( ! hook ) {
		return notDeployed();
	}
	try {
		const body = request.raw.toString( 'utf8' );
		const given: unknown = body === '' ? {} : JSON.parse( body );
		return await hook(
			state,
			isRecord( given ) ? given : {},
			request,
			origin
		);
	} catch ( error ) {
		return refused( ( error as Error ).message );
	}
}

/** What exists because of the calls: the place to count orders. */
function effects( state: SandboxState, query: URLSearchParams ): Reply {
	const storeId = query.get( 'storeId' );
	const rows = orderList( state ).filter(
		( row ) => storeId === null || row.storeId === storeId
	);
	const count = ( kind: string ) =>
		rows.filter( ( row ) => row.kind === kind ).length;
	return done( {
		counts: {
			checkouts: count( 'checkout' ),
			orders: count( 'order' ),
			cashOrders: count( 'cash' ),
			deliveryOrders: count( 'delivery' ),
		},
		rows,
		transactions: state.provider
			.all()
			.filter(
				( { metadata } ) =>
					storeId === null || metadata.storeId === storeId
			),
	} );
}
