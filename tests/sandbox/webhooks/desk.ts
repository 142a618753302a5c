import type { SandboxState } from '../store/state';
import type { Run } from './runs';
import { DEMO_SECRETS, type WebhookSecrets } from './secrets';
import type { SelldoneOrder } from './selldone';
import type { SeviOrder } from './sevi';

/** How the site is reached. */
export const DOORS = [ 'rest', 'argument' ] as const;

export type Door = ( typeof DOORS )[ number ];

/** How Sevi shows its token. */
export const WAYS = [ 'bearer', 'plain', 'path', 'both' ] as const;

export type Way = ( typeof WAYS )[ number ];

export interface Target {
	/** The site's address without a slash at the end; '' is none yet. */
	site: string;
	secrets: WebhookSecrets;
	door: Door;
	way: Way;
}

/** So many changes within one millisecond, and no more, run ahead of the clock. */
const AHEAD_MS = 60_000;

/** A change in this Sedifex that webhooks are sent for. */
export type News =
	| {
			readonly what: 'product';
			readonly id: string;
			readonly storeId: string;
			readonly before: unknown;
			readonly after: unknown;
	  }
	| {
			readonly what: 'payment';
			readonly reference: string;
			readonly paid: boolean;
	  }
	| { readonly what: 'order'; readonly reference: string }
	| {
			readonly what: 'booking';
			readonly id: string;
			readonly storeId: string;
			readonly type: string;
			readonly before: unknown;
			readonly after: unknown;
	  };

/** What the sandbox knows of webhooks: where to, what was sent, of which orders. */
export class WebhookDesk {
	/** Not data: stays when the sandbox goes back to its beginning. */
	readonly target: Target = {
		site: '',
		secrets: DEMO_SECRETS,
		door: 'rest',
		way: 'bearer',
	};
	runs: Run[] = [];
	selldone: SelldoneOrder[] = [];
	sevi: SeviOrder[] = [];
	/** Set by the sandbox once it runs; told of each change. */
	listener: ( ( news: News ) => void ) | null = null;
	private last = 0;
	private muted = 0;
	private numbers = 0;

	/** A time later than any it gave before, in milliseconds. */
	later( state: SandboxState ): number {
		const now = state.now();
		// Far ahead only after the clock was set back.
		const isAhead = this.last >= now && this.last - now < AHEAD_MS;
		this.last = isAhead ? this.last + 1 : now;
		return this.last;
	}

	/** A number that no other call gets. */
	number(): number {
		this.numbers += 1;
		return this.numbers;
	}

	tell( news: News ): void {
		if ( this.muted === 0 ) {
			this.listener?.( news );
		}
	}

	/** Changes that are announced by whoever makes them. */
	quietly< T >( work: () => T ): T {
		this.muted += 1;
		try {
			return work();
		} finally {
			this.muted -= 1;
		}
	}

	clear(): void {
		this.runs = [];
		this.selldone = [];
		this.sevi = [];
		this.last = 0;
	}
}
