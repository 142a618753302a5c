import { HOME_AND_GIFTS } from './home-and-gifts';
import type { DemoItem } from './types';
import { TO_WEAR_AND_EAT } from './wear-and-eat';

export const PRODUCTS: readonly DemoItem[] = [
	...TO_WEAR_AND_EAT,
	...HOME_AND_GIFTS,
];
