import type { Site } from '../../../bin/lib/site';
import { findSite } from '../../../bin/lib/start-site';
import { SANDBOX_VARIABLE, siteName } from './place';
import { SandboxHooks } from './sandbox';

/** The shop of the run: its WordPress, and the Sedifex behind it. */
export class Shop {
	private constructor(
		readonly site: Site,
		readonly sandbox: SandboxHooks
	) {}

	static async find(): Promise< Shop > {
		const site = await findSite( siteName );
		const sandbox = process.env[ SANDBOX_VARIABLE ];
		if ( ! site || ! sandbox ) {
			throw new Error( 'The shop was not started.' );
		}
		return new Shop( site, new SandboxHooks( sandbox ) );
	}

	get url(): string {
		return this.site.url;
	}

	/** Brings the shop's copy of the catalogue up to date, whatever its doubts. */
	async sync(): Promise< void > {
		await this.site.php(
			"wp_set_current_user( 1 ); $sfx_request = new WP_REST_Request( 'POST', '/sedifex/v1/catalog/sync' ); if ( rest_do_request( $sfx_request )->is_error() ) { throw new RuntimeException( 'not synced' ); }"
		);
	}

	/** One run of the worker, as WP-Cron starts it. */
	async work(): Promise< void > {
		await this.site.php( "do_action( 'sedifex_sync_work' );" );
	}

	/** Makes a published page, and gives its address. */
	async page( title: string, content: string ): Promise< string > {
		return this.site.php(
			`echo get_permalink( wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => '${ title }', 'post_content' => '${ content.replaceAll( "'", "\\'" ) }' ] ) );`
		);
	}

	private async between(
		before: string,
		look: () => Promise< void >,
		after: string
	): Promise< void > {
		await this.site.php( before );
		try {
			await look();
		} finally {
			await this.site.php( after );
		}
	}

	/** As a site whose header has no cart button. */
	withoutCartButton( look: () => Promise< void > ): Promise< void > {
		const rename = ( from: string, to: string ) =>
			`global $wpdb; $wpdb->query( "UPDATE $wpdb->posts SET post_content = REPLACE( post_content, 'wp:sedifex/${ from }', 'wp:sedifex/${ to }' ) WHERE post_type = 'wp_template_part'" );`;
		return this.between(
			rename( 'cart-button', 'no-button' ),
			look,
			rename( 'no-button', 'cart-button' )
		);
	}

	/** As a site that has never had the plugin active; its data stay. */
	withoutPlugin( look: () => Promise< void > ): Promise< void > {
		return this.between(
			"update_option( 'active_plugins', [] );",
			look,
			"update_option( 'active_plugins', [ 'sedifex-sync/sedifex-sync.php' ] );"
		);
	}

	/** A product changes in Sedifex, and the shop knows it. */
	async change(
		id: string,
		data: Record< string, unknown >
	): Promise< void > {
		await this.sandbox.change( id, data );
		await this.sync();
	}

	/** What a test has changed is put back. */
	async tidy(): Promise< void > {
		if ( await this.sandbox.tidy() ) {
			await this.sync();
		}
	}
}
