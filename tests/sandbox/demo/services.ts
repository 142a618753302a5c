import type { DemoItem } from './types';

export const SERVICES: readonly DemoItem[] = [
	{
		id: 'svc_braids',
		name: 'Knotless Braids',
		category: 'Hair & Beauty',
		description:
			'Three to five hours in our Osu salon. Bring your own hair or choose from ours.',
		price: 250,
		pictures: [ 'bottle-plum-braids' ],
	},
	{
		id: 'svc_barbing',
		name: 'Barbing and Beard Trim',
		category: 'Hair & Beauty',
		description: 'Thirty minutes, with a hot towel.',
		price: 60,
		pictures: [ 'cup-coal-barbing' ],
	},
	{
		id: 'draft-0c9be3d4-72a8-4a90-8d1f-b3a5c2e6f719',
		name: 'Bridal Make-up',
		category: 'Hair & Beauty',
		description: 'At the salon or where you dress. A trial is included.',
		price: 600,
		pictures: [ 'jar-rose-bridal' ],
	},
	{
		id: 'svc_massage',
		name: 'Deep Tissue Massage',
		category: 'Wellness',
		description: 'Sixty minutes with warm shea butter.',
		price: 180,
		pictures: [ 'bowl-leaf-massage' ],
	},
	{
		id: 'svc_tailoring',
		name: 'Sewing and Alterations',
		category: 'Tailoring',
		description:
			'Bring the cloth and a picture of what you want; we agree on the price when we see it.',
		pictures: [ 'cloth-leaf-tailoring' ],
	},
	{
		id: 'svc_catering',
		name: 'Party Catering, per Person',
		category: 'Events',
		description:
			'Jollof, waakye, grilled tilapia, kelewele and drinks. For twenty people and more.',
		price: 95,
		pictures: [ 'bowl-rose-catering' ],
	},
	{
		id: 'svc_photo',
		name: 'Family Photo Session',
		category: 'Events',
		description:
			'One hour at Labadi beach or in your compound, twenty finished pictures.',
		price: 450,
		pictures: [ 'gadget-sea-photo' ],
	},
];

export const COURSES: readonly DemoItem[] = [
	{
		id: 'course_beads',
		name: 'Bead Making Weekend',
		category: 'Workshops',
		description:
			'Two days in Odumase-Krobo: crush, fire, paint and thread. Lunch and materials included.',
		price: 380,
		pictures: [ 'beads-sun-workshop' ],
	},
	{
		id: 'course_sewing',
		name: 'Sewing for Beginners, 8 Weeks',
		category: 'Classes',
		description:
			'Saturday mornings. From threading the machine to your first kaba and slit.',
		price: 900,
		pictures: [ 'cloth-plum-sewing-class' ],
	},
	{
		id: 'course_twi',
		name: 'Twi for Visitors',
		category: 'Classes',
		description:
			'Six evenings, small group: greet, bargain, find your way.',
		price: 420,
		pictures: [ 'book-clay-twi' ],
	},
	{
		id: 'course_cooking',
		name: 'Cook Three Ghanaian Soups',
		category: 'Workshops',
		description:
			'Light soup, groundnut soup and palm nut soup, and the fufu that goes with them.',
		price: 220,
		pictures: [ 'bowl-sun-soups' ],
	},
	{
		id: 'course_business',
		name: 'Sell Online with Your Phone',
		category: 'Classes',
		description:
			'Pictures, prices, delivery and mobile money in one afternoon.',
		price: 150,
		pictures: [ 'book-sea-business' ],
	},
];
