import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { find, run } from './run';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

// Debian takes WordPress apart; these put together are the whole of it.
const PACKAGES = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'libjs-cropper',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libphp-phpmailer',
	'php-getid3',
];

/** The archives this system's own apt uses; none are written down here. */
async function archives(): Promise< { main?: string; security?: string } > {
	const { stdout } = await run( 'apt-get', [
		'indextargets',
		'--format',
		'$(REPO_URI)',
		'Created-By: Packages',
	] );
	const addresses = stdout.split( '\n' ).map( ( line ) => line.trim() );
	const main = addresses.find( ( line ) => /\/debian\/?$/.test( line ) );
	const security = addresses.find( ( line ) =>
		/\/debian-security\/?$/.test( line )
	);
	return {
		...( main ? { main } : {} ),
		...( security ? { security } : {} ),
	};
}

/** An apt of our own, so that the system's package lists stay as they are. */
async function privateApt( state: string, suite: string ): Promise< string[] > {
	const { main, security } = await archives();
	if ( ! main ) {
		throw new Error( 'No Debian archive is configured.' );
	}
	const lines = [ `deb [signed-by=${ KEYRING }] ${ main } ${ suite } main` ];
	// Stable releases get their fixes from the security archive.
	if ( security && suite !== 'sid' ) {
		lines.push(
			`deb [signed-by=${ KEYRING }] ${ security } ${ suite }-security main`
		);
	}
	await mkdir( join( state, 'lists/partial' ), { recursive: true } );
	await mkdir( join( state, 'cache/archives/partial' ), { recursive: true } );
	await writeFile(
		join( state, 'sources.list' ),
		`${ lines.join( '\n' ) }\n`
	);
	return [
		'-qq',
		`-oDir::Etc::SourceList=${ state }/sources.list`,
		'-oDir::Etc::SourceParts=/dev/null',
		`-oDir::State::lists=${ state }/lists`,
		`-oDir::Cache=${ state }/cache`,
		'-oAcquire::Languages=none',
		'-oAcquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
		'-oAcquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false',
		'-oAcquire::Retries=2',
		'-oAcquire::http::Timeout=20',
		'-oAcquire::https::Timeout=20',
		'-oAPT::Sandbox::User=root',
		'-oAPT::Update::Error-Mode=any',
	];
}

/**
 * Unpacks WordPress from a Debian suite into `folder`; false where there is no
 * apt or its archive cannot be reached. apt checks every package against the
 * signed release file.
 */
export async function fetchFromDebian(
	folder: string,
	work: string,
	suite: string
): Promise< boolean > {
	if ( ! find( 'apt-get' ) || ! find( 'dpkg' ) ) {
		return false;
	}
	const unpacked = join( work, 'root' );
	const debs = join( work, 'debs' );
	try {
		const apt = await privateApt( join( work, 'apt' ), suite );
		await mkdir( debs, { recursive: true } );
		await run( 'apt-get', [ ...apt, 'update' ] );
		await run( 'apt-get', [ ...apt, 'download', ...PACKAGES ], {
			cwd: debs,
		} );
		await mkdir( unpacked, { recursive: true } );
		await run( 'sh', [
			'-c',
			'for deb in "$1"/*.deb; do dpkg -x "$deb" "$2" || exit 1; done',
			'sh',
			debs,
			unpacked,
		] );
	} catch ( error ) {
		if ( process.env.SEDIFEX_DEBUG ) {
			console.error( error );
		}
		return false;
	}
	const tree = join( unpacked, 'usr/share/wordpress' );
	const bundle = join( tree, 'wp-includes/certificates/ca-bundle.crt' );
	// Links that lead out of the packages: one matters, the others belong to
	// a server set up the Debian way. The rest become files.
	await rm( join( tree, '.htaccess' ), { force: true } );
	await rm( join( tree, 'wp-config.php' ), { force: true } );
	await rm( bundle, { force: true } );
	await cp( CERTIFICATES, bundle, { dereference: true } );
	await run( 'cp', [ '-rL', tree, folder ] );
	return true;
}
