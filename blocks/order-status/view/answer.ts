import { asText, isRecord } from '../../../src/view/kept';

export interface Step {
	readonly label: string;
	readonly done: boolean;
	readonly current: boolean;
}

export interface TimelineEvent {
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly label: string;
}

/** What GET /orders/{token} says of an order. */
export interface OrderNow {
	readonly headline: string;
	readonly nextStep: string;
	readonly payment: string;
	readonly stage: string;
	readonly state: string;
	readonly canPay: boolean;
	readonly steps: readonly Step[];
	readonly events: readonly TimelineEvent[];
}

const list = ( value: unknown ): Array< Record< string, unknown > > =>
	Array.isArray( value ) ? ( value as unknown[] ).filter( isRecord ) : [];

/** Null for anything that is not about an order. */
export function parseOrder( data: unknown ): OrderNow | null {
	if ( ! isRecord( data ) || ! asText( data.headline ) ) {
		return null;
	}
	return {
		headline: asText( data.headline ),
		nextStep: asText( data.next_step ),
		payment: asText( data.payment ),
		stage: asText( data.stage ),
		state: asText( data.state ),
		canPay: data.can_pay === true,
		steps: list( data.progress ).map( ( step ) => ( {
			label: asText( step.label ),
			done: step.done === true,
			current: step.current === true,
		} ) ),
		events: list( data.timeline ).map( ( event ) => ( {
			at: asText( event.at ),
			label: asText( event.label ),
		} ) ),
	};
}

const ENDS = [ 'delivered', 'completed', 'cancelled', 'returned', 'failed' ];

/** Nothing more is expected of it. */
export const isEnded = ( { stage, state }: OrderNow ): boolean =>
	ENDS.includes( stage ) || state === 'rejected';

/** Colour beside the word, as OrderStatusView says it. */
export function toneOf( { payment, stage, state }: OrderNow ): string {
	if (
		payment === 'failed' ||
		state === 'rejected' ||
		[ 'cancelled', 'returned', 'failed' ].includes( stage )
	) {
		return 'bad';
	}
	return payment === 'paid' || [ 'delivered', 'completed' ].includes( stage )
		? 'good'
		: 'waiting';
}

/** Null where the order cannot be asked about now. */
export async function fetchOrder(
	rest: string,
	token: string
): Promise< OrderNow | null > {
	const controller = new AbortController();
	const limit = setTimeout( () => controller.abort(), 15_000 );
	return window
		.fetch( `${ rest }orders/${ token }`, {
			credentials: 'omit',
			cache: 'no-store',
			referrerPolicy: 'no-referrer',
			signal: controller.signal,
		} )
		.then( async ( answer ) =>
			answer.ok ? parseOrder( await answer.json() ) : null
		)
		.catch( () => null )
		.finally( () => clearTimeout( limit ) );
}
