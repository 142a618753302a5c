import type { ReactNode } from 'react';

interface Props {
	readonly term: string;
	readonly children: ReactNode;
}

/** One line of a list of facts. */
export const Fact = ( { term, children }: Props ) => (
	<div>
		<dt>{ term }</dt>
		<dd>{ children }</dd>
	</div>
);
