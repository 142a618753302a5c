export const SOURCES = [ 'sedifex', 'selldone', 'sevi' ] as const;

export type Source = ( typeof SOURCES )[ number ];

/** One thing that a system has to tell, before it is signed and sent. */
export interface Message {
	readonly source: Source;
	/** The sender's own word for what happened. */
	readonly event: string;
	/** What it is about, for people: an item's id, an order's number. */
	readonly object: string;
	readonly body: string;
	/** Sedifex has two senders with headers of their own. */
	readonly format: 'event' | 'payment' | 'plain';
	/** Id in Sedifex's headers; '' elsewhere. */
	readonly id: string;
}

/** What a person or a test wants to have sent; each source reads its part. */
export interface Wish {
	readonly source: Source;
	readonly event: string;
	/** Events, or orders that each live through a whole story. */
	readonly count: number;
	/** Whether pretended orders are made for it, or the last ones go on. */
	readonly which: 'new' | 'last';
	/** A product of the catalogue; '' is one after the other. */
	readonly item: string;
	/** Price that a changing product ends with; null adds one cedi. */
	readonly price: number | null;
	/** An order or booking of the sandbox; '' is the newest. */
	readonly reference: string;
	/** Selldone's own words, where they should not follow from the action. */
	readonly type: string;
	readonly status: string;
	readonly deliveryState: string;
	/** Sevi's payment status, where it should not follow from the event. */
	readonly payment: string;
	/** How full Sevi's body is. */
	readonly shape: string;
}

export const PLAIN_WISH: Wish = {
	source: 'sedifex',
	event: 'product.updated',
	count: 1,
	which: 'last',
	item: '',
	price: null,
	reference: '',
	type: '',
	status: '',
	deliveryState: '',
	payment: '',
	shape: 'full',
};

/** A person of whom the pretended orders of Selldone and Sevi are. */
export interface Person {
	readonly first: string;
	readonly last: string;
	readonly city: string;
	readonly street: string;
}

const PEOPLE: readonly Person[] = [
	{ first: 'Ama', last: 'Mensah', city: 'Accra', street: '14 Ring Road' },
	{
		first: 'Kwesi',
		last: 'Boateng',
		city: 'Kumasi',
		street: '3 Adum High St',
	},
	{
		first: 'Akosua',
		last: 'Asante',
		city: 'Tema',
		street: 'Community 8, H 21',
	},
	{
		first: 'Yaw',
		last: 'Ɔfɔri',
		city: 'Cape Coast',
		street: '9 Victoria Rd',
	},
	{
		first: 'Wanjiru',
		last: 'Kamau',
		city: 'Nairobi',
		street: '40 Ngong Road',
	},
	{
		first: 'Esi',
		last: 'Quaye',
		city: 'Takoradi',
		street: '2 Market Circle',
	},
];

export function person( number: number ): Person {
	return PEOPLE[ number % PEOPLE.length ] as Person;
}

export function emailOf( { first, last }: Person ): string {
	const plain = ( text: string ) =>
		text
			.toLowerCase()
			.replace( /ɔ/g, 'o' )
			.replace( /[^a-z]/g, '' );
	return `${ plain( first ) }.${ plain( last ) }@example.com`;
}
