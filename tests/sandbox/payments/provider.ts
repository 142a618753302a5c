import type { Doc } from '../store/values';

/** How the payment provider is told to answer next. */
export type ProviderAnswer =
	| 'never'
	| 'unreachable'
	| {
			readonly status: number;
			readonly json?: { readonly message?: string };
			readonly html?: string;
	  };

export interface Charge {
	readonly email: string;
	readonly amountMinor: number;
	readonly currency: string;
	readonly reference: string;
	readonly subaccount: string | null;
	readonly returnUrl: string;
	readonly metadata: Doc;
}

/** A payment page that was opened with the provider. */
export interface Transaction extends Charge {
	readonly accessCode: string;
	state: 'open' | 'paid' | 'failed' | 'cancelled';
}

export type Initialised =
	| { readonly ok: true; readonly transaction: Transaction }
	| { readonly ok: false; readonly message: string }
	| 'never';

/**
 * A stand-in for the payment provider. It keeps what it has accepted even when
 * the caller's own storage fails afterwards, so a reference is taken for ever.
 */
export class PaymentProvider {
	private readonly transactions = new Map< string, Transaction >();
	private answers: ProviderAnswer[] = [];

	queue( answer: ProviderAnswer, times: number ): void {
		for ( let index = 0; index < times; index++ ) {
			this.answers.push( answer );
		}
	}

	initialise( charge: Charge ): Initialised {
		const told = this.answers.shift();
		if ( told === 'never' ) {
			return told;
		}
		if ( told !== undefined ) {
			return { ok: false, message: this.failureText( told ) };
		}
		const refusal = this.refusal( charge );
		if ( refusal ) {
			return { ok: false, message: refusal };
		}
		const transaction: Transaction = {
			...charge,
			accessCode: this.accessCode(),
			state: 'open',
		};
		this.transactions.set( charge.reference, transaction );
		return { ok: true, transaction };
	}

	byReference( reference: string ): Transaction | null {
		return this.transactions.get( reference ) ?? null;
	}

	byAccessCode( accessCode: string ): Transaction | null {
		return (
			[ ...this.transactions.values() ].find(
				( transaction ) => transaction.accessCode === accessCode
			) ?? null
		);
	}

	all(): Transaction[] {
		return [ ...this.transactions.values() ];
	}

	clear(): void {
		this.transactions.clear();
		this.answers = [];
	}

	private refusal( charge: Charge ): string | null {
		if ( ! /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test( charge.email ) ) {
			return 'Invalid Email Address Passed';
		}
		if (
			! Number.isInteger( charge.amountMinor ) ||
			charge.amountMinor < 1
		) {
			return 'Invalid Amount Sent';
		}
		if ( /[^A-Za-z0-9._,=-]/.test( charge.reference ) ) {
			return 'Transaction reference contains invalid characters';
		}
		if ( this.transactions.has( charge.reference ) ) {
			return 'Duplicate Transaction Reference';
		}
		if (
			charge.subaccount !== null &&
			! /^ACCT_[A-Za-z0-9]+$/.test( charge.subaccount )
		) {
			return 'Subaccount code is invalid';
		}
		return null;
	}

	private failureText( told: Exclude< ProviderAnswer, 'never' > ): string {
		if ( told === 'unreachable' ) {
			return 'fetch failed';
		}
		return (
			told.json?.message ??
			`Paystack initialize failed (${ told.status })`
		);
	}

	private accessCode(): string {
		const letters = Array.from( { length: 15 }, () =>
			Math.floor( Math.random() * 36 ).toString( 36 )
		);
		return letters.join( '' );
	}
}
