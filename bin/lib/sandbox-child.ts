/**
 * The sandbox as a child of `npm start`: ends with its parent, also where that
 * was killed and could not say so.
 */
import '../../tests/sandbox/main';

process.stdin.resume();
process.stdin.on( 'end', () => process.exit( 0 ) );
process.stdin.on( 'error', () => process.exit( 0 ) );
