import { ago, exactly } from './format';

/** How long ago; the exact time is in its title. */
export const When = ( { at }: { readonly at: string } ) => (
	<time dateTime={ at } title={ exactly( at ) }>
		{ ago( at, Date.now() ) }
	</time>
);
