import { Button, Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { caution, check } from '@wordpress/icons';
import type { OverviewAnswer } from '../../api/overview';

/** How the shop is: the most urgent first and large, with the one thing to do; the rest below. */
export const Health = ( { overview }: { overview: OverviewAnswer } ) => {
	const { health, causes } = overview;
	const [ first, ...others ] = causes;
	return (
		<div className={ `sedifex-overview__health is-${ health }` }>
			<Icon icon={ 'ok' === health ? check : caution } size={ 28 } />
			<div className="sedifex-overview__causes">
				<p role="status">
					<span className="screen-reader-text">
						{ 'ok' === health
							? __( 'All is well:', 'sedifex-sync' )
							: __( 'Please note:', 'sedifex-sync' ) }{ ' ' }
					</span>
					<strong>{ first?.sentence }</strong>
				</p>
				{ others.length > 0 && (
					<ul>
						{ others.map( ( cause ) => (
							<li key={ cause.sentence }>
								{ cause.sentence }{ ' ' }
								{ '' !== cause.action_url && (
									<a href={ cause.action_url }>
										{ cause.action }
									</a>
								) }
							</li>
						) ) }
					</ul>
				) }
			</div>
			{ undefined !== first && '' !== first.action_url && (
				<Button
					__next40pxDefaultSize
					variant="primary"
					href={ first.action_url }
				>
					{ first.action }
				</Button>
			) }
			{ 'ok' === health && '' !== overview.shop_url && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					href={ overview.shop_url }
				>
					{ __( 'View your shop', 'sedifex-sync' ) }
				</Button>
			) }
		</div>
	);
};
