/** One line of the table: what was measured, against what it is to reach. */
export type Figure = {
	name: string;
	/** What it is to reach, in words. */
	reach: string;
	measured: string;
	/** How it came about: spread, what was counted, what stands beside it. */
	note: string;
	isReached: boolean;
};

export const bytes = ( count: number ): string =>
	count < 1000 ? `${ count } B` : `${ ( count / 1000 ).toFixed( 1 ) } kB`;

export const ms = ( time: number ): string =>
	time < 10 ? `${ time.toFixed( 1 ) } ms` : `${ Math.round( time ) } ms`;

export const seconds = ( time: number ): string =>
	`${ ( time / 1000 ).toFixed( 2 ) } s`;

export const times = ( ratio: number ): string => `${ ratio.toFixed( 3 ) } ×`;
