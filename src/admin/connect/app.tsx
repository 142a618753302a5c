import { Spinner } from '@wordpress/components';

/** From a key to a shop, step by step. */
export const App = () => <Spinner />;
