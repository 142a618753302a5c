import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { CACHE } from './lib/paths';
import { Problem, runMain } from './lib/problem';
import type { Site } from './lib/site';
import { findSite, removeSite, startSite } from './lib/start-site';
import type { Database, Server } from './lib/tools';
import { isServing } from './lib/web-server';
import { isVersion, VERSIONS } from './lib/wordpress';

const HELP = `A WordPress of your own to test with, on 127.0.0.1; several run side by side.

npm run site -- up      --name shop [options]  start it (made first if it is not there)
npm run site -- down    --name shop            stop it; its data stays
npm run site -- reset   --name shop            back to how it was when it was made
npm run site -- keep    --name shop            make "reset" go back to how it is now
npm run site -- remove  --name shop            stop it and delete it
npm run site -- list                           all sites
npm run site -- php     --name shop 'CODE'     run PHP with WordPress loaded
npm run site -- sql     --name shop 'QUERY'    ask its database (MariaDB)
npm run site -- log     --name shop            what WordPress and PHP complained about

Options of "up":
  --wp ${ VERSIONS.join( '|' ) }                  WordPress (default ${ VERSIONS[ 0 ] })
  --db mariadb|sqlite           database (default mariadb)
  --server fpm|builtin          nginx with php-fpm, or PHP's own (default fpm)
  --theme SLUG                  twentytwentyfive (default) or classic
  --port N                      default: a free one
  --children N                  PHP processes (default 4)
  --define NAME=VALUE           a constant of wp-config.php; may be repeated
  --cron                        page views start due cron events
  --no-plugin                   a bare WordPress

Log in as admin / password. Nothing the site does leaves this machine: requests
to other hosts are refused and written down, mail is only written down.`;

const ARGUMENTS = {
	name: { type: 'string', default: 'shop' },
	wp: { type: 'string' },
	db: { type: 'string' },
	server: { type: 'string' },
	theme: { type: 'string' },
	port: { type: 'string' },
	children: { type: 'string' },
	define: { type: 'string', multiple: true },
	cron: { type: 'boolean' },
	'no-plugin': { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

function read() {
	try {
		return parseArgs( { options: ARGUMENTS, allowPositionals: true } );
	} catch ( error ) {
		throw new Problem(
			`${ ( error as Error ).message } ("npm run site -- help" lists everything)`
		);
	}
}

type Values = ReturnType< typeof read >[ 'values' ];

function oneOf< T extends string >(
	what: string,
	value: string | undefined,
	allowed: readonly T[]
): T | undefined {
	if (
		value !== undefined &&
		! ( allowed as readonly string[] ).includes( value )
	) {
		throw new Problem(
			`--${ what } ${ value }: there is ${ allowed.join( ', ' ) }.`
		);
	}
	return value as T | undefined;
}

function constants( pairs: readonly string[] ): Record< string, string > {
	return Object.fromEntries(
		pairs.map( ( pair ) => {
			const at = pair.indexOf( '=' );
			if ( at < 1 ) {
				throw new Problem( `--define ${ pair }: write NAME=VALUE.` );
			}
			return [ pair.slice( 0, at ), pair.slice( at + 1 ) ];
		} )
	);
}

async function up( values: Values ): Promise< void > {
	const wp = values.wp;
	if ( wp !== undefined && ! isVersion( wp ) ) {
		throw new Problem(
			`--wp ${ wp }: there is ${ VERSIONS.join( ', ' ) }.`
		);
	}
	const db = oneOf< Database >( 'db', values.db, [ 'mariadb', 'sqlite' ] );
	const server = oneOf< Server >( 'server', values.server, [
		'fpm',
		'builtin',
	] );
	const site = await startSite( {
		name: values.name,
		...( wp ? { wp } : {} ),
		...( db ? { db } : {} ),
		...( server ? { server } : {} ),
		...( values.theme ? { theme: values.theme } : {} ),
		...( values.port ? { port: Number( values.port ) } : {} ),
		...( values.children ? { children: Number( values.children ) } : {} ),
		...( values[ 'no-plugin' ] ? { plugin: false } : {} ),
		constants: constants( values.define ?? [] ),
		cron: values.cron ?? false,
	} );
	console.log(
		`${ site.url }  WordPress ${ site.version }, ${ site.db }; wp-admin: admin / password\nWP_DIR=${ site.wordpress }`
	);
}

async function list(): Promise< void > {
	const folders = await readdir( join( CACHE, 'sites' ), {
		withFileTypes: true,
	} ).catch( () => [] );
	for ( const entry of folders.filter( ( each ) => each.isDirectory() ) ) {
		const site = await findSite( entry.name );
		if ( site ) {
			const state = ( await isServing( site.folder ) )
				? site.url
				: 'stopped';
			console.log(
				`${ site.name }\tWordPress ${ site.version }\t${ site.db }\t${ state }`
			);
		}
	}
}

async function existing( name: string ): Promise< Site > {
	const site = await findSite( name );
	if ( ! site ) {
		throw new Problem(
			`There is no site "${ name }". Start it with: npm run site -- up --name ${ name }`
		);
	}
	return site;
}

runMain( async () => {
	const { values, positionals } = read();
	const [ command = 'help', text = '' ] = positionals;
	const site = () => existing( values.name );
	switch ( values.help ? 'help' : command ) {
		case 'up':
			return up( values );
		case 'list':
			return list();
		case 'down':
			return ( await site() ).stop();
		case 'reset':
			return ( await site() ).reset();
		case 'keep':
			return ( await site() ).keep();
		case 'remove':
			return removeSite( values.name );
		case 'php':
			return void process.stdout.write(
				await ( await site() ).php( text )
			);
		case 'sql':
			return void process.stdout.write(
				await ( await site() ).sql( text )
			);
		case 'log':
			return void process.stdout.write(
				await ( await site() ).complaints()
			);
		default:
			console.log( HELP );
	}
} );
