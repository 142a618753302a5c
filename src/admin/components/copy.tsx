import { Button } from '@wordpress/components';
import { speak } from '@wordpress/a11y';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { copy as icon } from '@wordpress/icons';

interface Props {
	readonly text: string;
	/** What is copied, such as "Copy reference". */
	readonly label: string;
	readonly isSmall?: boolean;
}

/** Copies a text, and says so on the button and to screen readers. */
export const Copy = ( { text, label, isSmall = false }: Props ) => {
	const [ said, setSaid ] = useState( '' );
	useEffect( () => {
		const timer = window.setTimeout( () => setSaid( '' ), 3000 );
		return () => window.clearTimeout( timer );
	}, [ said ] );
	const copy = async () => {
		let answer: string = __( 'Copied', 'sedifex-sync' );
		try {
			await navigator.clipboard.writeText( text );
		} catch {
			answer = __(
				'Copying is not possible here. Please mark the text and copy it yourself.',
				'sedifex-sync'
			);
		}
		setSaid( answer );
		speak( answer );
	};
	return (
		<Button
			variant={ isSmall ? 'tertiary' : 'secondary' }
			__next40pxDefaultSize={ ! isSmall }
			size={ isSmall ? 'compact' : 'default' }
			icon={ icon }
			{ ...( isSmall ? { label, showTooltip: true } : {} ) }
			onClick={ () => void copy() }
		>
			{ isSmall ? said : said || label }
		</Button>
	);
};
