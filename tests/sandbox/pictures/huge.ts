/* eslint-disable no-bitwise -- a checksum is made of bits. */
import { deflateSync } from 'node:zlib';

/** A hundred megapixels in a few kilobytes: a trap for whoever decodes it. */
export function hugePicture(): Buffer {
	const side = 10_000;
	const header = Buffer.alloc( 13 );
	header.writeUInt32BE( side, 0 );
	header.writeUInt32BE( side, 4 );
	header[ 8 ] = 1;
	return Buffer.concat( [
		Buffer.from( '89504e470d0a1a0a', 'hex' ),
		chunk( 'IHDR', header ),
		chunk( 'IDAT', deflateSync( Buffer.alloc( ( side / 8 + 1 ) * side ) ) ),
		chunk( 'IEND', Buffer.alloc( 0 ) ),
	] );
}

function chunk( type: string, data: Buffer ): Buffer {
	const body = Buffer.concat( [ Buffer.from( type ), data ] );
	const ends = Buffer.alloc( 8 );
	ends.writeUInt32BE( data.length, 0 );
	ends.writeUInt32BE( checksum( body ), 4 );
	return Buffer.concat( [ ends.subarray( 0, 4 ), body, ends.subarray( 4 ) ] );
}

function checksum( data: Buffer ): number {
	let value = -1;
	for ( const byte of data ) {
		value ^= byte;
		for ( let bit = 0; bit < 8; bit++ ) {
			value = value & 1 ? ( value >>> 1 ) ^ 0xedb88320 : value >>> 1;
		}
	}
	return ~value >>> 0;
}
