import { Card, CardBody, Icon } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { STEPS, type StepName } from './steps';

interface Props {
	readonly name: StepName;
	readonly title: string;
	/** The step that is open. */
	readonly open: StepName;
	/** What came of it, in a line, once it is done. */
	readonly summary?: ReactNode;
	/** Nothing is left to do in the last step. */
	readonly isComplete?: boolean;
	/** Shown while the step is open. */
	readonly children?: ReactNode;
}

/** One step: ahead, open, or done with what came of it. Opening one moves the focus to its heading. */
export const Step = ( {
	name,
	title,
	open,
	summary,
	isComplete = false,
	children,
}: Props ) => {
	const number = STEPS.indexOf( name ) + 1;
	const isOpen = name === open;
	const isBefore = number - 1 < STEPS.indexOf( open );
	const isDone = isBefore || isComplete;
	const heading = useRef< HTMLHeadingElement >( null );
	const item = useRef< HTMLLIElement >( null );
	const before = useRef( open );
	useEffect( () => {
		if ( isOpen && before.current !== open ) {
			heading.current?.focus( { preventScroll: true } );
			// As much of the step as fits, moving no more than that takes.
			item.current?.scrollIntoView?.( { block: 'nearest' } );
		}
		before.current = open;
	}, [ isOpen, open ] );
	const state = isDone
		? __( 'Done', 'sedifex-sync' )
		: sprintf(
				/* translators: 1: number of this step, 2: number of all steps. */
				__( 'Step %1$d of %2$d', 'sedifex-sync' ),
				number,
				STEPS.length
			);
	return (
		<li
			ref={ item }
			className={ `sedifex-connect__step${ isOpen ? ' is-open' : '' }${
				isDone ? ' is-done' : ''
			}` }
			{ ...( isOpen ? { 'aria-current': 'step' as const } : {} ) }
		>
			<Card size="medium">
				<CardBody className="sedifex-connect__card">
					<div className="sedifex-connect__head">
						<span
							className="sedifex-connect__number"
							aria-hidden="true"
						>
							{ isDone ? <Icon icon={ check } /> : number }
						</span>
						<h2 ref={ heading } tabIndex={ -1 }>
							{ title }
						</h2>
						<span className="sedifex-connect__state">
							{ state }
						</span>
					</div>
					{ ( isOpen || isDone ) && (
						<div className="sedifex-connect__body">
							{ isBefore && summary }
							{ isOpen && children }
						</div>
					) }
				</CardBody>
			</Card>
		</li>
	);
};
