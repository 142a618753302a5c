/**
 * What the routes of the webhooks' endpoints answer; in PHP, Webhooks\EndpointsSchema.
 * tests/fixtures/rest-schemas.json holds the two together.
 */
import * as z from 'zod/mini';
import { ask } from './ask';

const source = z.enum( [ 'sedifex', 'selldone', 'sevi' ] );

const origin = z.enum( [ 'constant', 'stored', 'none' ] );

const endpoint = z.strictObject( {
	source,
	label: z.string(),
	address: z.nullable( z.string() ),
	second_address: z.nullable( z.string() ),
	secret_in_address: z.boolean(),
	secret: z.strictObject( {
		has_value: z.boolean(),
		last4: z.string(),
		source: origin,
		locked: z.boolean(),
	} ),
	live: z.array(
		z.strictObject( {
			id: z.string(),
			last4: z.string(),
			made_at: z.nullable( z.string() ),
			last_used_at: z.nullable( z.string() ),
			newest: z.boolean(),
		} )
	),
	extra: z.array(
		z.strictObject( {
			name: z.string(),
			label: z.string(),
			has_value: z.boolean(),
			last4: z.string(),
			source: origin,
		} )
	),
	require_signature: z.nullable( z.boolean() ),
	known_senders_only: z.nullable( z.boolean() ),
	last_delivery_at: z.nullable( z.string() ),
	silence: z.nullable( z.string() ),
	refusals: z.array(
		z.strictObject( {
			reason: z.string(),
			sentence: z.string(),
			count: z.int(),
			last_at: z.string(),
		} )
	),
	no_new_secret: z.nullable( z.string() ),
	notes: z.array( z.string() ),
} );

export const endpointsSchema = z.strictObject( {
	reachable_by_https: z.boolean(),
	endpoints: z.array( endpoint ),
} );

export const newSecretSchema = z.strictObject( {
	secret: z.string(),
	address: z.nullable( z.string() ),
	second_address: z.nullable( z.string() ),
	sentence: z.string(),
} );

export const testDeliverySchema = z.strictObject( {
	hops: z.array(
		z.strictObject( {
			step: z.enum( [
				'address',
				'reached',
				'answered',
				'second_door',
				'signature',
				'stored',
				'worked',
			] ),
			mark: z.enum( [ 'yes', 'no', 'note' ] ),
			sentence: z.string(),
		} )
	),
	event_id: z.nullable( z.int() ),
} );

const diagnosis = z.enum( [
	'accepted_now',
	'missing_header',
	'malformed',
	'old_secret',
	'doubled_prefix',
	'reencoded',
	'wrong_secret_or_body',
	'out_of_time',
	'unsigned',
	'unknown_sender',
	'form',
	'cut_off',
	'not_set_up',
	'locked',
] );

export const refusedSchema = z.strictObject( {
	refused: z.array(
		z.strictObject( {
			at: z.string(),
			reason: z.string(),
			diagnosis,
			sentence: z.string(),
		} )
	),
} );

export const diagnosisSchema = z.strictObject( {
	diagnosis,
	sentence: z.string(),
} );

export type EndpointsAnswer = z.infer< typeof endpointsSchema >;
export type Endpoint = EndpointsAnswer[ 'endpoints' ][ number ];
export type EndpointSource = z.infer< typeof source >;
export type LiveSecret = Endpoint[ 'live' ][ number ];
export type NewSecretAnswer = z.infer< typeof newSecretSchema >;
export type TestDeliveryAnswer = z.infer< typeof testDeliverySchema >;
export type TestHop = TestDeliveryAnswer[ 'hops' ][ number ];
export type RefusedAnswer = z.infer< typeof refusedSchema >;
export type Diagnosis = z.infer< typeof diagnosis >;
export type DiagnosisAnswer = z.infer< typeof diagnosisSchema >;

/** Null in `require_signature` and `known_senders_only` = there is no such choice for this source. */
export interface EndpointChoices {
	readonly require_signature?: boolean;
	readonly known_senders_only?: boolean;
}

const ROUTE = '/sedifex/v1/endpoints';

export const getEndpoints = (): Promise< EndpointsAnswer > =>
	ask( endpointsSchema, { path: ROUTE } );

export const chooseForEndpoint = (
	name: EndpointSource,
	choices: EndpointChoices
): Promise< EndpointsAnswer > =>
	ask( endpointsSchema, {
		path: `${ ROUTE }/${ name }`,
		method: 'POST',
		data: choices,
	} );

/** It is shown this once; the older ones stay live, three at most. */
export const makeSecret = (
	name: EndpointSource
): Promise< NewSecretAnswer > =>
	ask( newSecretSchema, {
		path: `${ ROUTE }/${ name }/secret`,
		method: 'POST',
		data: {},
	} );

export const endSecret = (
	name: EndpointSource,
	id: string
): Promise< EndpointsAnswer > =>
	ask( endpointsSchema, {
		path: `${ ROUTE }/${ name }/secret/${ id }`,
		method: 'DELETE',
	} );

export const sendTestDelivery = (
	name: EndpointSource
): Promise< TestDeliveryAnswer > =>
	ask( testDeliverySchema, {
		path: `${ ROUTE }/${ name }/test`,
		method: 'POST',
		data: {},
	} );

export const getRefused = ( name: EndpointSource ): Promise< RefusedAnswer > =>
	ask( refusedSchema, { path: `${ ROUTE }/${ name }/refused` } );

/**
 * @param name    Which system sent it.
 * @param headers One to a line, `Name: value`.
 * @param body    As it was sent.
 */
export const diagnoseDelivery = (
	name: EndpointSource,
	headers: string,
	body: string
): Promise< DiagnosisAnswer > =>
	ask( diagnosisSchema, {
		path: `${ ROUTE }/${ name }/diagnose`,
		method: 'POST',
		data: { headers, body },
	} );
