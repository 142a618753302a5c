import { useEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';

interface Props {
	readonly summary: string;
	/** Something inside is wrong, and has to be seen. */
	readonly hasError: boolean;
	readonly children: ReactNode;
}

/** What most owners never need: folded away, and opened by itself for an error inside. */
export const Folded = ( { summary, hasError, children }: Props ) => {
	const details = useRef< HTMLDetailsElement >( null );
	// Opened only, so that whoever opened it by hand is not shut out.
	useEffect( () => {
		if ( hasError && null !== details.current ) {
			details.current.open = true;
		}
	}, [ hasError ] );
	return (
		<details ref={ details } className="sedifex-admin__folded">
			<summary>{ summary }</summary>
			<div className="sedifex-admin__fields">{ children }</div>
		</details>
	);
};
