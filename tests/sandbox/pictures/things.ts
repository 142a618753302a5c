import type { Thing } from './thing';
import * as vessels from './vessels';
import * as wares from './wares';

/** All things that can be drawn, by the name that a picture begins with. */
export const THINGS: Record< string, Thing > = { ...vessels, ...wares };
