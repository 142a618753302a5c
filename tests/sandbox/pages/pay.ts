import { escapeHtml } from '../http/escape';
import { notDeployed, redirect, type Reply } from '../http/reply';
import type { SandboxRequest } from '../http/request';
import { report } from '../payments/steps';
import type { Transaction } from '../payments/provider';
import type { SandboxState } from '../store/state';
import { firstText, record, text } from '../store/values';
import { customerPage, money } from './layout';

/** The payment page: `/pay/<access code>`, plain forms only. */
export function payPage( state: SandboxState, request: SandboxRequest ): Reply {
	const transaction = state.provider.byAccessCode(
		request.segments[ 1 ] ?? ''
	);
	if ( ! transaction ) {
		return notDeployed();
	}
	if ( request.method !== 'POST' ) {
		return show( state, transaction );
	}
	return settle( state, transaction, text( request.fields().do ) );
}

function settle(
	state: SandboxState,
	transaction: Transaction,
	choice: string
): Reply {
	const { reference } = transaction;
	if ( transaction.state !== 'paid' ) {
		if ( choice === 'pay' ) {
			// The money is there at once; Sedifex may hear of it later.
			transaction.state = 'paid';
			afterDelay( state, () =>
				report( state, 'charge.success', { reference } )
			);
		} else if ( choice === 'fail' ) {
			transaction.state = 'failed';
			afterDelay( state, () =>
				report( state, 'charge.failed', { reference } )
			);
		} else {
			// Nobody is told of a customer who goes away.
			transaction.state = 'cancelled';
		}
	}
	const back = returnAddress( transaction );
	return back ? redirect( back ) : show( state, transaction );
}

function afterDelay( state: SandboxState, work: () => void ): void {
	const { eventDelayMs } = state.switches;
	if ( eventDelayMs === 0 ) {
		work();
		return;
	}
	const { epoch } = state;
	setTimeout( () => {
		if ( state.epoch === epoch ) {
			work();
		}
	}, eventDelayMs ).unref();
}

function returnAddress( { returnUrl, reference }: Transaction ): string | null {
	if ( ! URL.canParse( returnUrl ) ) {
		return null;
	}
	const url = new URL( returnUrl );
	url.searchParams.set( 'trxref', reference );
	url.searchParams.set( 'reference', reference );
	return url.toString();
}

const NOTES: Record< Transaction[ 'state' ], string > = {
	open: '',
	paid: '<p class="tag good">This payment has been made</p>',
	failed: '<p class="tag bad">The last try did not go through</p>',
	cancelled: '<p class="tag wait">You left this page before paying</p>',
};

function show( state: SandboxState, transaction: Transaction ): Reply {
	const storeId = text( transaction.metadata.storeId );
	const store = state.documents.get( 'stores', storeId ) ?? {};
	const name =
		firstText( record( store.publicProfile ), [ 'displayName' ] ) ||
		firstText( store, [ 'displayName', 'name' ] ) ||
		storeId;
	const back = returnAddress( transaction );
	const choices =
		transaction.state === 'paid'
			? ''
			: `<form method="post">
<button class="main" name="do" value="pay">Pay</button>
<button class="no" name="do" value="fail">Let the payment fail</button>
<button name="do" value="cancel">Cancel</button>
</form>`;
	const leave =
		transaction.state === 'paid' && back
			? `<p><a href="${ escapeHtml( back ) }">Back to the store</a></p>`
			: '';
	return customerPage(
		`Pay ${ name }`,
		`<div class="card pay" style="margin:2rem auto">
<p class="soft">Test payment. No money moves.</p>
<h1>Pay ${ escapeHtml( name ) }</h1>
<span class="sum">${ escapeHtml( money( transaction.currency, transaction.amountMinor / 100 ) ) }</span>
<dl>
<dt>E-mail</dt><dd>${ escapeHtml( transaction.email ) }</dd>
<dt>Reference</dt><dd>${ escapeHtml( transaction.reference ) }</dd>
</dl>
${ NOTES[ transaction.state ] }
${ choices }${ leave }
</div>`
	);
}
