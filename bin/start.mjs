/** `npm start`: a shop to try, with a Sedifex of its own behind it. */
import { continueIn } from './lib/install.mjs';

await continueIn( 'bin/start.ts' );
