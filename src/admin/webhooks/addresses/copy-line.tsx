import { Copy } from '../../components/copy';

interface Props {
	/** What it is, such as "Address". */
	readonly name: string;
	readonly text: string;
	/** What the button says; '' = the text is masked, and not to be copied. */
	readonly copy: string;
}

/** A text to be pasted elsewhere, as it is, with a button that copies it. */
export const CopyLine = ( { name, text, copy }: Props ) => (
	<div className="sedifex-webhooks__line">
		<p>{ name }</p>
		<div className="sedifex-webhooks__copy">
			<code dir="ltr">{ text }</code>
			{ '' !== copy && <Copy text={ text } label={ copy } /> }
		</div>
	</div>
);
