/**
 * `npm test`: all tests. `npm test -- php e2e`: only lanes whose name or group
 * is one of these. `npm test -- --list`: which there are.
 */
import { continueIn } from './lib/install.mjs';

await continueIn( 'bin/test.ts' );
