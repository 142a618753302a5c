import { __, sprintf } from '@wordpress/i18n';

/** Why a field cannot be changed here. */
export const heldBy = ( constant: string ): string =>
	sprintf(
		/* translators: %s: name of a PHP constant. */
		__(
			'Set by %s in wp-config.php, and can only be changed there.',
			'sedifex-sync'
		),
		constant
	);
