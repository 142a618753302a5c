import { isRecord, type Doc } from './values';

/** What the document store says when a path or a value cannot be stored. */
export class StorageError extends Error {}

/**
 * An in-memory document store with the few habits of the real one that a
 * client can notice: ids with a slash or of a reserved form are refused, nested
 * arrays are refused, and a collection is read in the order of its ids.
 */
export class DocumentStore {
	private readonly collections = new Map< string, Map< string, Doc > >();

	get( collection: string, id: string ): Doc | null {
		this.checkPath( collection, id );
		return this.collections.get( collection )?.get( id ) ?? null;
	}

	set( collection: string, id: string, data: Doc ): void {
		this.checkPath( collection, id );
		this.checkReserved( id );
		checkValue( data, false );
		const documents = this.collections.get( collection ) ?? new Map();
		documents.set( id, structuredClone( data ) );
		this.collections.set( collection, documents );
	}

	merge( collection: string, id: string, data: Doc ): void {
		this.set( collection, id, { ...this.get( collection, id ), ...data } );
	}

	delete( collection: string, id: string ): boolean {
		return this.collections.get( collection )?.delete( id ) ?? false;
	}

	/** Documents in ascending order of id, compared by bytes. */
	list( collection: string ): Array< { id: string; data: Doc } > {
		const documents = this.collections.get( collection ) ?? new Map();
		return [ ...documents.entries() ]
			.map( ( [ id, data ] ) => ( { id, data } ) )
			.sort( ( a, b ) =>
				Buffer.compare( Buffer.from( a.id ), Buffer.from( b.id ) )
			);
	}

	where(
		collection: string,
		field: string,
		value: unknown
	): Array< { id: string; data: Doc } > {
		return this.list( collection ).filter(
			( { data } ) => data[ field ] === value
		);
	}

	names(): string[] {
		return [ ...this.collections.keys() ].sort();
	}

	clear(): void {
		this.collections.clear();
	}

	/** A path with a slash in its id names a collection, unless two are added. */
	private checkPath( collection: string, id: string ): void {
		const parts = `${ collection }/${ id }`.split( '/' );
		if ( id === '' || parts.includes( '' ) ) {
			throw new StorageError(
				'Value for argument "documentPath" is not a valid resource path.'
			);
		}
		if ( parts.length % 2 !== 0 ) {
			throw new StorageError(
				`Value for argument "documentPath" must point to a document, but was "${ id }". Your path does not contain an even number of components.`
			);
		}
	}

	private checkReserved( id: string ): void {
		if ( id === '.' || id === '..' || /^__.*__$/.test( id ) ) {
			throw new StorageError(
				`3 INVALID_ARGUMENT: Resource id "${ id }" is invalid because it is reserved.`
			);
		}
	}
}

function checkValue( value: unknown, insideArray: boolean ): void {
	if ( Array.isArray( value ) ) {
		if ( insideArray ) {
			throw new StorageError(
				'3 INVALID_ARGUMENT: Cannot convert an array value in an array value.'
			);
		}
		value.forEach( ( entry ) => checkValue( entry, true ) );
	} else if ( isRecord( value ) ) {
		for ( const [ name, entry ] of Object.entries( value ) ) {
			if ( /^__.*__$/.test( name ) ) {
				throw new StorageError(
					`3 INVALID_ARGUMENT: Property name "${ name }" is reserved.`
				);
			}
			checkValue( entry, false );
		}
	}
}
