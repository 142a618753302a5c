type Tone = 'good' | 'waiting' | 'needs' | 'ended';

/** Words that need no colour of their own are in none of these. */
const TONES: Readonly< Record< string, Tone > > = {
	paid: 'good',
	delivered: 'good',
	completed: 'good',
	confirmed: 'good',
	checking: 'needs',
	not_taken: 'needs',
	failed: 'needs',
	partial: 'needs',
	confirming: 'waiting',
	pending: 'waiting',
	manual: 'waiting',
	cancelled: 'ended',
	returned: 'ended',
	refunded: 'ended',
	test: 'ended',
};

/** A state, in words and beside them in a colour. */
export const Badge = ( {
	state,
	label,
}: {
	readonly state: string;
	readonly label: string;
} ) => (
	<span
		className={ `sedifex-orders__badge is-${ TONES[ state ] ?? 'plain' }` }
	>
		{ label }
	</span>
);
