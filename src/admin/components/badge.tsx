import './badge.scss';

export type Tone = 'good' | 'waiting' | 'needs' | 'failed' | 'ended' | 'plain';

/** A state, in words and beside them in a colour. */
export const Badge = ( {
	tone,
	label,
}: {
	readonly tone: Tone;
	readonly label: string;
} ) => <span className={ `sedifex-admin__badge is-${ tone }` }>{ label }</span>;
