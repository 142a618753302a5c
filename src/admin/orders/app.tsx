import { Spinner } from '@wordpress/components';

/** Everything that went through this site. */
export const App = () => <Spinner />;
