import type { ComponentProps } from 'react';
import { placeUrl, type Place } from './use-place';

interface Props extends Omit< ComponentProps< 'a' >, 'href' | 'onClick' > {
	readonly to: Place;
	readonly go: ( to: Place ) => void;
}

/** A link within the screen: nothing is loaded anew, unless somebody wants another tab of the browser. */
export const GoLink = ( { to, go, children, ...props }: Props ) => (
	<a
		{ ...props }
		href={ placeUrl( to ) }
		onClick={ ( event ) => {
			event.stopPropagation();
			if ( ! event.metaKey && ! event.ctrlKey ) {
				event.preventDefault();
				go( to );
			}
		} }
	>
		{ children }
	</a>
);
