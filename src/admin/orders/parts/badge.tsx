import { Badge as AnyBadge, type Tone } from '../../components/badge';

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

/** A state of an order or of its payment. */
export const Badge = ( {
	state,
	label,
}: {
	readonly state: string;
	readonly label: string;
} ) => <AnyBadge tone={ TONES[ state ] ?? 'plain' } label={ label } />;
