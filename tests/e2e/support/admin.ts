import type { Page } from './test';

/** Lets the owner of the shop in. */
export async function logIn( page: Page ): Promise< void > {
	await page.request.get( '/wp-login.php' );
	await page.request.post( '/wp-login.php', {
		form: { log: 'admin', pwd: 'password', testcookie: '1' },
	} );
}

/** Browsers complain in wp-admin of what is not ours: avatars are on a host that no test reaches. */
export const NOT_OURS = /gravatar\.com/;

/** Its search box, its boxes to tick and its pages say so of themselves on WordPress 6.8. */
export const OF_DATAVIEWS =
	/wp\.components\.(?:Search|Checkbox|Select)Control is deprecated/;
