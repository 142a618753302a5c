import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from './demo/load';
import type { SandboxState, WorldName } from './store/state';
import { isRecord, record, text, type Doc } from './store/values';

const WORLD_FILE = join( __dirname, '../fixtures/recordings/world.json' );

/** Puts the sandbox back to the beginning of one of its worlds. */
export function loadWorld(
	state: SandboxState,
	name: WorldName,
	origin: string
): void {
	state.clear();
	state.world = name;
	if ( name === 'world' ) {
		loadRecordedWorld( state );
	} else if ( name === 'demo' ) {
		loadDemo( state, origin );
	}
}

/** The world that the recordings of the real backend start from. */
function loadRecordedWorld( state: SandboxState ): void {
	const world = record( JSON.parse( readFileSync( WORLD_FILE, 'utf8' ) ) );
	const settings = record( world.settings );
	state.masterKey = text( record( world.masterKey ).value );
	state.switches.contractVersion = text( world.contractVersion );
	state.switches.defaultReturnUrl = text( settings.defaultReturnUrl );
	state.switches.answerLimitMs = Number( settings.answerLimitMs );
	state.marketTokens = ( world.marketTokens as unknown[] ).map(
		( entry ) => ( {
			storeId: text( record( entry ).storeId ),
			value: text( record( entry ).value ),
		} )
	);
	for ( const store of Object.values( record( world.stores ) ) ) {
		for ( const part of Object.values( record( store ) ) ) {
			const documents: unknown[] = Array.isArray( part )
				? part
				: [ part ];
			documents
				.filter( isRecord )
				.forEach( ( entry ) => setDocument( state, entry ) );
		}
	}
}

function setDocument( state: SandboxState, entry: Doc ): void {
	const id = text( entry.id );
	if ( id === '' || ! isRecord( entry.data ) ) {
		return;
	}
	const data = Object.entries( entry.data ).map( ( [ name, value ] ) => [
		name,
		value === '<seed-time>' ? state.nowIso() : value,
	] );
	state.documents.set(
		text( entry.collection ),
		id,
		Object.fromEntries( data ) as Doc
	);
}
