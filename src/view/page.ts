/**
 * What all our view code on a page shares: constants and texts from PHP, prices,
 * elements, dialogs. Comes with the cart's module, so that a visitor loads it
 * once instead of with every block; it has no state.
 */
export { config, price, text } from './config';
export type { ViewConfig } from './config';
export { coloursOf, makeDialog } from './dialog';
export { afterPaint, el, isPlainClick, speak } from './dom';
export { startBlocks } from './start';
