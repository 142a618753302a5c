import { Card, CardBody } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Props {
	readonly title: string;
	readonly text: string;
	readonly children: ReactNode;
}

/** One group of settings: what it is about on the left, its fields on a card on the right. */
export const Section = ( { title, text, children }: Props ) => (
	<section className="sedifex-admin__section">
		<header>
			<h2>{ title }</h2>
			<p>{ text }</p>
		</header>
		<Card>
			<CardBody className="sedifex-admin__fields">{ children }</CardBody>
		</Card>
	</section>
);
