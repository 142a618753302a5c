import { Notice, Spinner } from '@wordpress/components';
import type { View } from '@wordpress/dataviews';
import { useState } from '@wordpress/element';
import type { EventChoice } from '../../../api/events';
import { Trouble } from '../../components/trouble';
import { Replay } from '../replay';
import type { Place } from '../use-place';
import { Empty } from './empty';
import { StatusBar } from './status-bar';
import { Table } from './table';
import { Tools } from './tools';
import { useList } from './use-list';
import {
	isNarrowed,
	onlyState,
	toExportQuery,
	toFilter,
	toQuery,
} from './view';

interface Props {
	readonly view: View;
	readonly onChangeView: ( view: View ) => void;
	readonly go: ( to: Place ) => void;
	/** The delivery that was open before: its row gets the focus. 0 = none. */
	readonly cameFrom: number;
}

/** All that was received: how it stands, the list, and what can be done with it. */
export const Deliveries = ( { view, onChangeView, go, cameFrom }: Props ) => {
	const list = useList( toQuery( view ) );
	const { answer, held, error, isLoading, refresh } = list;
	const [ choice, setChoice ] = useState< EventChoice | null >( null );
	const [ said, setSaid ] = useState( '' );
	const done = ( sentence: string ) => {
		setChoice( null );
		list.select( [] );
		setSaid( sentence );
		void refresh();
	};

	if ( null === answer || null === held ) {
		return '' === error ? (
			<Spinner />
		) : (
			<Trouble text={ error } onRetry={ () => void refresh() } />
		);
	}
	const isEmpty = 0 === answer.total && ! isNarrowed( view ) && ! isLoading;
	return (
		<>
			<StatusBar
				answer={ answer }
				onShowFailed={ () => onChangeView( onlyState( view, 'dead' ) ) }
			/>
			{ '' !== error && (
				<Trouble text={ error } onRetry={ () => void refresh() } />
			) }
			{ '' !== said && (
				<Notice
					status="success"
					onRemove={ () => setSaid( '' ) }
					// It was spoken already.
					spokenMessage=""
				>
					{ said }
				</Notice>
			) }
			{ isEmpty ? (
				<Empty go={ go } />
			) : (
				<>
					<Tools
						query={ toExportQuery( view ) }
						total={ answer.total }
						isNarrowed={ isNarrowed( view ) }
						onReplayAll={ () =>
							setChoice( { filter: toFilter( view ) } )
						}
						onCleared={ done }
					/>
					<Table
						view={ view }
						onChangeView={ onChangeView }
						answer={ answer }
						held={ held }
						isLoading={ isLoading }
						selection={ list.selection }
						onSelect={ list.select }
						onReplay={ ( ids ) => setChoice( { ids } ) }
						go={ go }
						cameFrom={ cameFrom }
					/>
				</>
			) }
			{ null !== choice && (
				<Replay
					choice={ choice }
					onClose={ () => setChoice( null ) }
					onDone={ done }
				/>
			) }
		</>
	);
};
