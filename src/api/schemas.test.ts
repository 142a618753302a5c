/**
 * The schemas here and those of PHP describe the same answers. Both are held
 * against one file; PHP's side is tests/phpunit/integration/Admin/RestSchemasTest.php.
 */
import { readFileSync } from 'fs';
import { resolve } from 'path';
import * as z from 'zod/mini';
import { availabilitySchema } from './availability';
import { checklistSchema } from './checklist';
import { connectionSchema } from './connection';
import { diagnosticsSchema } from './diagnostics';
import {
	diagnosisSchema,
	endpointsSchema,
	newSecretSchema,
	refusedSchema,
	testDeliverySchema,
} from './endpoints';
import {
	clearedSchema,
	eventSchema,
	eventsSchema,
	replaySchema,
} from './events';
import { actionSchema, orderSchema, ordersSchema } from './orders';
import { overviewSchema } from './overview';
import { shopPagesSchema } from './pages';
import { settingsSchema } from './settings';
import { siteHealthSchema } from './site-health';
import { statusSchema } from './status';

const stored = z
	.record( z.string(), z.unknown() )
	.parse(
		JSON.parse(
			readFileSync(
				resolve( __dirname, '../../tests/fixtures/rest-schemas.json' ),
				'utf8'
			)
		)
	);

const ORDER = '/admin/orders/(?P<id>[A-Za-z0-9-]{1,64})';

const ENDPOINT = '/endpoints/(?P<source>sedifex|selldone|sevi)';

const SCHEMAS = {
	'/admin/orders': ordersSchema,
	[ ORDER ]: orderSchema,
	[ `${ ORDER }/(?P<action>look-again|send-again|handled|undo)` ]:
		actionSchema,
	'/availability': availabilitySchema,
	'/checklist': checklistSchema,
	'/connection/test': connectionSchema,
	'/diagnostics': diagnosticsSchema,
	'/endpoints': endpointsSchema,
	[ ENDPOINT ]: endpointsSchema,
	[ `${ ENDPOINT }/diagnose` ]: diagnosisSchema,
	[ `${ ENDPOINT }/refused` ]: refusedSchema,
	[ `${ ENDPOINT }/secret` ]: newSecretSchema,
	[ `${ ENDPOINT }/secret/(?P<id>[a-z0-9]{1,32})` ]: endpointsSchema,
	[ `${ ENDPOINT }/test` ]: testDeliverySchema,
	'/events': eventsSchema,
	'/events/(?P<id>\\d{1,18})': eventSchema,
	'/events/clear': clearedSchema,
	'/events/replay': replaySchema,
	'/overview': overviewSchema,
	'/pages': shopPagesSchema,
	'/settings': settingsSchema,
	'/site-health/authorization': siteHealthSchema,
	'/site-health/webhooks': siteHealthSchema,
	'/status': statusSchema,
};

/** Limits of JavaScript's numbers and names of keys are nothing that PHP could say. */
const LEFT_OUT = [ '$schema', 'minimum', 'maximum', 'propertyNames' ];

const isRecord = ( value: unknown ): value is Record< string, unknown > =>
	'object' === typeof value && null !== value && ! Array.isArray( value );

/** zod's wording of a schema, in that of the file. */
const bare = ( schema: unknown ): unknown => {
	if ( ! isRecord( schema ) ) {
		return schema;
	}
	if ( Array.isArray( schema.anyOf ) ) {
		return {
			type: schema.anyOf.map( ( one: unknown ) =>
				isRecord( one ) ? one.type : one
			),
		};
	}
	return Object.fromEntries(
		Object.entries( schema )
			.filter( ( [ key ] ) => ! LEFT_OUT.includes( key ) )
			.map( ( [ key, value ] ) => [
				key,
				'required' === key && Array.isArray( value )
					? [ ...value ].sort()
					: bare( value ),
			] )
	);
};

describe( 'the schemas of answers', () => {
	it.each( Object.entries( SCHEMAS ) )( '%s', ( route, schema ) => {
		expect( bare( z.toJSONSchema( schema ) ) ).toEqual( stored[ route ] );
	} );

	it( 'are all there', () => {
		expect( Object.keys( SCHEMAS ).sort() ).toEqual(
			Object.keys( stored ).sort()
		);
	} );
} );
