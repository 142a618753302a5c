/**
 * Coming and going on real sites: tables for every site of a network, and an
 * uninstall by WordPress itself that takes what was agreed and nothing else.
 */
import { setQuiet } from '../../bin/lib/progress';
import { removeSite, startSite } from '../../bin/lib/start-site';
import type { Site } from '../../bin/lib/site';

jest.setTimeout( 180_000 );

const databases = ( process.env.TEST_DATABASES ?? 'mariadb,sqlite' ).split(
	','
) as ( 'mariadb' | 'sqlite' )[];

const PLUGIN = 'sedifex-sync/sedifex-sync.php';

/** What is there of ours, on the site whose id is given. */
const LOOK = `
	$look = static function () use ( $wpdb ): array {
		$there = static fn( string $name ): bool => null !== $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix . $name ) ) );
		return [
			'catalogue' => $there( 'sedifex_products' ) || $there( 'sedifex_snapshots' ),
			'orders'    => $there( 'sedifex_orders' ) && $there( 'sedifex_intents' ),
			'version'   => false !== get_option( 'sedifex_sync_schema' ),
			'settings'  => false !== get_option( 'sedifex_sync_settings' ),
			'schedule'  => false !== wp_next_scheduled( 'sedifex_sync_work' ),
		];
	};
`;

const ALL_THERE = {
	catalogue: true,
	orders: true,
	version: true,
	settings: true,
	schedule: true,
};

async function ask( site: Site, code: string ): Promise< unknown > {
	const text = await site.php(
		`require_once ABSPATH . 'wp-admin/includes/admin.php'; global $wpdb; ${ LOOK } ${ code }`
	);
	return JSON.parse( text );
}

describe.each( databases )( 'on %s', ( db ) => {
	let site: Site;

	beforeAll( async () => {
		setQuiet( true );
		site = await startSite( {
			name: `leaving-${ db }`,
			db,
			server: 'builtin',
			fresh: true,
		} );
	} );

	afterAll( async () => {
		await removeSite( `leaving-${ db }` );
	} );

	beforeEach( async () => {
		await site.reset();
	} );

	afterEach( async () => {
		// eslint-disable-next-line jest/no-standalone-expect -- holds for every story.
		expect( await site.complaints() ).toBe( '' );
	} );

	/** Switches the plugin off, and lets WordPress uninstall it: a request each. */
	const leave = async ( remove: string ) => {
		const before = await ask(
			site,
			`
			update_option( 'sedifex_sync_settings', [ 'form' => 2, 'remove' => ${ remove } ] );
			wp_schedule_event( time() + 60, 'sedifex_minute', 'sedifex_sync_work' );
			echo wp_json_encode( $look() );
			`
		);
		const off = await ask(
			site,
			`deactivate_plugins( '${ PLUGIN }' ); echo wp_json_encode( $look() );`
		);
		const after = await ask(
			site,
			`uninstall_plugin( '${ PLUGIN }' ); echo wp_json_encode( $look() );`
		);
		return { before, off, after };
	};

	test( 'the catalogue goes, orders and settings stay', async () => {
		expect( await leave( "[ 'catalogue' ]" ) ).toEqual( {
			before: ALL_THERE,
			off: { ...ALL_THERE, schedule: false },
			after: { ...ALL_THERE, catalogue: false, schedule: false },
		} );
		// Installed again: what was removed is made anew beside what was kept.
		const again = await ask(
			site,
			`activate_plugin( '${ PLUGIN }' ); echo wp_json_encode( $look() );`
		);
		expect( again ).toEqual( ALL_THERE );
	} );

	test( 'everything goes', async () => {
		expect(
			await leave( "[ 'catalogue', 'settings', 'orders' ]" )
		).toEqual( {
			before: ALL_THERE,
			off: { ...ALL_THERE, schedule: false },
			after: {
				catalogue: false,
				orders: false,
				version: false,
				settings: false,
				schedule: false,
			},
		} );
	} );

	test( 'and then no trace is left', async () => {
		await ask(
			site,
			`
			update_user_option( 1, 'sedifex_sync_seen', [ 'abc' ] );
			update_option( 'sedifex_sync_secrets', [] );
			update_option( 'sedifex_sync_site', 'stamp' );
			do_action( 'admin_menu' );
			echo '1';
			`
		);
		await leave( "[ 'catalogue', 'settings', 'orders' ]" );
		const traces = await ask(
			site,
			`
			echo wp_json_encode( [
				...$wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%sedifex%'" ),
				...$wpdb->get_col( "SELECT meta_key FROM {$wpdb->usermeta} WHERE meta_key LIKE '%sedifex%'" ),
				...$wpdb->get_col( "SHOW TABLES LIKE '%sedifex%'" ),
			] );
			`
		);
		expect( traces ).toEqual( [] );
	} );

	test( 'nothing goes but the schedules', async () => {
		expect( await leave( '[]' ) ).toEqual( {
			before: ALL_THERE,
			off: { ...ALL_THERE, schedule: false },
			after: { ...ALL_THERE, schedule: false },
		} );
	} );
} );

describe.each( databases )( 'a network on %s', ( db ) => {
	const name = `network-${ db }`;
	let site: Site;

	beforeAll( async () => {
		setQuiet( true );
		const options = { name, db, server: 'builtin' } as const;
		const single = await startSite( { ...options, fresh: true } );
		await single.php( `
			require_once ABSPATH . 'wp-admin/includes/admin.php';
			require_once ABSPATH . 'wp-admin/includes/upgrade.php';
			require_once ABSPATH . 'wp-admin/includes/network.php';
			global $wpdb;
			deactivate_plugins( '${ PLUGIN }' );
			( new Sedifex\\Sync\\Database\\Schema( $wpdb ) )->drop();
			foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
				$wpdb->$table = $prefixed;
			}
			install_network();
			populate_network( 1, '127.0.0.1', 'owner@example.org', 'Shops', '/', false );
		` );
		site = await startSite( {
			...options,
			constants: {
				MULTISITE: true,
				SUBDOMAIN_INSTALL: false,
				DOMAIN_CURRENT_SITE: '127.0.0.1',
				PATH_CURRENT_SITE: '/',
				SITE_ID_CURRENT_SITE: 1,
				BLOG_ID_CURRENT_SITE: 1,
			},
		} );
	} );

	afterAll( async () => {
		await removeSite( name );
	} );

	test( 'gives each site its tables, and takes each site’s own choice', async () => {
		const before = await ask(
			site,
			`
			wp_insert_site( [ 'domain' => '127.0.0.1', 'path' => '/two/', 'user_id' => 1 ] );
			activate_plugin( '${ PLUGIN }', '', true );
			$of = static function ( int $id ) use ( $look ): array {
				switch_to_blog( $id );
				$found = $look();
				restore_current_blog();
				return [ $found['catalogue'], $found['orders'], $found['version'] ];
			};
			echo wp_json_encode( [ $of( 1 ), $of( 2 ) ] );
			`
		);
		expect( before ).toEqual( [
			[ true, true, true ],
			[ true, true, true ],
		] );

		const joined = await ask(
			site,
			`
			wp_insert_site( [ 'domain' => '127.0.0.1', 'path' => '/three/', 'user_id' => 1 ] );
			switch_to_blog( 3 );
			$found = $look();
			echo wp_json_encode( [ $found['catalogue'], $found['orders'], $found['version'] ] );
			`
		);
		expect( joined ).toEqual( [ true, true, true ] );

		const gone = await ask(
			site,
			`
			wp_delete_site( 3 );
			echo wp_json_encode( $wpdb->get_col( "SHOW TABLES LIKE 'wp\\\\_3\\\\_sedifex%'" ) );
			`
		);
		expect( gone ).toEqual( [] );

		const off = await ask(
			site,
			`
			$choose = static function ( int $id, array $remove ): void {
				switch_to_blog( $id );
				update_option( 'sedifex_sync_settings', [ 'form' => 2, 'remove' => $remove ] );
				wp_schedule_event( time() + 60, 'sedifex_minute', 'sedifex_sync_work' );
				restore_current_blog();
			};
			$choose( 1, [ 'catalogue' ] );
			$choose( 2, [ 'catalogue', 'settings', 'orders' ] );
			$scheduled = static function ( int $id ) use ( $look ): bool {
				switch_to_blog( $id );
				$found = $look();
				restore_current_blog();
				return $found['schedule'];
			};
			$before = [ $scheduled( 1 ), $scheduled( 2 ) ];
			deactivate_plugins( '${ PLUGIN }', false, true );
			echo wp_json_encode( [ $before, [ $scheduled( 1 ), $scheduled( 2 ) ] ] );
			`
		);
		expect( off ).toEqual( [
			[ true, true ],
			[ false, false ],
		] );
		const left = await ask(
			site,
			`
			uninstall_plugin( '${ PLUGIN }' );
			$of = static function ( int $id ) use ( $look ): array {
				switch_to_blog( $id );
				$found = $look();
				restore_current_blog();
				return $found;
			};
			echo wp_json_encode( [ $of( 1 ), $of( 2 ) ] );
			`
		);
		expect( left ).toEqual( [
			{ ...ALL_THERE, catalogue: false, schedule: false },
			{
				catalogue: false,
				orders: false,
				version: false,
				settings: false,
				schedule: false,
			},
		] );
		const complaints = ( await site.complaints() )
			.split( '\n' )
			// WordPress's own, on PHP 8.
			.filter( ( line ) => ! line.includes( 'ms-functions.php' ) );
		expect( complaints.join( '\n' ) ).toBe( '' );
	} );
} );
