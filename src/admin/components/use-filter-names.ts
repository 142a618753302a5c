import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { RefObject } from 'react';

/**
 * Names the buttons that take a filter of DataViews away, which have only a picture.
 *
 * @param place Holds the list.
 */
export const useFilterNames = ( place: RefObject< HTMLElement | null > ) =>
	// After each rendering: a filter comes and goes with the view.
	useEffect( () => {
		const buttons = place.current?.querySelectorAll(
			'.dataviews-filters__summary-chip-remove'
		);
		for ( const button of buttons ?? [] ) {
			button.setAttribute(
				'aria-label',
				sprintf(
					/* translators: %s: a filter, such as "State is Failed". */
					__( 'Take away: %s', 'sedifex-sync' ),
					button.parentElement?.textContent ?? ''
				)
			);
		}
	} );
