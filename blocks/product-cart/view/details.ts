import { text } from '@sedifex/stores/cart';
import { asText, isRecord, keep, readKept } from '../../../src/view/kept';

/** What the visitor fills in, by the names of the form without their `sfx_`. */
export interface Details {
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly receive: string;
	readonly location: string;
	readonly note: string;
	readonly payment: string;
}

export type Field = keyof Details;
export type Errors = Partial< Record< Field | 'items', string > >;

const KEY = 'sedifex_details_v1';
const FIELDS: readonly Field[] = [
	'name',
	'phone',
	'email',
	'receive',
	'location',
	'note',
	'payment',
];
const REMEMBERED: readonly Field[] = [
	'name',
	'phone',
	'email',
	'receive',
	'location',
];

export const isField = ( name: string ): name is Field =>
	( FIELDS as readonly string[] ).includes( name );

export function readDetails( form: HTMLFormElement ): Details {
	const data = new FormData( form );
	const value = ( name: Field ): string =>
		asText( data.get( `sfx_${ name }` ) ).trim();
	return {
		name: value( 'name' ),
		phone: value( 'phone' ),
		email: value( 'email' ),
		receive: value( 'receive' ),
		location: value( 'location' ),
		note: value( 'note' ),
		payment: value( 'payment' ),
	};
}

/**
 * What can be said at once about the field, '' where all is well. The server
 * decides; this only spares the visitor a round trip.
 */
export function problemOf( field: Field, details: Details ): string {
	const value = details[ field ];
	switch ( field ) {
		case 'name':
			return value.length < 2 ? text( 'needName' ) : '';
		case 'phone':
			if ( value === '' ) {
				return text( 'needPhone' );
			}
			return /^\+?[\d\s().‐-―-]{9,40}$/.test( value ) &&
				/^\d{9,15}$/.test( value.replace( /\D/g, '' ) )
				? ''
				: text( 'badPhone' );
		case 'email':
			if ( details.payment !== 'online' ) {
				return '';
			}
			if ( value === '' ) {
				return text( 'needEmail' );
			}
			return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test( value )
				? ''
				: text( 'badEmail' );
		case 'location':
			return details.receive === 'delivery' && value.length < 3
				? text( 'needPlace' )
				: '';
		default:
			return '';
	}
}

export function problems( details: Details ): Errors {
	const errors: Errors = {};
	for ( const field of FIELDS ) {
		const problem = problemOf( field, details );
		if ( problem ) {
			errors[ field ] = problem;
		}
	}
	return errors;
}

/** As POST /checkout takes them; what is not asked for is not sent. */
export function customerOf( details: Details ): object {
	return {
		customer: {
			name: details.name,
			phone: details.phone,
			email: details.payment === 'online' ? details.email : '',
		},
		delivery: {
			method: details.receive,
			location: details.receive === 'pickup' ? '' : details.location,
			notes: details.note,
		},
		payment: details.payment,
	};
}

/** Only where the visitor wants it; null forgets. */
export function rememberDetails( details: Details | null ): void {
	keep(
		KEY,
		details &&
			Object.fromEntries(
				REMEMBERED.map( ( name ) => [ name, details[ name ] ] )
			)
	);
}

/** Fills what is still blank from last time. True where there was something. */
export function fillFromLastTime( form: HTMLFormElement ): boolean {
	const kept = readKept( KEY );
	if ( ! isRecord( kept ) ) {
		return false;
	}
	for ( const name of REMEMBERED ) {
		const value = asText( kept[ name ] );
		const input = form.elements.namedItem( `sfx_${ name }` );
		if ( input instanceof window.RadioNodeList ) {
			if (
				Array.from( input ).some(
					( one ) => ( one as HTMLInputElement ).value === value
				)
			) {
				input.value = value;
			}
		} else if (
			value &&
			input instanceof window.HTMLInputElement &&
			input.type !== 'hidden' &&
			input.value === ''
		) {
			input.value = value;
		}
	}
	return true;
}
