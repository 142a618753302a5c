import { PLUGIN_FILE } from '../../shop';
import { compare } from '../compare';
import { ms, times, type Figure } from '../figure';
import type { Stand } from '../stand';
import type { Visitor } from '../visit';

/** As Admin\Screens names them in addresses. */
const SCREENS = {
	overview: 'sedifex-sync',
	connect: 'sedifex-sync-connect',
	orders: 'sedifex-sync-orders',
	settings: 'sedifex-sync-settings',
} as const;

const MOST = 1.5;

const screen = ( page: string ): string => `/wp-admin/admin.php?page=${ page }`;

/** Lets the visitor in as the administrator, and gives wp-admin a screen that shows nothing. */
const PREPARE = `
	copy( ${ PLUGIN_FILE }/bin/php/bench/bare-page.php', WPMU_PLUGIN_DIR . '/bare-page.php' );
	$until = time() + DAY_IN_SECONDS;
	$token = WP_Session_Tokens::get_instance( 1 )->create( $until );
	echo AUTH_COOKIE, '=', wp_generate_auth_cookie( 1, $until, 'auth', $token ), '; ', LOGGED_IN_COOKIE, '=', wp_generate_auth_cookie( 1, $until, 'logged_in', $token );
`;

/** What the first view of each screen of the owner takes, beside a screen that shows nothing. */
export async function measureAdmin(
	stand: Stand,
	visitor: Visitor,
	time: number
): Promise< Figure > {
	const Cookie = await stand.site.php( PREPARE );
	const look = async ( page: string, mark: string ) => {
		const visit = await visitor.get( screen( page ), { Cookie } );
		if ( ! visit.body.includes( mark ) ) {
			throw new Error( `${ page } is not what it should be.` );
		}
		return visit;
	};
	const notes: string[] = [];
	let worst = 0;
	for ( const [ name, page ] of Object.entries( SCREENS ) ) {
		const {
			time: wall,
			b,
			a,
		} = await compare(
			() => look( 'bench-bare', '<h1>Bare</h1>' ),
			() => look( page, `build/admin/${ name }.js` ),
			time / Object.keys( SCREENS ).length
		);
		worst = Math.max( worst, wall.ratio );
		notes.push(
			`${ name } ${ times( wall.ratio ) } (${ ms( wall.b ) } against ${ ms( wall.a ) }, ${ b.queries - a.queries } queries more)`
		);
	}
	return {
		name: 'first view of the slowest of our screens in wp-admin, against a screen that shows nothing',
		reach: `≤ ${ MOST } ×`,
		measured: times( worst ),
		note: notes.join( '; ' ),
		isReached: worst <= MOST,
	};
}
