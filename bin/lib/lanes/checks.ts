import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { readAssets } from '../assets';
import { makePackage, PACKAGE_FILE } from '../package';
import { PLUGIN_SLUG, ROOT } from '../paths';
import type { Site } from '../site';
import { measurePages } from '../sizes';
import { startSite } from '../start-site';
import { missingFor } from '../tools';
import { VERSIONS, type WordPressVersion } from '../wordpress';
import { nothingMissing, problems, type Lane, type Outcome } from './lane';

/** No page may cost its visitor more than it is allowed to. */
async function sizes(): Promise< Outcome > {
	const lines: string[] = [];
	const notes: string[] = [];
	for ( const each of await measurePages() ) {
		notes.push(
			`${ each.page } ${ each.script } B of script and ${ each.style } B of style`
		);
		if ( each.script > each.scriptLimit || each.script === 0 ) {
			lines.push(
				`${ each.page }: ${ each.script } B of script after gzip; the limit is ${ each.scriptLimit }.`
			);
		}
		if ( each.style > each.styleLimit || each.style === 0 ) {
			lines.push(
				`${ each.page }: ${ each.style } B of style after gzip; the limit is ${ each.styleLimit }.`
			);
		}
	}
	return { ...problems( lines ), note: `pages: ${ notes.join( '; ' ) }` };
}

const REGISTERED = `
	$modules = array_keys( require ABSPATH . WPINC . '/assets/script-modules-packages.php' );
	echo wp_json_encode( [
		'scripts' => array_keys( wp_scripts()->registered ),
		'modules' => array_map( static fn( $file ) => '@wordpress/' . preg_replace( '#(/index)?(\\\\.min)?\\\\.js$#', '', $file ), $modules ),
	] );
`;

/**
 * WordPress prints a script only where everything it needs is registered, and
 * says nothing where it is not.
 */
async function handles( site: Site ): Promise< string[] > {
	const known = JSON.parse( await site.php( REGISTERED ) ) as {
		scripts: string[];
		modules: string[];
	};
	const build = join( ROOT, 'build' );
	const lines: string[] = [];
	for ( const asset of await readAssets( build ) ) {
		for ( const need of asset.dependencies ) {
			const store = /^@sedifex\/(stores\/.+)$/.exec( need )?.[ 1 ];
			const there = store
				? existsSync( join( build, `${ store }.js` ) )
				: ( asset.isModule ? known.modules : known.scripts ).includes(
						need
					);
			if ( ! there ) {
				lines.push(
					`build/${ asset.name }.js needs "${ need }", which WordPress ${ site.version } does not have.`
				);
			}
		}
	}
	return lines;
}

/** The zip, on a WordPress that has never seen the plugin. */
async function installs( site: Site ): Promise< string[] > {
	const plugins = join( site.wordpress, 'wp-content/plugins' );
	await rm( join( plugins, PLUGIN_SLUG ), { recursive: true, force: true } );
	new AdmZip( PACKAGE_FILE ).extractAllTo( plugins, true );
	const answer = await site.php( `
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		$result = activate_plugin( '${ PLUGIN_SLUG }/${ PLUGIN_SLUG }.php' );
		echo is_wp_error( $result ) ? $result->get_error_message() : 'active';
	` );
	const lines = answer === 'active' ? [] : [ `Activation: ${ answer }` ];
	for ( const path of [
		'/',
		'/wp-json/sedifex/v1/catalog',
		'/wp-login.php',
	] ) {
		const response = await fetch( site.url + path );
		if ( ! response.ok ) {
			lines.push( `${ path } answers ${ response.status }.` );
		}
	}
	const complaints = await site.complaints();
	return complaints === '' ? lines : [ ...lines, complaints ];
}

async function onBareWordPress( wp: WordPressVersion ): Promise< string[] > {
	const site = await startSite( {
		name: `package-${ wp }`,
		wp,
		db: 'sqlite',
		server: 'builtin',
		plugin: false,
		fresh: true,
	} );
	try {
		return [ ...( await handles( site ) ), ...( await installs( site ) ) ];
	} finally {
		await site.stop();
	}
}

async function packages(): Promise< Outcome > {
	const files = await makePackage();
	const lines = files
		.filter(
			( file ) =>
				! /^(includes|build|languages|assets)\/|^[^/]+\.(php|txt|md)$|^LICENSE$/.test(
					file
				) || /\.(ts|tsx|scss)$/.test( file )
		)
		.map( ( file ) => `${ file } does not belong in the package.` );
	for ( const wp of VERSIONS ) {
		lines.push( ...( await onBareWordPress( wp ) ) );
	}
	return {
		...problems( lines ),
		note: `WordPress ${ VERSIONS.join( ' and ' ) }, ${ files.length } files`,
	};
}

export const checkLanes: readonly Lane[] = [
	{
		name: 'sizes',
		groups: [ 'static' ],
		after: [ 'build' ],
		missing: nothingMissing,
		run: sizes,
	},
	{
		name: 'package',
		groups: [ 'package' ],
		after: [ 'build' ],
		missing: () => missingFor( 'sqlite', 'builtin' ),
		run: packages,
	},
];
