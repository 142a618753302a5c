/** What the measurements ask of the sandbox, through its hooks. */
export class Hooks {
	constructor( readonly url: string ) {}

	async post( name: string, body: unknown ): Promise< void > {
		const answer = await fetch( `${ this.url }/__sandbox/${ name }`, {
			method: 'POST',
			body: JSON.stringify( body ),
			signal: AbortSignal.timeout( 10000 ),
		} );
		if ( ! answer.ok ) {
			throw new Error( `${ name }: ${ await answer.text() }` );
		}
	}

	/** As many items as Sedifex lists at most, like those of the demo shop. */
	async fill(): Promise< void > {
		await this.post( 'switches', { collectionLimit: 400 } );
		// Its text is cut within an emoji, which plain decoding refuses.
		await this.post( 'items', {
			id: 'prod_adinkra_set',
			data: { description: DESCRIPTION },
		} );
		for ( const [ shelf, picture ] of PICTURES.entries() ) {
			const imageUrl = `${ this.url }/pictures/${ picture }.jpg`;
			await this.post( 'items/many', {
				count: 40,
				prefix: `prod_shelf_${ shelf }`,
				name: `From shelf ${ shelf }, hand-made, number`,
				data: {
					description: DESCRIPTION,
					brand: 'Makers of Osu',
					imageUrl,
					imageUrls: [ imageUrl ],
				},
			} );
		}
	}
}

// The demo shop has them already, so its small copies are there, too.
const PICTURES = [
	'cloth-sun-kente-stole',
	'jar-sand-shea-butter',
	'sack-clay-cocoa-powder',
	'basket-sun-bolga-round',
	'basket-leaf-bolga-round',
	'bowl-sand-shea-nuts',
	'cloth-clay-kente-detail',
] as const;

const DESCRIPTION =
	'Made by hand in a small workshop off the Spintex Road, one piece at a time. Colours differ a little from piece to piece. Wash by hand, dry in the shade.';
