import { Button, Modal, Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface Props {
	readonly title: string;
	readonly children: ReactNode;
	/** What the strong button says; '' = there is nothing to do but close. */
	readonly does: string;
	readonly isDestructive?: boolean;
	readonly isBusy: boolean;
	/** Why it did not work; '' = it did, or was not tried. */
	readonly error: string;
	readonly size?: 'small' | 'medium' | 'large';
	readonly onDo: () => void;
	readonly onClose: () => void;
}

/** Asks once before something is done, and stays open until it is. */
export const Dialog = ( {
	title,
	children,
	does,
	isDestructive = false,
	isBusy,
	error,
	size = 'small',
	onDo,
	onClose,
}: Props ) => (
	<Modal
		title={ title }
		size={ size }
		className="sedifex-webhooks__dialog"
		onRequestClose={ onClose }
	>
		{ children }
		{ '' !== error && (
			<Notice status="error" isDismissible={ false }>
				{ error }
			</Notice>
		) }
		<div className="sedifex-webhooks__buttons">
			{ '' !== does && (
				<Button
					__next40pxDefaultSize
					variant="primary"
					isDestructive={ isDestructive }
					isBusy={ isBusy }
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ onDo }
				>
					{ does }
				</Button>
			) }
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				onClick={ onClose }
			>
				{ '' === does
					? __( 'Close', 'sedifex-sync' )
					: __( 'Cancel', 'sedifex-sync' ) }
			</Button>
			{ isBusy && <Spinner /> }
		</div>
	</Modal>
);
