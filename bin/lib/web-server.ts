import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, socketPath } from './paths';
import { runningPid, startDaemon, stopByPidFile } from './process';
import { find, run, until } from './run';
import { findFpm, findPhp, type Server } from './tools';

export type ServerOptions = {
	/** The folder that holds configuration, sockets, pid files and logs. */
	folder: string;
	wordpress: string;
	port: number;
	children: number;
};

const isRoot = process.getuid?.() === 0;

const phpSettings = ( folder: string ): Record< string, string > => ( {
	memory_limit: '256M',
	upload_max_filesize: '32M',
	post_max_size: '33M',
	log_errors: 'on',
	display_errors: 'off',
	error_log: join( folder, 'log/php.log' ),
	'opcache.enable': '1',
	'opcache.memory_consumption': '192',
	'opcache.max_accelerated_files': '20000',
	// An edit counts at once.
	'opcache.validate_timestamps': '1',
	'opcache.revalidate_freq': '0',
} );

const asArguments = ( settings: Record< string, string > ): string[] =>
	Object.entries( settings ).flatMap( ( [ name, value ] ) => [
		'-d',
		`${ name }=${ value }`,
	] );

async function writeNginxConfig( options: ServerOptions ): Promise< void > {
	const { folder, wordpress, port } = options;
	const nginx = join( folder, 'nginx' );
	await mkdir( nginx, { recursive: true } );
	const temporary = [ 'client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi' ]
		.map( ( name ) => `${ name }_temp_path ${ nginx }/${ name };` )
		.join( ' ' );
	await writeFile(
		join( folder, 'nginx.conf' ),
		`${ isRoot ? 'user root;' : '' }
worker_processes 1;
pid ${ folder }/nginx.pid;
error_log ${ folder }/log/nginx.log warn;
events { worker_connections 1024; }
http {
	access_log off;
	include /etc/nginx/mime.types;
	types { application/javascript mjs; }
	sendfile on; tcp_nopush on; keepalive_requests 100000;
	client_max_body_size 33m;
	gzip on; gzip_min_length 512;
	gzip_types text/css application/javascript text/javascript application/json image/svg+xml;
	${ temporary }
	server {
		listen 127.0.0.1:${ port };
		root ${ wordpress };
		index index.php;
		location ~ /\\.ht { deny all; }
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			try_files $uri =404;
			include /etc/nginx/fastcgi_params;
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_param HTTP_HOST $http_host;
			fastcgi_pass unix:${ socketPath( folder, 'fpm.sock' ) };
			fastcgi_buffers 64 16k;
			fastcgi_read_timeout 120s;
		}
	}
}
`
	);
}

async function startFpm( options: ServerOptions ): Promise< void > {
	const { folder } = options;
	const php = await findPhp();
	const fpm = php && findFpm( php );
	if ( ! fpm ) {
		throw new Error( 'There is no php-fpm.' );
	}
	await writeNginxConfig( options );
	await writeFile(
		join( folder, 'fpm.conf' ),
		`[global]
pid=${ folder }/fpm.pid
error_log=${ folder }/log/fpm.log
daemonize=yes
[www]
${ isRoot ? 'user=root\ngroup=root' : '' }
listen=${ socketPath( folder, 'fpm.sock' ) }
pm=static
pm.max_children=${ options.children }
catch_workers_output=yes
`
	);
	// Opcache reads its sizes once, at the start: not from the pool's file.
	await run( fpm, [
		...( isRoot ? [ '-R' ] : [] ),
		'-y',
		join( folder, 'fpm.conf' ),
		...asArguments( phpSettings( folder ) ),
	] );
	await run( find( 'nginx' ) ?? 'nginx', [
		'-c',
		join( folder, 'nginx.conf' ),
		'-e',
		join( folder, 'log/nginx.log' ),
	] );
}

/** PHP's own web server: slower, but nothing else is needed. */
async function startBuiltIn( options: ServerOptions ): Promise< void > {
	const { folder } = options;
	const php = await findPhp();
	await startDaemon(
		php?.path ?? 'php',
		[
			...asArguments( phpSettings( folder ) ),
			'-S',
			`127.0.0.1:${ options.port }`,
			'-t',
			options.wordpress,
			join( ROOT, 'bin/php/router.php' ),
		],
		{
			log: join( folder, 'log/server.log' ),
			pidFile: join( folder, 'builtin.pid' ),
			env: { PHP_CLI_SERVER_WORKERS: String( options.children ) },
		}
	);
}

export async function startServer(
	kind: Server,
	options: ServerOptions
): Promise< void > {
	await ( kind === 'fpm' ? startFpm( options ) : startBuiltIn( options ) );
	await until( 'the web server to answer', async () => {
		const response = await fetch(
			`http://127.0.0.1:${ options.port }/wp-includes/images/blank.gif`,
			{ signal: AbortSignal.timeout( 2000 ) }
		);
		return response.ok;
	} );
}

export async function isServing( folder: string ): Promise< boolean > {
	const web =
		( await runningPid( join( folder, 'builtin.pid' ) ) ) ??
		( await runningPid( join( folder, 'nginx.pid' ) ) );
	return web !== undefined && existsSync( join( folder, 'site.json' ) );
}

export async function stopServer( folder: string ): Promise< void > {
	await Promise.all( [
		stopByPidFile( join( folder, 'nginx.pid' ) ),
		stopByPidFile( join( folder, 'fpm.pid' ) ),
		// Its workers outlive it unless the whole group is told.
		stopByPidFile( join( folder, 'builtin.pid' ), { group: true } ),
	] );
}
