/**
 * Makes webhooks work between the shop and the sandbox of `npm start`: the shop
 * gets the demo secrets as its owner would enter them, so that they can be
 * rotated on its screen; the sandbox learns where the shop is.
 */
import { DEMO_SECRETS } from '../../tests/sandbox/webhooks/secrets';
import { Problem } from './problem';

const FIELDS: Record< string, string > = {
	webhook_secret: DEMO_SECRETS.sedifex,
	selldone_webhook_secret: DEMO_SECRETS.selldone,
	selldone_sign_key: DEMO_SECRETS.selldoneSign,
	sevi_webhook_token: DEMO_SECRETS.sevi,
};

/** PHP that enters those secrets that are not the shop's newest already. */
export const ENTER_SECRETS = `
	wp_set_current_user( 1 );
	$sedifex_known = rest_do_request( new WP_REST_Request( 'GET', '/sedifex/v1/settings' ) )->get_data()['secrets'];
	$sedifex_new   = array_filter(
		json_decode( '${ JSON.stringify( FIELDS ) }', true ),
		static fn( string $value, string $name ): bool => ( $sedifex_known[ $name ]['last4'] ?? '' ) !== substr( $value, -4 ),
		ARRAY_FILTER_USE_BOTH
	);
	if ( [] !== $sedifex_new ) {
		$sedifex_settings = new WP_REST_Request( 'POST', '/sedifex/v1/settings' );
		$sedifex_settings->set_body_params( $sedifex_new );
		if ( rest_do_request( $sedifex_settings )->is_error() ) {
			throw new RuntimeException( 'The webhook secrets could not be set.' );
		}
	}`;

/** Tells the sandbox the shop's address, and to announce what changes there. */
export async function nameShop(
	sandbox: string,
	shop: string
): Promise< void > {
	for ( const [ hook, body ] of [
		[ 'webhooks/target', { site: shop } ],
		[ 'switches', { announceChanges: true } ],
	] as const ) {
		const answer = await fetch( `${ sandbox }/__sandbox/${ hook }`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify( body ),
		} );
		if ( ! answer.ok ) {
			throw new Problem(
				'The sandbox did not take the address of the shop.'
			);
		}
	}
}
