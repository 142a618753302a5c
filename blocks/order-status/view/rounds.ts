/**
 * When to look: at once and often while something is about to happen, then every
 * minute, and never while nobody sees the page.
 */
const FIRST = [ 2_000, 4_000, 8_000, 15_000 ];
const LATER = 60_000;

export class Rounds {
	private started = 0;
	private timer = 0;
	private ended = false;
	private looking = false;

	/** @param look Does one look; true ends them all. */
	constructor( private readonly look: () => Promise< boolean > ) {}

	start(): void {
		this.started = Date.now();
		document.addEventListener( 'visibilitychange', () => {
			if ( document.hidden ) {
				window.clearTimeout( this.timer );
			} else if ( ! this.ended ) {
				void this.now();
			}
		} );
		if ( ! document.hidden ) {
			void this.now();
		}
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
		this.plan();
	}

	private plan(): void {
		window.clearTimeout( this.timer );
		if ( this.ended || document.hidden ) {
			return;
		}
		// What was missed while nobody looked is not made up for.
		const since = Date.now() - this.started;
		const next = FIRST.find( ( at ) => at > since );
		this.timer = window.setTimeout(
			() => void this.now(),
			next === undefined ? LATER : next - since
		);
	}
}
