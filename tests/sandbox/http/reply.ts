/** What goes back to the caller, before any fault is applied to it. */
export interface Reply {
	readonly status: number;
	readonly headers: Record< string, string >;
	readonly body: Buffer;
}

/** The function returns without an answer; the platform cuts it in the end. */
export const NEVER = Symbol( 'never answered' );

export type Outcome = Reply | typeof NEVER;

export function reply(
	status: number,
	type: string,
	body: string | Buffer,
	headers: Record< string, string > = {}
): Reply {
	return {
		status,
		headers: { ...headers, 'content-type': type },
		body: Buffer.from( body ),
	};
}

export function json(
	status: number,
	body: unknown,
	headers: Record< string, string > = {}
): Reply {
	return reply(
		status,
		'application/json; charset=utf-8',
		JSON.stringify( body ),
		headers
	);
}

export function html(
	status: number,
	body: string,
	headers: Record< string, string > = {}
): Reply {
	return reply( status, 'text/html; charset=utf-8', body, headers );
}

export function plain( status: number, body: string ): Reply {
	return reply( status, 'text/plain; charset=utf-8', body );
}

export function redirect( location: string, status = 303 ): Reply {
	return { status, headers: { location }, body: Buffer.alloc( 0 ) };
}

/** What the platform says of a name that no function has. */
export function notDeployed(): Reply {
	return reply(
		404,
		'text/html; charset=UTF-8',
		'<html><head><title>404 Page not found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>\n'
	);
}

/** What the framework says of a body that is not JSON. */
export function badJson(): Reply {
	return html(
		400,
		'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>SyntaxError: the request body is not valid JSON</pre>\n</body>\n</html>\n',
		{
			'content-security-policy': "default-src 'none'",
			'x-content-type-options': 'nosniff',
		}
	);
}

export function cutByPlatform(): Reply {
	return plain( 408, 'Request Timeout' );
}
