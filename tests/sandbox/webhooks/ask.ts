import type { SandboxState } from '../store/state';
import { finite, isRecord, text, type Doc } from '../store/values';
import { DOORS, WAYS } from './desk';
import { FAULT_NAMES } from './faults';
import { PLAIN_WISH, SOURCES, type Wish } from './message';
import { EVENTS, PLAIN_MANNER, SENDING_ORDERS, type Manner } from './runs';

/** The most deliveries of one run. */
const MOST = 5000;

/** Reads what a form or a test asks for, or says in words what is wrong with it. */
export function readAsk( given: Doc ): { wish: Wish; manner: Manner } | string {
	const source = SOURCES.find(
		( name ) => name === ( given.source ?? 'sedifex' )
	);
	if ( source === undefined ) {
		return `source is one of ${ SOURCES.join( ', ' ) }`;
	}
	const event = text( given.event ) || ( EVENTS[ source ][ 0 ] ?? '' );
	if ( ! EVENTS[ source ].includes( event ) ) {
		return `event is one of ${ EVENTS[ source ].join( ', ' ) }`;
	}
	const order = SENDING_ORDERS.find(
		( name ) => name === ( given.order ?? 'in_order' )
	);
	if ( order === undefined ) {
		return `order is one of ${ SENDING_ORDERS.join( ', ' ) }`;
	}
	const asked = list( given.faults ?? given.fault );
	const faults = FAULT_NAMES.filter( ( name ) => asked.includes( name ) );
	if ( faults.length < asked.length ) {
		return `faults are some of ${ FAULT_NAMES.join( ', ' ) }`;
	}
	const count = whole( given.count, 1, 1, MOST );
	return {
		wish: {
			...PLAIN_WISH,
			source,
			event,
			count,
			which: given.which === 'new' ? 'new' : 'last',
			item: text( given.item ),
			price: finite( given.price ),
			reference: text( given.reference ),
			type: text( given.type ),
			status: text( given.status ),
			deliveryState: text( given.deliveryState ),
			payment: text( given.payment ),
			shape: text( given.shape ) || 'full',
		},
		manner: {
			order,
			repeat: whole( given.repeat, 1, 1, Math.floor( MOST / count ) ),
			faults,
			every: whole( given.every, 1, 1, MOST ),
			late: whole( given.late, 0, 0, 600 ),
			drop: whole( given.drop, 0, 0, 100 ),
			atOnce: whole( given.atOnce, PLAIN_MANNER.atOnce, 1, 50 ),
			seed: whole(
				given.seed,
				Math.floor( Math.random() * 1e6 ) + 1,
				1,
				1e9
			),
		},
	};
}

/** Changes where to and how webhooks are sent, or says what is wrong. */
export function readTarget( state: SandboxState, given: Doc ): string | null {
	const { target } = state.webhooks;
	const site =
		given.site === undefined
			? target.site
			: text( given.site, 500 ).replace( /\/+$/, '' );
	if (
		site !== '' &&
		! /^https?:$/.test(
			URL.canParse( site ) ? new URL( site ).protocol : ''
		)
	) {
		return 'site is an address that begins with http:// or https://';
	}
	target.site = site;
	target.door = DOORS.find( ( door ) => door === given.door ) ?? target.door;
	target.way = WAYS.find( ( way ) => way === given.way ) ?? target.way;
	const secrets = isRecord( given.secrets ) ? given.secrets : {};
	target.secrets = {
		sedifex: secret( secrets.sedifex, target.secrets.sedifex ),
		selldone: secret( secrets.selldone, target.secrets.selldone ),
		selldoneSign: secret(
			secrets.selldoneSign,
			target.secrets.selldoneSign
		),
		sevi: secret( secrets.sevi, target.secrets.sevi ),
	};
	return null;
}

function secret( value: unknown, known: string ): string {
	return value === undefined ? known : text( value, 500 );
}

function list( value: unknown ): string[] {
	const values: unknown[] = Array.isArray( value ) ? value : [ value ];
	return values.map( ( entry ) => text( entry ) ).filter( Boolean );
}

function whole(
	value: unknown,
	usual: number,
	least: number,
	most: number
): number {
	const number = finite( value );
	return number === null
		? usual
		: Math.min( most, Math.max( least, Math.floor( number ) ) );
}
