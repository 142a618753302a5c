import type { DemoItem } from './types';

const HOME = 'Home & Living';
const CRAFT = 'Crafts & Gifts';
const TECH = 'Phones & Power';

export const HOME_AND_GIFTS: readonly DemoItem[] = [
	{
		id: 'prod_asanka',
		name: 'Asanka Grinding Bowl with Tapoli',
		category: HOME,
		description:
			'Clay bowl with a ridged inside and its wooden grinder. 26 cm.',
		price: 95,
		stock: 11,
		pictures: [ 'bowl-clay-asanka' ],
	},
	{
		id: 'prod_enamel_mug',
		name: 'Enamel Mug, Set of 2',
		category: HOME,
		description: 'For koko in the morning. Can go on a coal pot.',
		price: 54,
		stock: 31,
		pictures: [ 'cup-sea-enamel-mug' ],
	},
	{
		id: 'prod_calabash_lamp',
		name: 'Carved Calabash Lamp',
		category: HOME,
		description:
			'Hand-cut calabash that throws stars on the wall. With cable and bulb holder (E14).',
		pictures: [ 'bowl-sun-calabash-lamp' ],
		stock: 3,
	},
	{
		id: 'prod_snake_plant',
		name: 'Snake Plant in Clay Pot',
		category: HOME,
		description:
			'Hard to kill. Water it when you remember. Delivered within Accra only.',
		price: 120,
		stock: 8,
		pictures: [ 'plant-leaf-snake-plant' ],
	},
	{
		id: 'prod_krobo_beads',
		name: 'Krobo Glass Beads, Necklace',
		category: CRAFT,
		description:
			'Recycled glass, fired in Odumase-Krobo. Each bead is painted by hand.',
		price: 110,
		stock: 26,
		pictures: [ 'beads-plum-krobo', 'beads-sea-krobo' ],
	},
	{
		id: 'prod_waist_beads',
		name: 'Waist Beads, Single Strand',
		category: CRAFT,
		description: 'Glass seed beads on cotton, tied to fit. 70 to 120 cm.',
		price: 25,
		stock: 90,
		pictures: [ 'beads-rose-waist' ],
	},
	{
		id: 'prod_djembe',
		name: 'Djembe Drum, 30 cm',
		category: CRAFT,
		description:
			'Tweneboa wood and goat skin, tuned and ready to play. Comes with a cloth bag.',
		price: 650,
		stock: 4,
		pictures: [ 'drum-clay-djembe' ],
	},
	{
		id: 'prod_adinkra_set',
		name: 'Adinkra Stamp Set with a Long Name: Gye Nyame, Sankofa, Dwennimmen, Akoma, Eban and Nyame Dua, Carved from Calabash, with Badie Ink, a Cotton Practice Cloth and a Small Printed Guide to What Each of the Symbols Means',
		category: CRAFT,
		description: longStory(),
		price: 260,
		stock: 6,
		pictures: [ 'box-coal-adinkra' ],
	},
	{
		id: 'prod_ewe_cards',
		name: 'Ɛʋegbe Learning Cards – Gbeɖoɖo',
		category: CRAFT,
		description:
			'Sixty picture cards with Ewe words: ŋdi, ŋdɔ, fiẽ. For children of three and older.',
		price: 55,
		stock: 44,
		pictures: [ 'book-sun-ewe-cards' ],
	},
	{
		id: 'draft-6e0a97f3-4b1d-47e2-b2f4-90d1c7a3e58f',
		name: 'Solar Lantern with Phone Charger',
		category: TECH,
		description:
			'Eight hours of light after a day in the sun, and a USB port for the phone.',
		price: 175,
		stock: 20,
		pictures: [ 'gadget-sun-solar-lantern' ],
		brand: 'Sika Solar',
	},
	{
		id: 'prod_power_bank',
		name: 'Power Bank 20,000 mAh',
		category: TECH,
		description: 'For light-out days: charges a phone about four times.',
		price: 230,
		stock: 15,
		pictures: [ 'gadget-coal-power-bank' ],
		brand: 'Sika Solar',
	},
];

/** A text that Sedifex cuts in the middle of its last character. */
function longStory(): string {
	const line =
		'Adinkra cloth was once worn only at funerals and by kings; today the signs are on walls, chairs, rings and phones. ';
	return `${ line.repeat( 11 ).slice( 0, 1199 ) }🎁 and a ribbon`;
}
