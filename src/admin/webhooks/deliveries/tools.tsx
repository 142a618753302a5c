import { Button, Notice } from '@wordpress/components';
import { speak } from '@wordpress/a11y';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { clearEvents } from '../../../api/events';
import { exportEvents } from '../../../api/events-file';
import { Dialog } from '../dialog';
import { useTask } from '../use-task';
import type { Query } from './view';

interface Props {
	/** What the list finds now, without its pages. */
	readonly query: Query;
	readonly total: number;
	readonly isNarrowed: boolean;
	readonly onReplayAll: () => void;
	readonly onCleared: ( sentence: string ) => void;
}

/** Hands a file to the browser. */
const save = ( file: Blob, name: string ): void => {
	const link = document.createElement( 'a' );
	link.href = URL.createObjectURL( file );
	link.download = name;
	link.click();
	URL.revokeObjectURL( link.href );
};

/** What can be done with all that the list finds, and with the log as a whole. */
export const Tools = ( {
	query,
	total,
	isNarrowed,
	onReplayAll,
	onCleared,
}: Props ) => {
	const [ isAsking, setIsAsking ] = useState( false );
	const exporting = useTask();
	const clearing = useTask();
	return (
		<>
			<div className="sedifex-webhooks__tools">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					disabled={ 0 === total }
					accessibleWhenDisabled
					onClick={ onReplayAll }
				>
					{ isNarrowed
						? __( 'Replay all that match', 'sedifex-sync' )
						: __( 'Replay all', 'sedifex-sync' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					isBusy={ exporting.isBusy }
					disabled={ exporting.isBusy || 0 === total }
					accessibleWhenDisabled
					onClick={ () =>
						exporting.run(
							() => exportEvents( query ),
							( file ) => {
								save( file, 'webhooks.csv' );
								speak(
									__(
										'The file is in your downloads.',
										'sedifex-sync'
									)
								);
							}
						)
					}
				>
					{ __( 'Export CSV', 'sedifex-sync' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ () => setIsAsking( true ) }
				>
					{ __( 'Delete the log', 'sedifex-sync' ) }
				</Button>
			</div>
			{ '' !== exporting.error && (
				<Notice status="error" isDismissible={ false }>
					{ exporting.error }
				</Notice>
			) }
			{ isAsking && (
				<Dialog
					title={ __( 'Delete the log?', 'sedifex-sync' ) }
					does={ __( 'Delete the log', 'sedifex-sync' ) }
					isDestructive
					isBusy={ clearing.isBusy }
					error={ clearing.error }
					onClose={ () => setIsAsking( false ) }
					onDo={ () =>
						clearing.run( clearEvents, ( { sentence } ) => {
							setIsAsking( false );
							speak( sentence );
							onCleared( sentence );
						} )
					}
				>
					<p>
						{ __(
							'The list and all that was received in it go, and cannot be replayed or brought back.',
							'sedifex-sync'
						) }
					</p>
					<p>
						{ __(
							'Your orders, prices and stock stay as they are, deliveries that still wait are carried out, and one that comes again is still recognised.',
							'sedifex-sync'
						) }
					</p>
				</Dialog>
			) }
		</>
	);
};
