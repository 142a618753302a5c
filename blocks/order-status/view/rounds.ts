/**
 * When to look: at once and often while something is about to happen, then every
 * minute, and never while nobody sees the page.
 */
const FIRST = [ 0, 2_000, 4_000, 8_000, 15_000 ];
const LATER = 60_000;

export class Rounds {
	private started = 0;
	private round = 0;
	private timer = 0;
	private ended = false;
	private looking = false;

	/** @param look Does one look; true ends them all. */
	constructor( private readonly look: () => Promise< boolean > ) {}

	start(): void {
		this.started = Date.now();
		this.round = 0;
		document.addEventListener( 'visibilitychange', () => {
			if ( document.hidden ) {
				window.clearTimeout( this.timer );
			} else {
				void this.now();
			}
		} );
		this.plan();
	}

	/** Looks now, whatever the plan was, and goes on from there. */
	async now(): Promise< void > {
		window.clearTimeout( this.timer );
		if ( this.looking ) {
			return;
		}
		this.looking = true;
		this.ended = await this.look();
		this.looking = false;
		this.round++;
		this.plan();
	}

	private plan(): void {
		window.clearTimeout( this.timer );
		if ( this.ended || document.hidden ) {
			return;
		}
		const at = FIRST[ this.round ];
		const wait =
			at === undefined
				? LATER
				: Math.max( 0, this.started + at - Date.now() );
		this.timer = window.setTimeout( () => void this.now(), wait );
	}
}
