import type { EventDetail } from '../../../api/events';

/** The delivery for whoever helps, as one text; its body as data where it is data. */
export const asJson = ( { body, ...rest }: EventDetail ): string => {
	let data: unknown = body;
	try {
		data = null === body ? null : JSON.parse( body );
	} catch {
		// Then it stays the text that it is.
	}
	return JSON.stringify( { ...rest, body: data }, null, '\t' );
};
