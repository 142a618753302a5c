import { formatMoney, type Separators } from '../../shared/money';

const language = (): string => document.documentElement.lang || 'en';

const marks = (): Separators => {
	const parts = new Intl.NumberFormat( language() ).formatToParts( 12345.6 );
	const find = ( type: string, usual: string ) =>
		parts.find( ( part ) => type === part.type )?.value ?? usual;
	return { point: find( 'decimal', '.' ), thousands: find( 'group', ',' ) };
};

/** As people read it, in the language of this user. */
export const money = ( minor: number, currency: string ): string =>
	formatMoney( minor, currency, marks() );

const STEPS: ReadonlyArray< [ Intl.RelativeTimeFormatUnit, number ] > = [
	[ 'day', 86400 ],
	[ 'hour', 3600 ],
	[ 'minute', 60 ],
];

const LONG_AGO = 7 * 86400;

/** Day and time to the second, in the user's own zone. */
export const exactly = ( iso: string ): string =>
	new Intl.DateTimeFormat( language(), {
		dateStyle: 'full',
		timeStyle: 'medium',
	} ).format( new Date( iso ) );

/** "3 minutes ago"; after a week the day itself. */
export const ago = ( iso: string, now: number ): string => {
	const seconds = Math.round( ( now - Date.parse( iso ) ) / 1000 );
	if ( seconds > LONG_AGO ) {
		return new Intl.DateTimeFormat( language(), {
			dateStyle: 'medium',
		} ).format( new Date( iso ) );
	}
	const words = new Intl.RelativeTimeFormat( language(), {
		numeric: 'auto',
	} );
	for ( const [ unit, size ] of STEPS ) {
		if ( seconds >= size ) {
			return words.format( -Math.floor( seconds / size ), unit );
		}
	}
	return words.format( 0, 'second' );
};
