import { __ } from '@wordpress/i18n';
import type { Endpoint } from '../../../api/endpoints';
import { CopyLine } from './copy-line';

interface Props {
	readonly endpoint: Endpoint;
}

/** An address that holds its secret is masked: it was shown when it was made, and only then. */
const copyWord = ( endpoint: Endpoint, word: string ): string =>
	endpoint.secret_in_address ? '' : word;

/** What is to be pasted in the other system. */
export const Address = ( { endpoint }: Props ) =>
	null === endpoint.address ? null : (
		<CopyLine
			name={ __( 'Address to paste', 'sedifex-sync' ) }
			text={ endpoint.address }
			copy={ copyWord(
				endpoint,
				__( 'Copy the address', 'sedifex-sync' )
			) }
		/>
	);

/** Another way in, where the first is closed. */
export const SecondAddress = ( { endpoint }: Props ) =>
	null === endpoint.second_address ? null : (
		<details className="sedifex-webhooks__fold">
			<summary>
				{ __( 'If that address is refused', 'sedifex-sync' ) }
			</summary>
			<p className="sedifex-webhooks__quiet">
				{ __(
					'Some security plugins close the usual address. This second one does the same.',
					'sedifex-sync'
				) }
			</p>
			<CopyLine
				name={ __( 'Second address', 'sedifex-sync' ) }
				text={ endpoint.second_address }
				copy={ copyWord(
					endpoint,
					__( 'Copy the second address', 'sedifex-sync' )
				) }
			/>
		</details>
	);
