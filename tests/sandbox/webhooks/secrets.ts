/** What the three systems prove themselves with; `''` sends none. */
export interface WebhookSecrets {
	/** Key of Sedifex's HMAC. */
	readonly sedifex: string;
	/** Part of the address that Selldone was given. */
	readonly selldone: string;
	/** Key of Selldone's sign headers; without it they are not sent. */
	readonly selldoneSign: string;
	/** Sevi's token, for its header or its address. */
	readonly sevi: string;
}

/** For the shop that `npm start` opens, and for tests. They guard nothing. */
export const DEMO_SECRETS: WebhookSecrets = {
	sedifex: 'whsec_demo_ayeyi_4f1c9b72e0d8',
	selldone: 'selldone-demo-7Qm2vXc94LtR',
	selldoneSign: 'sign-demo-K58sWz1pHd',
	sevi: 'sevi-demo-token-93uBnE6yGa',
};
