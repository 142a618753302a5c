/**
 * What all our view code on a page shares, as one module: constants and texts
 * from PHP, prices, elements, dialogs. It is a module of its own only so that a
 * visitor loads it once instead of with every block; it has no state.
 */
export { config, price, text } from '../view/config';
export type { ViewConfig } from '../view/config';
export { coloursOf, makeDialog } from '../view/dialog';
export { afterPaint, el, isPlainClick, speak } from '../view/dom';
export { startBlocks } from '../view/start';
