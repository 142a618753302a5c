import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

const STEPS = [
	[ 60, 'second' ],
	[ 60, 'minute' ],
	[ 24, 'hour' ],
	[ 30, 'day' ],
	[ 12, 'month' ],
] as const;

const JUST_NOW = 45;
const TICK = 20_000;

const language = (): string =>
	document.documentElement.lang || navigator.language;

/** "3 minutes ago", in the language of the screen. */
export const ago = ( at: number, now: number ): string => {
	let amount = Math.max( 0, Math.round( ( now - at ) / 1000 ) );
	if ( amount < JUST_NOW ) {
		return __( 'just now', 'sedifex-sync' );
	}
	const words = new Intl.RelativeTimeFormat( language(), {
		numeric: 'always',
	} );
	for ( const [ size, unit ] of STEPS ) {
		if ( amount < size ) {
			return words.format( -amount, unit );
		}
		amount = Math.round( amount / size );
	}
	return words.format( -amount, 'year' );
};

/** How long ago, with the exact time for whoever wants it; goes with the time. */
export const Ago = ( { at }: { readonly at: string } ) => {
	const [ now, setNow ] = useState( Date.now );
	useEffect( () => {
		const timer = setInterval( () => setNow( Date.now() ), TICK );
		return () => clearInterval( timer );
	}, [] );
	const time = new Date( at );
	const exact = new Intl.DateTimeFormat( language(), {
		dateStyle: 'long',
		timeStyle: 'short',
	} ).format( time );
	return (
		<time dateTime={ at } title={ exact }>
			{ ago( time.getTime(), Math.max( now, Date.now() ) ) }
		</time>
	);
};
