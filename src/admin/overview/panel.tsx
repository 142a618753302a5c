import { Card, CardBody } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Props {
	readonly title: string;
	/** Beside the title: a word on how it stands, or a way on. */
	readonly aside?: ReactNode;
	readonly children: ReactNode;
}

/** One card of the overview. */
export const Panel = ( { title, aside, children }: Props ) => (
	<Card className="sedifex-overview__panel">
		<CardBody>
			<header>
				<h2>{ title }</h2>
				{ aside }
			</header>
			{ children }
		</CardBody>
	</Card>
);
