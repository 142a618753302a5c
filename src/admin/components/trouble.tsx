import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	readonly text: string;
	readonly onRetry: () => void;
}

/** Something could not be read, and the way to try once more. */
export const Trouble = ( { text, onRetry }: Props ) => (
	<Notice
		status="error"
		isDismissible={ false }
		actions={ [
			{
				label: __( 'Try again', 'sedifex-sync' ),
				onClick: onRetry,
				variant: 'secondary',
			},
		] }
	>
		{ text }
	</Notice>
);
