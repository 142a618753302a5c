/** Texts that run somewhere: in HTML, in attributes, in JSON, in templates, in SQL. */
export const VECTORS = [
	'Comb" onmouseover="alert(1)" x="',
	"Comb' autofocus onfocus='alert(1)",
	'Comb `${alert(1)}` {{constructor.constructor("alert(1)")()}}',
	'Comb </script><script>alert(1)</script>',
	'Comb <!--<script>alert(1)//-->',
	'Comb &lt;script&gt;alert(1)&lt;/script&gt;',
	'Comb &amp;lt;img src=x onerror=alert(1)&amp;gt;',
	'Comb <scr<script>ipt>alert(1)</scr</script>ipt>',
	'Comb <img src=x onerror=alert(1)',
	'Comb <svg/onload=alert(1)>',
	'Comb <a href="java&#x09;script:alert(1)">x</a>',
	'Comb [sedifex_products] [gallery ids="1"]',
	'Comb <!-- wp:html --><script>alert(1)</script><!-- /wp:html -->',
	"Comb'); DROP TABLE wp_sedifex_products; --",
	'Comb %s %1$s %n {0} ${7*7} <?php echo 1; ?>',
	'Comb \u202Egnp.exe \u2028 \u0000 \uFFFE',
	'Comb ]]> <![CDATA[ <script>alert(1)</script> ]]>',
	'Comb \\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
];

/** All of a page that could run and is not WordPress's own. */
export function dangersIn( document: Document ): string[] {
	const found: string[] = [];
	for ( const element of document.querySelectorAll( '*' ) ) {
		for ( const { name, value } of element.attributes ) {
			const runs =
				/^on/i.test( name ) ||
				( /^(href|src|action|formaction|srcset|data)$/i.test( name ) &&
					/^[\s\0]*(javascript|data|vbscript):(?!image\/(png|gif|webp))/i.test(
						value
					) );
			if ( runs && ! /lightbox|wp--/.test( value ) ) {
				found.push( `${ element.tagName } ${ name }=${ value }` );
			}
		}
		const isCode =
			element.tagName === 'SCRIPT' &&
			! /json|importmap|speculation/.test(
				element.getAttribute( 'type' ) ?? ''
			);
		if ( isCode && /alert\(/.test( element.textContent ?? '' ) ) {
			found.push( `SCRIPT ${ element.textContent }` );
		}
		if (
			element.tagName === 'SCRIPT' &&
			! isCode &&
			element.textContent?.trim()
		) {
			// What lies in a page as data has to be whole, and nothing but data.
			JSON.parse( element.textContent );
		}
	}
	return found;
}

/** Addresses of our pages with the same texts in them, each with a name. */
export const trapAddresses = (
	pages: Record< 'shop' | 'cart' | 'status', string >
): [ string, string ][] => [
	[ 'the shop', pages.shop ],
	[ 'its second page', `${ pages.shop }?sfx_page=2` ],
	[
		'a search',
		`${ pages.shop }?sfx_search=${ encodeURIComponent( '"><script>alert(1)</script>' ) }`,
	],
	[
		'a category',
		`${ pages.shop }?sfx_category=${ encodeURIComponent( VECTORS[ 0 ] as string ) }`,
	],
	[
		'a broken search',
		`${ pages.shop }?sfx_search=%ff%22onload%3d&sfx_page=-1&sfx_sort[]=x`,
	],
	...VECTORS.map( ( _, number ): [ string, string ] => [
		`details ${ number }`,
		`${ pages.shop }?sfx_item=${ encodeURIComponent( `product:vector_${ number }` ) }`,
	] ),
	[
		'details of nothing',
		`${ pages.shop }?sfx_item=%22%3E%3Cscript%3Ealert(1)%3C/script%3E`,
	],
	[
		'the cart',
		`${ pages.cart }?sfx_view=cart&sfx_removed=${ encodeURIComponent( '[["product","\\"><script>alert(1)</script>",1]]' ) }`,
	],
	[
		'an order of nobody',
		`${ pages.status }?sfx_order=%22%3E%3Cscript%3Ealert(1)%3C/script%3E`,
	],
];
