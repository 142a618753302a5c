<?php
/**
 * What WordPress wants to know of a request, where there is none.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );

$_SERVER += [
	'HTTP_HOST'       => '127.0.0.1',
	'SERVER_NAME'     => '127.0.0.1',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
	'REMOTE_ADDR'     => '127.0.0.1',
	'REQUEST_URI'     => '/',
	'REQUEST_METHOD'  => 'GET',
];
