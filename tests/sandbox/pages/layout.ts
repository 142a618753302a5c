import { escapeHtml } from '../http/escape';
import { html, type Reply } from '../http/reply';

const STYLE = `
:root{--ink:#1d2430;--soft:#5c6675;--line:#dfe3e8;--page:#f5f6f8;--card:#fff;--main:#0b6b4f;--bad:#a4262c;--warn:#8a5a00}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--page)}
main{max-width:62rem;margin:0 auto;padding:1rem}
header{background:var(--card);border-bottom:1px solid var(--line)}
header div{max-width:62rem;margin:0 auto;padding:.75rem 1rem;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline}
header a{color:var(--main)}header strong{margin-right:auto}
h1{font-size:1.4rem;margin:.5rem 0 1rem}h2{font-size:1rem;margin:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:0 0 1rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline}
.sum{font-weight:650;font-variant-numeric:tabular-nums}
.soft{color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.tag{display:inline-block;border:1px solid var(--line);border-radius:99px;padding:.05rem .6rem;font-size:.85rem;margin:.35rem .35rem .35rem 0}
.good{border-color:var(--main);color:var(--main)}.bad{border-color:var(--bad);color:var(--bad)}.wait{border-color:var(--warn);color:var(--warn)}
form.row{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.5rem}
button,select{font:inherit;min-height:2.75rem;padding:.4rem .9rem;border-radius:8px;border:1px solid #8b95a3;background:#fff;color:var(--ink);cursor:pointer}
button.main{background:var(--main);border-color:var(--main);color:#fff;font-weight:600}
button.no{border-color:var(--bad);color:var(--bad)}
button:focus-visible,select:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid #3b82f6;outline-offset:2px}
pre{overflow:auto;background:var(--page);padding:.75rem;border-radius:8px;font-size:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
.list{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
.pay{max-width:26rem}.pay .sum{font-size:2rem;display:block}.pay form{display:grid;gap:.75rem;margin-top:1.25rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0}dt{color:var(--soft)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
`;

const NAVIGATION: Array< [ string, string ] > = [
	[ '/', 'Orders' ],
	[ '/staff/bookings', 'Bookings' ],
	[ '/staff/requests', 'Requests' ],
	[ '/staff/webhooks', 'Webhooks' ],
	[ '/staff/catalogue', 'Catalogue' ],
	[ '/staff/switches', 'Switches' ],
	[ '/staff/faults', 'Faults' ],
];

/** What a page adds to the head: styles of its own, and where it looks again. */
export interface PageHead {
	readonly style?: string;
	/** Address that the browser goes to after two seconds. */
	readonly refresh?: string;
}

function shell(
	title: string,
	head: string,
	body: string,
	{ style = '', refresh }: PageHead = {}
): string {
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${ escapeHtml( title ) }</title>
${ refresh === undefined ? '' : `<meta http-equiv="refresh" content="2;url=${ escapeHtml( refresh ) }">\n` }<style>${ STYLE }${ style }</style>
</head>
<body>
${ head }<main>
${ body }
</main>
</body>
</html>
`;
}

/** A page for those who run the store. */
export function staffPage(
	title: string,
	body: string,
	head: PageHead = {}
): Reply {
	const links = NAVIGATION.map(
		( [ href, name ] ) => `<a href="${ href }">${ name }</a>`
	).join( '' );
	return html(
		200,
		shell(
			`${ title } – Sedifex sandbox`,
			`<header><div><strong>Sedifex sandbox</strong>${ links }</div></header>\n`,
			`<h1>${ escapeHtml( title ) }</h1>\n${ body }`,
			head
		),
		{ 'cache-control': 'no-store' }
	);
}

/** A page for the customer, without anything around it. */
export function customerPage( title: string, body: string ): Reply {
	return html( 200, shell( title, '', body ), {
		'cache-control': 'no-store',
	} );
}

export function money( currency: string, major: number ): string {
	return `${ currency } ${ major.toLocaleString( 'en-GH', {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2,
	} ) }`;
}

/** Time of day with its date, in UTC, which is the time in Ghana. */
export function moment( iso: string ): string {
	return iso.replace( 'T', ' ' ).replace( /\.\d+Z$/, '' );
}
