import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readAssets } from './assets';
import { takeLock, withLock } from './lock';
import { freePort, isFree } from './port';
import { wpConfig } from './wp-config';

let folder = '';

beforeEach( async () => {
	folder = await mkdtemp( join( tmpdir(), 'sedifex-tooling-' ) );
} );

afterEach( () => rm( folder, { recursive: true, force: true } ) );

test( 'reads what a build needs, also what it loads later', async () => {
	await mkdir( join( folder, 'blocks/a' ), { recursive: true } );
	await writeFile(
		join( folder, 'blocks/a/view.asset.php' ),
		"<?php return array('dependencies' => array('@x/y', array('id' => '@wordpress/interactivity-router', 'import' => 'dynamic')), 'version' => '1', 'type' => 'module');"
	);
	await writeFile(
		join( folder, 'blocks/a/index.asset.php' ),
		"<?php return array('dependencies' => array(), 'version' => '1');"
	);
	expect( await readAssets( folder ) ).toEqual( [
		{ name: 'blocks/a/index', dependencies: [], isModule: false },
		{
			name: 'blocks/a/view',
			dependencies: [ '@x/y', '@wordpress/interactivity-router' ],
			isModule: true,
		},
	] );
} );

test( 'a lock has one owner at a time', async () => {
	const file = join( folder, 'lock' );
	const order: string[] = [];
	const use = ( name: string ) =>
		withLock( file, async () => {
			order.push( `${ name } in` );
			await Promise.resolve();
			order.push( `${ name } out` );
		} );
	await Promise.all( [ use( 'a' ), use( 'b' ) ] );
	expect( order ).toHaveLength( 4 );
	expect( order[ 0 ]?.[ 0 ] ).toBe( order[ 1 ]?.[ 0 ] );
	expect( await takeLock( file ) ).toBe( true );
	expect( await takeLock( file ) ).toBe( false );
} );

test( 'a lock of a process that is gone is taken over', async () => {
	const file = join( folder, 'lock' );
	await writeFile( file, '999999999' );
	expect( await takeLock( file ) ).toBe( true );
	expect( await readFile( file, 'utf8' ) ).toBe( String( process.pid ) );
} );

test( 'a free port is free', async () => {
	expect( await isFree( await freePort() ) ).toBe( true );
} );

test( 'constants reach wp-config.php as they are, and win', () => {
	const code = wpConfig( {
		database: { host: 'localhost', name: 'x' },
		debugLog: '/log',
		cron: false,
		constants: { TEXT: "it's \\ this", WP_DEBUG: false, NUMBER: 3 },
	} );
	expect( code ).toContain( "define( 'TEXT', 'it\\'s \\\\ this' );" );
	expect( code ).toContain( "define( 'WP_DEBUG', false );" );
	expect( code ).not.toContain( "define( 'WP_DEBUG', true );" );
	expect( code ).toContain( "define( 'NUMBER', 3 );" );
	expect( code ).toContain( "define( 'WP_ENVIRONMENT_TYPE', 'local' );" );
} );
