import type { SandboxFunction } from '../http/function';
import { record, text, type Doc } from '../store/values';
import { readingStore, WIDE_HEADERS } from './guards';

/** Where each field of the profile is looked for, beside its own name. */
const PROFILE: Record< string, string[] > = {
	displayName: [ 'businessName', 'name' ],
	tagline: [],
	businessDescription: [ 'description' ],
	openingHours: [],
	brandColor: [],
	logoUrl: [],
	coverImageUrl: [],
	socialShareImage: [],
	publicPhone: [ 'phone' ],
	whatsappNumber: [],
	telegramNumber: [],
	publicEmail: [ 'email', 'ownerEmail' ],
	addressLine1: [ 'location' ],
	city: [],
	country: [],
	websiteUrl: [ 'website' ],
	instagramHandle: [ 'instagram' ],
	facebookUrl: [ 'facebook' ],
	tiktokHandle: [ 'tiktok' ],
	youtubeUrl: [ 'youtube' ],
	xHandle: [ 'x' ],
	linkedinUrl: [ 'linkedin' ],
	updatedAt: [],
};

/** Name, contact and links of the store, as free text or null. */
export const socialSettings: SandboxFunction = {
	name: 'v1IntegrationSocialSettings',
	methods: [ 'GET' ],
	allowHeaders: WIDE_HEADERS,
	checks: 'contract first',
	failure: 'integration-social-settings-failed',
	handle( call ) {
		const storeId = readingStore( call );
		if ( typeof storeId !== 'string' ) {
			return storeId;
		}
		const profile = buildProfile(
			call.state.documents.get( 'stores', storeId ) ?? {},
			call.state.documents.get( 'storeSettings', storeId ) ?? {}
		);
		return {
			status: 200,
			body: {
				ok: true,
				storeId,
				profile,
				socialLinks: {
					website: profile.websiteUrl,
					instagram: profile.instagramHandle,
					facebook: profile.facebookUrl,
					tiktok: profile.tiktokHandle,
					youtube: profile.youtubeUrl,
					x: profile.xHandle,
					linkedin: profile.linkedinUrl,
				},
			},
		};
	},
};

function buildProfile( store: Doc, settings: Doc ): Doc {
	const builder = record( settings.websiteBuilder );
	const own = [ record( store.publicProfile ), record( store.socialLinks ) ];
	const shared = [
		builder,
		record( builder.socialLinks ),
		record( builder.seoSettings ),
	];
	const profile: Doc = {};
	for ( const [ name, others ] of Object.entries( PROFILE ) ) {
		const places = [ ...own, ...shared, store ];
		const found = places.flatMap( ( place ) =>
			[ name, ...others ].map( ( field ) => text( place[ field ], 2000 ) )
		);
		profile[ name ] = found.find( Boolean ) ?? null;
	}
	profile.updatedAt = text( own[ 0 ]?.updatedAt ) || null;
	return profile;
}
