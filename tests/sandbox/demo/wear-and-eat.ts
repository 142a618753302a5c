import type { DemoItem } from './types';

const WEAR = 'Fabrics & Wear';
const BEAUTY = 'Beauty & Care';
const FOOD = 'Food & Drinks';

export const TO_WEAR_AND_EAT: readonly DemoItem[] = [
	{
		id: 'prod_kente_stole',
		name: 'Kente Stole, Hand-woven',
		category: WEAR,
		description:
			'Woven in Bonwire on a narrow loom, strip by strip. 180 × 28 cm, cotton and rayon. Wear it over the shoulder for a wedding, a graduation or a durbar.',
		price: 320,
		stock: 12,
		pictures: [ 'cloth-sun-kente-stole', 'cloth-clay-kente-detail' ],
		brand: 'Bonwire Weavers',
		sortOrder: 1,
	},
	{
		id: 'prod_shea_butter',
		name: 'Raw Shea Butter 250 g',
		category: BEAUTY,
		description:
			'Unrefined shea butter from a women’s co-operative in Tamale. Soft, nutty and good for hair and skin.',
		price: 35,
		stock: 60,
		pictures: [ 'jar-sand-shea-butter', 'bowl-sand-shea-nuts' ],
		brand: 'Tamale Shea Co-op',
		sortOrder: 2,
	},
	{
		id: 'prod_cocoa_powder',
		name: 'Cocoa Powder, Unsweetened 400 g',
		category: FOOD,
		description:
			'Single-origin cocoa from the Western Region. For baking and for a proper cup of cocoa.',
		price: 58.5,
		stock: 34,
		pictures: [ 'sack-clay-cocoa-powder' ],
		sortOrder: 3,
	},
	{
		id: 'draft-2f6c1b0e-7d0a-4c55-9a38-51c9e0a7d412',
		name: 'Bolga Basket, Round',
		category: 'Home & Living',
		description:
			'Woven from elephant grass in Bolgatanga with a leather-wrapped handle. About 38 cm across. Colours differ a little from piece to piece.',
		price: 145,
		stock: 9,
		pictures: [ 'basket-sun-bolga-round', 'basket-leaf-bolga-round' ],
		sortOrder: 4,
	},
	{
		id: 'prod_black_soap',
		name: 'Alata Samina Black Soap',
		category: BEAUTY,
		description:
			'Plantain ash, palm kernel oil and nothing else. A 150 g piece lasts about two months.',
		price: 18.99,
		stock: 120,
		pictures: [ 'soap-coal-black-soap' ],
	},
	{
		id: 'prod_wax_print',
		name: 'Wax Print, 6 Yards',
		category: WEAR,
		description:
			'Full piece of cotton wax print in a pattern that means “good things take time”.',
		price: 210,
		stock: 25,
		pictures: [ 'cloth-sea-wax-print', 'cloth-rose-wax-print' ],
	},
	{
		id: 'prod_wax_print_half',
		name: 'Wax Print, 2 Yards',
		category: WEAR,
		description: 'Enough for a skirt, a headwrap and a small bag.',
		price: 75,
		stock: 2,
		pictures: [ 'cloth-plum-wax-print-half' ],
	},
	{
		id: 'prod_smock',
		name: 'Fugu Smock, Made to Measure',
		category: WEAR,
		description:
			'The northern smock, sewn for you from handwoven strips. We call you for your measures after you order. Ready in about ten days.',
		price: 480,
		pictures: [ 'cloth-coal-fugu-smock' ],
		more: { itemType: 'made_to_order' },
	},
	{
		id: 'prod_headwrap',
		name: 'Ready-tied Headwrap',
		category: WEAR,
		description: 'Slip it on and go. One size, lined with satin.',
		price: 65,
		stock: 0,
		pictures: [ 'cloth-rose-headwrap' ],
	},
	{
		id: 'prod_sandals',
		name: 'Ahenema Sandals',
		category: WEAR,
		description:
			'Leather sandals as chiefs wear them, made in Kumasi. Sizes 38 to 46: tell us yours in the note.',
		price: 190,
		stock: 14,
		pictures: [ 'box-clay-ahenema-sandals' ],
	},
	{
		id: 'prod_coconut_oil',
		name: 'Cold-pressed Coconut Oil 500 ml',
		category: BEAUTY,
		description: 'Pressed in Axim. For cooking, hair and skin.',
		price: 48,
		stock: 41,
		pictures: [ 'bottle-sea-coconut-oil' ],
	},
	{
		id: 'prod_moringa',
		name: 'Moringa Leaf Powder 200 g',
		category: BEAUTY,
		description:
			'Shade-dried and finely ground. A spoon a day in porridge, soup or juice.',
		price: 42,
		stock: 38,
		pictures: [ 'jar-leaf-moringa' ],
	},
	{
		id: 'draft-b81d44a9-0f3c-4f0e-8a6b-2f9d3ce1a07b',
		name: 'Baobab Face Oil 50 ml',
		category: BEAUTY,
		description: 'Light, quickly absorbed, in a dropper bottle.',
		price: 89.9,
		stock: 17,
		pictures: [ 'bottle-plum-baobab-oil' ],
	},
	{
		id: 'prod_shito',
		name: 'Shito, Hot Pepper Sauce 350 g',
		category: FOOD,
		description:
			'Slow-cooked with dried fish and shrimp. Very hot. Keeps for months in a cool place.',
		price: 40,
		stock: 55,
		pictures: [ 'jar-rose-shito' ],
	},
	{
		id: 'prod_gari',
		name: 'Gari, Fine 2 kg',
		category: FOOD,
		description:
			'Crisp, slightly sour, from Ho. For soakings, for eba and for red-red.',
		price: 32,
		stock: 80,
		pictures: [ 'sack-sand-gari' ],
	},
	{
		id: 'prod_palm_oil',
		name: 'Zomi Palm Oil 1 litre',
		category: FOOD,
		description: 'Spiced red palm oil for beans, stews and kelewele.',
		price: 44.5,
		stock: 28,
		pictures: [ 'bottle-rose-zomi' ],
	},
	{
		id: 'prod_honey',
		name: 'Forest Honey 500 g',
		category: FOOD,
		description:
			'Raw honey from hives near Kakum. It sets when it is cold; warm it gently in water.',
		price: 70,
		stock: 1,
		pictures: [ 'jar-sun-forest-honey' ],
	},
	{
		id: 'prod_bissap',
		name: 'Sobolo Concentrate 🌺 1 litre',
		category: FOOD,
		description:
			'Hibiscus, ginger and clove. One part sobolo, four parts cold water.',
		price: 38,
		stock: 22,
		pictures: [ 'bottle-rose-sobolo' ],
	},
	{
		id: 'prod_coffee',
		name: 'Café Volta — grains torréfiés 250 g',
		category: FOOD,
		description:
			'Robusta from the Volta hills, roasted dark.\nAlso ground: write “ground” in the note.',
		price: 62.25,
		stock: 19,
		pictures: [ 'sack-coal-coffee' ],
	},
	{
		id: 'prod_groundnut',
		name: 'Nkatie Paste (Groundnut) 400 g',
		category: FOOD,
		description: 'Only roasted groundnuts, stone-ground.',
		price: 29.99,
		stock: 47,
		pictures: [ 'jar-clay-groundnut' ],
	},
];
