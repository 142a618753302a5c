import type { SandboxRequest } from '../http/request';
import type { SandboxState } from './state';
import { isRecord, text, type Doc } from './values';

/** Where a function looks for the key: in six places, or in two. */
export type KeyPlaces = 'wide' | 'narrow';

/** What beyond a store's own keys opens a function. */
export interface KeyScope {
	readonly nested: boolean;
	readonly market: boolean;
}

const STORE_FIELDS = [
	'integrationApiKey',
	'integrationKey',
	'integrationToken',
	'apiKey',
	'token',
	'key',
];
const COLLECTION_FIELDS = [ 'token', 'key', 'apiKey', 'value' ];
const CREDENTIAL_NAME = /(api|integration|access)_?(key|token)$|^(key|token)$/i;

/** The first place that is not blank wins, even if its key is wrong. */
export function readKey( request: SandboxRequest, places: KeyPlaces ): string {
	const found =
		places === 'narrow'
			? [ request.header( 'x-api-key' ) ]
			: [
					request.header( 'x-api-key' ),
					request.header( 'x-sedifex-api-key' ),
					request.header( 'api-key' ),
					request.query.get( 'apiKey' ) ?? '',
					request.query.get( 'api_key' ) ?? '',
				];
	found.push(
		request.header( 'authorization' ).replace( /^Bearer\s+/i, '' )
	);
	return found.map( ( value ) => value.trim() ).find( Boolean ) ?? '';
}

/** Whether this key opens this store. Its status is never looked at. */
export function acceptsKey(
	state: SandboxState,
	storeId: string,
	key: string,
	scope: KeyScope
): boolean {
	if ( key === '' || state.switches.rejectKeys ) {
		return false;
	}
	if ( state.masterKey !== '' && key === state.masterKey ) {
		return true;
	}
	// A storage error is swallowed by the original and reads as a wrong key.
	if ( storeId.includes( '/' ) ) {
		return false;
	}
	if ( scope.market ) {
		const plain = key.replace( /^sdfx_/, 'sedx_' );
		if (
			state.marketTokens.some(
				( token ) => token.storeId === storeId && token.value === plain
			)
		) {
			return true;
		}
	}
	return (
		inOwnDocuments( state, storeId, key, scope ) ||
		inKeyCollections( state, storeId, key )
	);
}

function inOwnDocuments(
	state: SandboxState,
	storeId: string,
	key: string,
	scope: KeyScope
): boolean {
	const own = [
		state.documents.get( 'stores', storeId ),
		state.documents.get( 'storeSettings', storeId ),
	].filter( isRecord );
	return own.some(
		( data ) =>
			STORE_FIELDS.some( ( name ) => text( data[ name ] ) === key ) ||
			( scope.nested && hasNestedCredential( data, key ) )
	);
}

function inKeyCollections(
	state: SandboxState,
	storeId: string,
	key: string
): boolean {
	const { documents } = state;
	const candidates = [
		...documents.where( 'integrationApiKeys', 'storeId', storeId ),
		...documents.list( `stores/${ storeId }/integrationApiKeys` ),
		...documents.list( `storeSettings/${ storeId }/integrationApiKeys` ),
	];
	return candidates.some( ( { data } ) =>
		COLLECTION_FIELDS.some( ( name ) => text( data[ name ] ) === key )
	);
}

function hasNestedCredential( data: Doc, key: string ): boolean {
	return Object.entries( data ).some( ( [ name, value ] ) =>
		isRecord( value )
			? hasNestedCredential( value, key )
			: CREDENTIAL_NAME.test( name ) && text( value ) === key
	);
}

/** The first and last characters of a key, as a 401 shows them. */
export function keyHint( key: string, mask: string ): string | null {
	if ( key === '' ) {
		return null;
	}
	const shown = key.length > 8 ? 4 : 2;
	return `${ key.slice( 0, shown ) }${ mask }${ key.slice( -shown ) }`;
}
