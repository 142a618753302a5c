import { FaultQueue } from '../faults';
import { Ledger } from '../ledger';
import { PaymentProvider } from '../payments/provider';
import { WebhookDesk } from '../webhooks/desk';
import { DocumentStore } from './documents';

export type WorldName = 'demo' | 'world' | 'empty';

/** A key of one store that is neither in its document nor in a collection. */
export interface MarketToken {
	readonly storeId: string;
	readonly value: string;
}

/** What can be changed while the server runs, and by `reset` is put back. */
export interface Switches {
	/** The version that the contract header is compared with. */
	contractVersion: string;
	/** The documented pay-on-delivery endpoint, absent by default. */
	payOnDelivery: boolean;
	/** Every key is refused, as in an outage of the key look-up. */
	rejectKeys: boolean;
	/** Functions that answer Google's 404, as if they were not deployed. */
	absent: string[];
	/** The catalogue says that it has nothing. */
	emptyCatalogue: boolean;
	/** How many documents the catalogue reads of one collection. */
	collectionLimit: number;
	/** How many items the catalogue returns in all. */
	catalogueLimit: number;
	/** The platform cuts an unanswered request after this many milliseconds. */
	answerLimitMs: number;
	/** Return address of checkouts that name none. */
	defaultReturnUrl: string;
	/** Percent added to every charge, to test a total that has changed. */
	extraFeePercent: number;
	/** Host that payment addresses carry; '' is the host that was asked. */
	paymentHost: string;
	/** Milliseconds between a payment and Sedifex hearing of it. */
	eventDelayMs: number;
	/** Whether a booking list can be filtered (a storage index). */
	bookingListFilterIndex: boolean;
	/** So many creates of a booking take their seats and then fail. */
	leakSeats: number;
	/** The address that takes enquiries, absent by default. */
	enquiries: boolean;
	/** A webhook is sent for each change, once a site is named. */
	announceChanges: boolean;
}

export function defaultSwitches(): Switches {
	return {
		contractVersion: '2026-04-13',
		payOnDelivery: false,
		rejectKeys: false,
		absent: [],
		emptyCatalogue: false,
		collectionLimit: 150,
		catalogueLimit: 300,
		answerLimitMs: 60_000,
		defaultReturnUrl: '',
		extraFeePercent: 0,
		paymentHost: '',
		eventDelayMs: 0,
		bookingListFilterIndex: false,
		leakSeats: 0,
		enquiries: false,
		announceChanges: false,
	};
}

/** Everything that the sandbox remembers. One instance is one Sedifex. */
export class SandboxState {
	world: WorldName = 'empty';
	masterKey = '';
	marketTokens: MarketToken[] = [];
	switches: Switches = defaultSwitches();
	/** Milliseconds by which this Sedifex's clock is ahead of ours. */
	skewMs = 0;
	/** Goes up with each reset, so that delayed work knows it is too late. */
	epoch = 0;
	readonly webhookSecret = 'sk_test_sandbox';
	readonly documents = new DocumentStore();
	readonly provider = new PaymentProvider();
	readonly faults = new FaultQueue();
	readonly ledger = new Ledger();
	readonly webhooks = new WebhookDesk();

	now(): number {
		return Date.now() + this.skewMs;
	}

	nowIso(): string {
		return new Date( this.now() ).toISOString();
	}

	/** Forgets everything; a world is loaded on top afterwards. */
	clear(): void {
		this.epoch += 1;
		this.world = 'empty';
		this.masterKey = '';
		this.marketTokens = [];
		this.switches = defaultSwitches();
		this.skewMs = 0;
		this.documents.clear();
		this.provider.clear();
		this.faults.clear();
		this.ledger.clear();
		this.webhooks.clear();
	}
}
